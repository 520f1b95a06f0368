import Terminal
import Testing

@testable import Dashboard

struct LineInputTests {
  private func typed(_ script: String, into text: String = "") -> LineInput {
    var line = LineInput(text)
    for character in script { _ = line.take(Key(scripted: character)) }
    return line
  }

  @Test func `a line that is taken up is continued at its end`() {
    #expect(typed("c", into: "ab").text == "abc")
  }

  @Test func `characters go in and out at the cursor`() {
    #expect(typed("abc←←x\u{7F}y⌦").text == "ayc")
    #expect(typed("abc⇱⌦⇲\u{7F}").text == "b")
    #expect(typed("one two\u{17}three").text == "one three")
    #expect(typed("one\u{15}two").text == "two")
  }

  @Test func `a combining mark joins its letter, and the cursor knows`() {
    var line = typed("e")
    _ = line.take(.character("\u{301}"))
    #expect(line.text == "é" && line.cursor == 1)
    _ = line.take(.character("x"))
    #expect(line.text == "éx")
  }

  @Test func `the bar stands where the cursor is`() {
    #expect(typed("abc←").spans.map(\.text).joined() == "ab▏c")
  }

  @Test func `keys that do not edit are left to others`() {
    var line = LineInput()
    for key in [Key.enter, .escape, .up, .down, .tab, .control("p"), .function(1), .unknown] {
      let isTaken = line.take(key)
      #expect(!isTaken)
    }
  }

  @Test(arguments: 0..<100)
  func `whatever is typed, the cursor stays within the text`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let keys =
      Array("ab é口\u{301}\u{1F1E9}\u{200D}←→⇱⇲⌦\u{7F}\u{17}\u{15}\u{01}\u{05}\u{04}")
      .map(Key.init(scripted:)) + [.character("\u{301}"), .character("\u{1F1E9}")]
    var line = LineInput()
    for _ in 0..<80 {
      _ = line.take(keys[Int.random(in: keys.indices, using: &random)])
      #expect((0...line.text.count).contains(line.cursor))
    }
  }
}
