import Testing

@testable import Terminal

struct ForeignSchemeTests {
  /// Sixteen colours made up for the test: greys first, from dark to light.
  static let colours = [
    "101418", "20262c", "303840", "48525c", "8a949e", "c8d0d8", "e0e6ec", "f8fafc",
    "e06070", "e09050", "d8c060", "70c080", "50c0c0", "60a0e0", "b080d0", "a07050",
  ]

  static func base16(_ colours: [String] = colours, indent: String = "") -> String {
    let lines = colours.enumerated().map {
      "\(indent)base0\(String($0.offset, radix: 16).uppercased()): \"\($0.element)\"  # made up"
    }
    return (["scheme: \"Made up\"", "author: \"nobody\""] + lines).joined(separator: "\n")
  }

  static let btop = """
    # made up
    theme[main_bg]="#101418"
    theme[main_fg]='200 208 216'
    theme[title]="#f8"
    theme[hi_fg]="#60a0e0"
    theme[selected_bg]="#303840"
    theme[cpu_end]="#e06070"
    theme[inactive_fg]=""
    """

  @Test func `a base16 scheme becomes a theme by the table`() throws {
    let theme = try ForeignScheme(Self.base16()).theme(named: "made-up").theme
    #expect(theme.background == .dark)
    #expect(theme.paper == .rgb(0x10, 0x14, 0x18))
    #expect(theme[.text] == Style(.rgb(0xC8, 0xD0, 0xD8)))
    #expect(theme[.grade3] == Style(.rgb(0xE0, 0x90, 0x50), bold: true))
    #expect(
      theme[.grade5] == Style(.rgb(0x10, 0x14, 0x18), on: .rgb(0xE0, 0x60, 0x70), bold: true))
  }

  @Test func `keys may be indented, without quotes, with a hash, in any case`() throws {
    let plain = try ForeignScheme(Self.base16()).theme(named: "a").theme
    let nested = "palette:\n" + Self.base16(indent: "  ")
    #expect(try ForeignScheme(nested).theme(named: "a").theme == plain)
    let bare = Self.base16().replacing("\"", with: "").lowercased()
    #expect(try ForeignScheme(bare).theme(named: "a").theme == plain)
    let hashed = Self.base16(Self.colours.map { "#" + $0 })
    #expect(try ForeignScheme(hashed).theme(named: "a").theme == plain)
    let windows = Self.base16().replacing("\n", with: "\r\n")
    #expect(try ForeignScheme(windows).theme(named: "a").theme == plain)
  }

  @Test func `base24 gives its brighter red on a dark background only`() throws {
    let more = "\nbase12: \"ff8090\"\n"
    let dark = try ForeignScheme(Self.base16() + more).theme(named: "a").theme
    #expect(dark[.grade4].foreground == .rgb(0xFF, 0x80, 0x90))
    let greys = Array(Self.colours.prefix(8).reversed()) + Self.colours.dropFirst(8)
    let light = try ForeignScheme(Self.base16(greys) + more).theme(named: "a")
    #expect(light.theme.background == .light)
    #expect(light.adapted[.grade4] == "#e06070")
  }

  @Test func `a btop theme becomes one, whatever way it writes a colour`() throws {
    let scheme = try ForeignScheme(Self.btop)
    let theme = scheme.theme(named: "made-up").theme
    #expect(scheme.format == .btop)
    #expect(theme[.text].foreground == .rgb(200, 208, 216))
    #expect(theme[.title].foreground == .rgb(0xF8, 0xF8, 0xF8))
    #expect(theme[.error].foreground == .rgb(0xE0, 0x60, 0x70))
    #expect(theme[.accent].foreground == .rgb(0x60, 0xA0, 0xE0))
  }

  @Test func `a btop theme without a background is taken for the one its text can be read on`()
    throws
  {
    let dark = try ForeignScheme("theme[main_bg]=\"\"\ntheme[main_fg]=\"#cccccc\"")
    #expect(dark.theme(named: "a").theme.paper == .rgb(0, 0, 0))
    let light = try ForeignScheme("theme[main_fg]=\"#333333\"")
    #expect(light.theme(named: "a").theme.paper == .rgb(255, 255, 255))
  }

  /// A scheme whose greys are close together, as is usual for comments.
  @Test(arguments: [false, true])
  func `what could not be read is adapted, and told`(isLight: Bool) throws {
    let greys = isLight ? Array(Self.colours.prefix(8).reversed()) : Array(Self.colours.prefix(8))
    let faint = greys.prefix(4) + [greys[3]] + greys.dropFirst(5) + Self.colours.dropFirst(8)
    let (theme, adapted) = try ForeignScheme(Self.base16(Array(faint))).theme(named: "a")
    #expect(adapted[.muted] == "#" + greys[3])
    let paper = try #require(theme.paper.appearances.first)
    for role in Role.allCases {
      let ink = try #require(theme[role].foreground.appearances.first)
      let ground = theme[role].background.appearances.first ?? paper
      let needed = role.isGraphic ? Contrast.graphic : Contrast.text
      #expect(Contrast.ratio(ink, ground) >= needed, "\(role)")
    }
  }

  @Test(arguments: [
    ("base00: \"12345\"", 1, "'12345' is no colour; base00"),
    ("a: b\nbase0A: #gg0000", 2, "is no colour"),
    ("theme[main_fg]=\"#cccccc\"\ntheme[title]=\"300 0 0\"", 2, "'300 0 0' is no colour; title"),
  ])
  func `a wrong colour is named with its line`(text: String, line: Int, message: String) {
    let issue = #expect(throws: ThemeIssue.self) { try ForeignScheme(text) }
    #expect(issue?.line == line)
    #expect(issue?.message.contains(message) == true, "\(issue?.message ?? "")")
  }

  @Test func `what is no scheme is refused, and one with gaps names them`() {
    let nothing = #expect(throws: ThemeIssue.self) { try ForeignScheme("[roles]\ntext = 1\n") }
    #expect(nothing?.message.contains("neither a base16 scheme") == true)
    let text = Self.base16(Array(Self.colours.prefix(14)))
    let gaps = #expect(throws: ThemeIssue.self) { try ForeignScheme(text) }
    #expect(gaps?.message.contains("base0e, base0f") == true)
    let empty = #expect(throws: ThemeIssue.self) { try ForeignScheme("theme[main_fg]=\"\"") }
    #expect(empty?.message.contains("neither") == true)
  }

  @Test(arguments: [true, false])
  func `an imported theme is written as it is read again`(paints: Bool) throws {
    let made = try ForeignScheme(Self.base16()).theme(named: "a", paintsPaper: paints)
    let text = ThemeText(
      made.theme, about: ["Imported."], notes: made.adapted.mapValues { "was \($0)" },
      paintsPaper: paints
    ).text
    let shipped = ShippedTheme(name: "a", text: text)
    #expect(shipped.oddLines == [])
    #expect(shipped.issues == [])
    #expect(shipped.theme == made.theme)
  }

  @Test func `the test card names every role and fits its width`() {
    let lines = ThemeCard(.terminalDefault).buffer.lines(trimmed: true)
    for role in Role.allCases {
      #expect(lines.contains { $0.hasPrefix(role.name + " ") && $0.contains(role.purpose) })
    }
  }
}
