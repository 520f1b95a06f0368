import Terminal
import Testing

@testable import trialtop

struct CursesStylesTests {
  @Test(arguments: [
    (Colour.default, Int32(256), Int32(-1)), (.ansi(1), 256, 1), (.ansi(9), 256, 9),
    (.ansi(9), 8, 1), (.ansi(9), 16, 9), (.indexed(200), 256, 200), (.ansi(3), 0, -1),
    (.rgb(255, 0, 0), 256, 196), (.ansi(9), 1 << 24, 1),
    (.rgb(0x12, 0x34, 0x56), 1 << 24, 0x123456),
    (.rgb(0, 0, 3), 1 << 24, 0), (.indexed(9), 1 << 24, 1), (.rgb(205, 0, 0), 8, 1),
  ])
  func `a colour has the number that the terminal knows it by`(
    colour: Colour, colours: Int32, number: Int32
  ) {
    #expect(CursesStyles.number(of: colour, colours: colours) == number)
  }

  @Test(arguments: [
    ("\u{1B}[m\u{0F}$<2>", "\u{1B}[m\u{0F}"), ("a$<100/>b$<5>", "ab"), ("", ""),
    ("$5", "$5"), ("open$<5", "open$<5"),
  ])
  func `delays of a capability are left out`(capability: String, bytes: String) {
    #expect(TerminalRescue.withoutDelays(capability) == Array(bytes.utf8))
  }
}
