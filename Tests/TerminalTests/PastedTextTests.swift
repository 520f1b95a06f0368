import Terminal
import Testing

struct PastedTextTests {
  @Test func `lines become one line`() {
    #expect(PastedText("grade>=3\r\n& related\nx\ty\rz").text == "grade>=3 & related x y z")
  }

  @Test func `control characters are left out`() {
    #expect(PastedText("a\u{1B}[31mb\u{7}c\u{9B}d\u{202E}e").text == "a[31mbcde")
  }

  @Test func `other letters stay whole`() {
    let text = "é 症状 e\u{301} 👨‍👩‍👧 ﷺ"
    #expect(PastedText(text).text == text)
  }

  @Test func `more than 10 kB is cut between characters, and says so`() {
    let long = PastedText(String(repeating: "症", count: 4000))
    #expect(long.isCut)
    #expect(long.text.utf8.count == 10_239)
    #expect(!PastedText(String(repeating: "x", count: 10_240)).isCut)
  }
}
