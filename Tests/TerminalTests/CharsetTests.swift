import Terminal
import Testing

struct CharsetTests {
  func shown(_ text: String, _ charset: Charset, width: Int) -> String {
    var buffer = Buffer(size: Size(width: width, height: 1), charset: charset)
    buffer.put(text, x: 0, y: 0)
    return buffer.lines[0]
  }

  @Test(arguments: [
    ("╭─┐│├┼┤└╯", "+-+|+++++"), ("┏━┓┃┱", "#=##+"), ("▁▂▃▄▅▆▇█", ".:-=+*##"),
    ("▲▼▾▸●■–×·✖✓", "^vv>*#-x.xv"), ("a…b", "a~b"), ("köln", "koln"), ("Zürich", "Zurich"),
    ("░▒▓", ":%#"), ("┄╌╍", "--="), ("→←↑↓", "><^v"),
  ])
  func `ASCII shows look-alikes of the same width`(text: String, expected: String) {
    #expect(shown(text, .ascii, width: text.displayWidth) == expected)
  }

  @Test func `at least never turns into more than`() {
    #expect(shown("grade ≥ 3 ", .ascii, width: 10) == "grade >=3 ")
    #expect(shown("≥3 ", .ascii, width: 4) == ">=3 ")
    #expect(shown("≤ 5", .console, width: 3) == "<=5")
    #expect(Buffer(size: Size(width: 1, height: 1), charset: .ascii).columns(of: "≥3") == 3)
  }

  @Test func `wide characters keep their columns as question marks`() {
    #expect(shown("中山|", .ascii, width: 5) == "? ? |")
    #expect(shown("中山|", .console, width: 5) == "? ? |")
    #expect(shown("αe\u{301}", .ascii, width: 3) == "?e ")
  }

  @Test func `a bare console tells heavy lines by doubling them`() {
    #expect(shown("╭─╮┏━┓┃┡", .console, width: 8) == "┌─┐╔═╗║╠")
    #expect(shown("█▌▏é×·", .console, width: 6) == "██=é×·")
  }

  @Test func `box and braille show what they are given`() {
    let text = "╭┱█▏≥中é"
    #expect(shown(text, .box, width: 8) == text)
    #expect(shown("⣿" + text, .braille, width: 9) == "⣿" + text)
  }
}
