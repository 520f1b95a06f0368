import Terminal
import Testing

struct AnsiEncoderTests {
  let theme = Theme(
    name: "test",
    styles: [.error: Style(.rgb(255, 0, 0), bold: true), .badge: Style(on: .ansi(12))])

  func buffer() -> Buffer {
    var buffer = Buffer(size: Size(width: 10, height: 2))
    buffer.put("a", x: 0, y: 0)
    buffer.put("中", x: 1, y: 0, role: .error)
    buffer.put("b", x: 3, y: 0)
    buffer.put("  ", x: 5, y: 0, role: .badge)
    return buffer
  }

  @Test(arguments: [
    (ColourDepth.none, "a中b"),
    (.ansi16, "a\u{1B}[0;1;91m中\u{1B}[0mb \u{1B}[0;104m  \u{1B}[0m"),
    (.indexed256, "a\u{1B}[0;1;38;5;196m中\u{1B}[0mb \u{1B}[0;104m  \u{1B}[0m"),
    (.trueColour, "a\u{1B}[0;1;38;2;255;0;0m中\u{1B}[0mb \u{1B}[0;104m  \u{1B}[0m"),
  ])
  func `styles become sequences only where they change`(depth: ColourDepth, expected: String) {
    #expect(AnsiEncoder(theme: theme, depth: depth).lines(of: buffer()) == [expected, ""])
  }

  @Test func `a highlighted cell is reversed and keeps its colour`() {
    var buffer = Buffer(size: Size(width: 2, height: 1))
    buffer.put("x", x: 0, y: 0, role: .responseProgressive)
    buffer.highlight(buffer.area)
    #expect(
      AnsiEncoder(depth: .ansi16).lines(of: buffer) == ["\u{1B}[0;7;91mx\u{1B}[0;7m \u{1B}[0m"])
  }

  @Test(arguments: [
    (Colour.rgb(255, 255, 255), ColourDepth.ansi16, Colour.ansi(15)),
    (.rgb(0, 0, 0), .indexed256, .indexed(16)),
    (.rgb(95, 135, 175), .indexed256, .indexed(67)),
    (.rgb(118, 118, 118), .indexed256, .indexed(243)),
    (.indexed(196), .ansi16, .ansi(9)),
    (.indexed(3), .ansi16, .ansi(3)),
    (.indexed(208), .indexed256, .indexed(208)),
    (.ansi(5), .indexed256, .ansi(5)),
    (.rgb(1, 2, 3), .trueColour, .rgb(1, 2, 3)),
    (.rgb(1, 2, 3), .none, .default),
  ])
  func `a colour becomes the nearest the terminal has`(
    colour: Colour, depth: ColourDepth, expected: Colour
  ) {
    #expect(colour.reduced(to: depth) == expected)
  }
}
