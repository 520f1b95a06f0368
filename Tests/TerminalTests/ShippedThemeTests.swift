import Testing

@testable import Terminal

/// What every file of themes/ promises.
struct ShippedThemeTests {
  /// What lies behind a cell without a background of its own: the paper of the theme; for a theme
  /// of no background black and white, as xterm and as a PC show the 16 colours.
  private struct Ground {
    let ink: Colour.RGB
    let paper: Colour.RGB
    let palette: Int
  }

  private static let grounds = [Ground].init(
    [(0xE5E5E5, 0x000000), (0x000000, 0xFFFFFF)].flatMap { ink, paper in
      (0...1).map { Ground(ink: .init(hex: ink), paper: .init(hex: paper), palette: $0) }
    })

  private func grounds(of theme: Theme) -> [Ground] {
    guard let paper = theme.paper.appearances.first else { return Self.grounds }
    let ink = Colour.RGB(hex: theme.background == .light ? 0x000000 : 0xFFFFFF)
    return [Ground(ink: ink, paper: paper, palette: 0)]
  }

  /// The colours of a cell. A dim one has lost a third of its colour, as kitty and VTE draw it.
  private func colours(of style: Style, on ground: Ground) -> (ink: Colour.RGB, paper: Colour.RGB) {
    func shown(_ colour: Colour) -> Colour.RGB? {
      colour.appearances.isEmpty
        ? nil : colour.appearances[ground.palette % colour.appearances.count]
    }
    var ink = shown(style.foreground) ?? ground.ink
    let paper = shown(style.background) ?? ground.paper
    if style.isDim {
      ink = Colour.RGB(
        (2 * ink.red + paper.red) / 3, (2 * ink.green + paper.green) / 3,
        (2 * ink.blue + paper.blue) / 3)
    }
    return style.isReversed ? (paper, ink) : (ink, paper)
  }

  private func contrast(_ style: Style, on ground: Ground) -> Double {
    let (ink, paper) = colours(of: style, on: ground)
    return Contrast.ratio(ink, paper)
  }

  /// Curves and responses are lines and bars with their names beside them. No colour of an unknown
  /// palette of 16 is legible as text on black and white alike, so a theme for any background
  /// draws them as what they are.
  private func needed(_ role: Role, in theme: Theme) -> Double {
    if role.isGraphic { return Contrast.graphic }
    let isDrawn = Self.series.contains(role) || Self.responses.contains(role)
    return isDrawn && theme.background == .any ? Contrast.graphic : Contrast.text
  }

  private static let grades: [Role] = [.grade1, .grade2, .grade3, .grade4, .grade5]
  private static let series: [Role] = [.series1, .series2, .series3, .series4]
  private static let responses: [Role] = [
    .responseComplete, .responsePartial, .responseStable, .responseProgressive, .responseNone,
  ]

  // MARK: - Files

  @Test func `the shipped themes are found`() {
    #expect(
      ShippedTheme.all.map(\.name) == [
        "colour-blind", "colour-blind-light", "dark", "high-contrast", "light", "mono",
        "terminal-default",
      ])
  }

  @Test(arguments: ShippedTheme.all)
  func `a shipped theme names every role without an issue`(shipped: ShippedTheme) {
    #expect(shipped.issues == [])
  }

  @Test(arguments: ShippedTheme.all)
  func `every line of a shipped theme has its comment`(shipped: ShippedTheme) {
    #expect(shipped.oddLines == [])
    for role in Role.allCases { #expect(shipped.text.contains("# \(role.purpose)\n"), "\(role)") }
  }

  @Test func `the file of the default theme says what is built in`() throws {
    let file = try #require(ShippedTheme.all.first { $0.name == "terminal-default" })
    for role in Role.allCases {
      #expect(file.theme[role] == Theme.terminalDefault[role], "\(role)")
    }
    #expect(file.theme == Theme.terminalDefault)
  }

  @Test func `mono uses no colour`() throws {
    let mono = try #require(ShippedTheme.all.first { $0.name == "mono" }).theme
    for role in Role.allCases {
      #expect(mono[role].foreground == .default && mono[role].background == .default, "\(role)")
    }
  }

  // MARK: - Legible

  @Test(arguments: ShippedTheme.all)
  func `every role can be read on the background it is made for`(shipped: ShippedTheme) {
    let theme = shipped.theme
    for ground in grounds(of: theme) {
      for role in Role.allCases {
        let ratio = contrast(theme[role], on: ground)
        #expect(ratio >= needed(role, in: theme), "\(role) \(ratio) on \(ground.paper)")
      }
    }
  }

  @Test(arguments: ShippedTheme.all)
  func `every role can be read on a selected row`(shipped: ShippedTheme) {
    let theme = shipped.theme
    for ground in grounds(of: theme) {
      for role in Role.allCases {
        let ratio = contrast(theme[role].selected(by: theme[.selection]), on: ground)
        #expect(ratio >= needed(role, in: theme), "\(role) \(ratio) on \(ground.paper)")
      }
    }
  }

  @Test func `high contrast is 7 to 1 for every text`() throws {
    let theme = try #require(ShippedTheme.all.first { $0.name == "high-contrast" }).theme
    for ground in grounds(of: theme) {
      for role in Role.allCases where !role.isGraphic {
        #expect(contrast(theme[role], on: ground) >= 7, "\(role)")
      }
    }
  }

  @Test(arguments: ShippedTheme.all)
  func `every role can be read with 256 colours`(shipped: ShippedTheme) {
    let theme = shipped.theme.reduced(to: .indexed256)
    for ground in grounds(of: shipped.theme) {
      for role in Role.allCases {
        let ratio = contrast(theme[role], on: ground)
        #expect(ratio >= needed(role, in: theme), "\(role) \(ratio) \(theme[role].text)")
      }
    }
  }

  /// The background is black or white: the 16 colours themselves are the terminal's own affair.
  @Test(arguments: ShippedTheme.all)
  func `every role can be read with 16 colours`(shipped: ShippedTheme) {
    let theme = shipped.theme.reduced(to: .ansi16)
    let grounds = Self.grounds.filter { ground in
      switch theme.background {
      case .any: true
      case .dark: ground.paper.red == 0
      case .light: ground.paper.red != 0
      }
    }
    for ground in grounds {
      for role in Role.allCases {
        let ratio = contrast(theme[role], on: ground)
        #expect(ratio >= needed(role, in: theme), "\(role) \(ratio) \(theme[role].text)")
      }
    }
  }

  @Test(arguments: ShippedTheme.all, [ColourDepth.trueColour, .indexed256, .ansi16])
  func `a selected row is seen, whatever the colours`(shipped: ShippedTheme, depth: ColourDepth) {
    let theme = shipped.theme.reduced(to: depth)
    let style = theme[.text].selected(by: theme[.selection])
    let grounds =
      theme.background == .any || depth != .ansi16
      ? grounds(of: theme)
      : Self.grounds.filter { ($0.paper.red == 0) == (theme.background == .dark) }
    for ground in grounds {
      let (_, paper) = colours(of: style, on: ground)
      #expect(Contrast.ratio(paper, ground.paper) >= 1.3)
    }
  }

  // MARK: - Told apart

  /// About four times what is seen at a glance in neighbouring patches (CIEDE2000 of 2 to 3): a
  /// cell is small, and the two may stand at either end of a row.
  private static let leastDifference = 10.0

  @Test(arguments: ShippedTheme.all, ColourVision.allCases)
  func `grades, curves and responses are told apart`(
    shipped: ShippedTheme, vision: ColourVision
  ) {
    for ground in grounds(of: shipped.theme) {
      for group in [Self.grades, Self.series, Self.responses] {
        for (index, role) in group.enumerated() {
          for other in group.dropFirst(index + 1) {
            let (a, b) = (shipped.theme[role], shipped.theme[other])
            let difference = difference(a, b, on: ground, vision)
            #expect(
              difference >= Self.leastDifference || a.attributes != b.attributes,
              "\(role) and \(other) differ by \(difference)")
          }
        }
      }
    }
  }

  private func difference(
    _ a: Style, _ b: Style, on ground: Ground, _ vision: ColourVision
  ) -> Double {
    let (a, b) = (colours(of: a, on: ground), colours(of: b, on: ground))
    return max(
      vision.seen(a.ink).difference(from: vision.seen(b.ink)),
      vision.seen(a.paper).difference(from: vision.seen(b.paper)))
  }

  /// Loudness: first weight (bold, then underlined, then a chip), then colourfulness.
  @Test(arguments: ShippedTheme.all)
  func `a worse grade is never quieter, and a fatal one is a chip`(shipped: ShippedTheme) {
    let styles = Self.grades.map { shipped.theme[$0] }
    func isChip(_ style: Style) -> Bool {
      style.isReversed || style.background != shipped.theme[.text].background
    }
    #expect(styles.map(\.isBold) == [false, false, true, true, true])
    #expect(styles.map(isChip) == [false, false, false, false, true])
    #expect(styles[3].isUnderlined && !styles[2].isUnderlined)
    for ground in grounds(of: shipped.theme) where shipped.theme.background != .any {
      let chromas = styles.prefix(3).map {
        ColourVision.normal.seen(colours(of: $0, on: ground).ink).chroma
      }
      #expect(chromas == chromas.sorted(), "\(chromas)")
    }
  }

  @Test(arguments: ShippedTheme.all, [ColourDepth.indexed256, .ansi16])
  func `a fatal grade is a chip with fewer colours, too`(
    shipped: ShippedTheme, depth: ColourDepth
  ) {
    let theme = shipped.theme.reduced(to: depth)
    let fatal = theme[.grade5]
    #expect(fatal.isBold)
    #expect(fatal.isReversed || fatal.background != theme[.text].background)
  }
}

extension Style {
  fileprivate var attributes: [Bool] { [isBold, isUnderlined, isReversed, isDim] }
}
