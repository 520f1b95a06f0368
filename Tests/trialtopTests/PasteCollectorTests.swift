import Testing

@testable import trialtop

struct PasteCollectorTests {
  private func collect(_ text: String) -> (text: String?, rest: Int) {
    var collector = PasteCollector()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if let whole = collector.take(scalar) {
        return (whole, text.unicodeScalars.count - index - 1)
      }
    }
    return (nil, 0)
  }

  @Test func `everything up to the end is text`() {
    let collected = collect("grade>=3\r\u{1B}[201~q")
    #expect(collected.text == "grade>=3\r")
    #expect(collected.rest == 1)
  }

  @Test func `sequences that only look like the end are text`() {
    #expect(collect("\u{1B}[A\u{1B}[201\u{1B}\u{1B}[201~").text == "\u{1B}[A\u{1B}[201\u{1B}")
  }

  @Test func `a paste without an end never ends`() {
    #expect(collect("abc\u{1B}[201").text == nil)
  }

  @Test func `a flood is swallowed and cut`() {
    let flood = String(repeating: "x", count: 200_000)
    #expect(collect(flood + "\u{1B}[201~").text?.count == 65_536)
  }
}
