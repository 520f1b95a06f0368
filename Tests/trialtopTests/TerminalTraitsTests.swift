import Terminal
import Testing

@testable import trialtop

struct TerminalTraitsTests {
  private func traits(_ environment: [String: String]) -> TerminalTraits {
    TerminalTraits(environment: environment)
  }

  @Test(arguments: [
    ("xterm-256color", "UTF-8", Charset.box), ("xterm", "utf-8", .box),
    ("linux", "UTF-8", .console),
    ("linux-16color", "UTF-8", .console), ("xterm", "ANSI_X3.4-1968", .ascii),
    ("linux", "ISO-8859-1", .ascii), ("xterm", "", .ascii),
  ])
  func `the encoding and the terminal decide about the glyphs`(
    terminal: String, encoding: String, charset: Charset
  ) {
    #expect(traits(["TERM": terminal]).charset(encoding: encoding) == charset)
  }

  @Test(arguments: [
    (["TERM": "xterm"], ColourDepth.ansi16),
    (["TERM": "xterm-256color"], .indexed256),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], .trueColour),
    (["TERM": "xterm", "COLORTERM": "24bit"], .trueColour),
    (["TERM": "xterm", "COLORTERM": "yes"], .ansi16),
    (["TERM": "xterm-direct"], .trueColour),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"], .none),
    (["TERM": "xterm-256color", "NO_COLOR": ""], .indexed256),
    (["TERM": "dumb", "COLORTERM": "truecolor"], .none),
    ([:], .none),
  ])
  func `the first of the signs of colour decides`(
    environment: [String: String], depth: ColourDepth
  ) {
    #expect(traits(environment).colourDepth == depth)
  }

  @Test(arguments: [
    (-1, ColourDepth.none), (0, .none), (8, .ansi16), (16, .ansi16), (88, .ansi16),
    (256, .indexed256), (1 << 24, .trueColour),
  ])
  func `a terminal's description bounds its colours`(colours: Int, depth: ColourDepth) {
    #expect(TerminalTraits.depth(ofColours: colours) == depth)
  }

  @Test func `a terminal without description is tried as xterm and as vt100`() {
    #expect(
      traits(["TERM": "xterm-kitty"]).candidates
        == ["xterm-kitty", "xterm-256color", "xterm", "vt100"])
    #expect(traits(["TERM": "xterm"]).candidates == ["xterm", "xterm-256color", "vt100"])
  }

  @Test(arguments: [
    ([:], true), (["TERM": ""], true), (["TERM": "dumb"], true), (["TERM": "unknown"], true),
    (["TERM": "vt100"], false),
  ])
  func `some terminals say that they can do nothing`(environment: [String: String], isDumb: Bool) {
    #expect(traits(environment).isDumb == isDumb)
  }

  @Test(arguments: [
    (["LC_CTYPE": "UTF-8"], true), (["LANG": "de_DE.utf8"], true),
    (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
    ([:], false), (["LANG": "POSIX"], false),
  ])
  func `the first locale that is set says whether UTF-8 is asked for`(
    environment: [String: String], asks: Bool
  ) {
    #expect(traits(environment).asksForUTF8 == asks)
  }

  @Test(arguments: [
    DisplayError.noTerminal(stream: "standard output"), .cannotPlaceCursor(terminal: "dumb"),
    .cannotPlaceCursor(terminal: ""), .unknownTerminal("adm3a"),
  ])
  func `an error names the way without a terminal`(error: DisplayError) {
    #expect(error.description.contains("trialtop print"))
  }
}
