import Terminal
import Testing

@testable import trialtop

/// Who decides: option, configuration, environment, terminal, in this order.
struct LookDecisionTests {
  private func decision(
    _ flags: LookDecision.Flags = .init(), _ change: (inout Configuration) -> Void = { _ in },
    _ environment: [String: String] = [:], encoding: String = "UTF-8", isTerminal: Bool = true
  ) -> LookDecision {
    var configuration = Configuration()
    change(&configuration)
    return LookDecision(
      flags: flags, configuration: configuration,
      traits: TerminalTraits(environment: environment), encoding: encoding, isTerminal: isTerminal)
  }

  private typealias Case<Value: Equatable & Sendable> = (
    flag: Value?, configured: Value?, environment: [String: String], value: Value,
    rule: DecisionRule
  )

  // MARK: - Colours

  @Test func `colours: every rule gives way to the one before it`() {
    let all = [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1",
    ]
    func without(_ names: String...) -> [String: String] { all.filter { !names.contains($0.key) } }
    let table: [Case<ColourDepth>] = [
      (.indexed256, .ansi16, all, .indexed256, .flag("--color")),
      (nil, .ansi16, all, .ansi16, .configuration(line: 3)),
      (nil, nil, all, .none, .environment("NO_COLOR is set")),
      (
        nil, nil, without("NO_COLOR").merging(["TERM": "dumb"]) { $1 }, .none,
        .environment("TERM=dumb")
      ),
      (nil, nil, without("NO_COLOR"), .trueColour, .environment("COLORTERM=truecolor")),
      (
        nil, nil, without("NO_COLOR", "COLORTERM"), .indexed256,
        .environment("TERM=xterm-256color")
      ),
      (nil, nil, ["TERM": "xterm"], .ansi16, .system("nothing tells of more")),
      (nil, nil, ["TERM": "xterm", "NO_COLOR": ""], .ansi16, .system("nothing tells of more")),
    ]
    for row in table {
      let decided = decision(
        .init(colours: row.flag),
        {
          $0.colours = row.configured
          $0.lines["colours"] = 3
        }, row.environment
      ).colours
      #expect(decided == Decided(value: row.value, rule: row.rule), "\(row)")
    }
  }

  @Test func `without a terminal there are no colours unless asked for`() {
    let environment = ["TERM": "xterm", "COLORTERM": "truecolor"]
    #expect(decision(.init(), { _ in }, environment, isTerminal: false).colours.value == .none)
    let asked = decision(.init(colours: .ansi16), { _ in }, environment, isTerminal: false)
    #expect(asked.colours.value == .ansi16)
  }

  // MARK: - Glyphs

  @Test func `glyphs: option, configuration, encoding, terminal`() {
    let table: [(Case<Charset>, encoding: String)] = [
      ((.braille, .ascii, ["TERM": "linux"], .braille, .flag("--charset")), "UTF-8"),
      ((nil, .box, ["TERM": "linux"], .box, .configuration(line: 2)), "ANSI_X3.4-1968"),
      (
        (nil, nil, ["TERM": "linux"], .ascii, .system("the locale's encoding is ISO-8859-1")),
        "ISO-8859-1"
      ),
      ((nil, nil, ["TERM": "linux"], .console, .environment("TERM=linux")), "UTF-8"),
      ((nil, nil, ["TERM": "xterm"], .box, .system("the locale's encoding is UTF-8")), "utf-8"),
    ]
    for (row, encoding) in table {
      let decided = decision(
        .init(charset: row.flag),
        {
          $0.charset = row.configured
          $0.lines["charset"] = 2
        }, row.environment, encoding: encoding
      ).charset
      #expect(decided == Decided(value: row.value, rule: row.rule), "\(row)")
    }
  }

  // MARK: - Theme

  @Test func `the theme: option, configuration, TRIALTOP_THEME, the terminal's own colours`() {
    let variable = ["TRIALTOP_THEME": "light"]
    let table: [Case<String>] = [
      ("mono", "dark", variable, "mono", .flag("--theme")),
      (nil, "dark", variable, "dark", .configuration(line: 1)),
      (nil, nil, variable, "light", .environment("TRIALTOP_THEME")),
      (nil, nil, ["TRIALTOP_THEME": ""], "terminal-default", .system("the default")),
    ]
    for row in table {
      let decided = decision(
        .init(theme: row.flag),
        {
          $0.theme = row.configured
          $0.lines["theme"] = 1
        }, row.environment
      ).theme
      #expect(decided == Decided(value: row.value, rule: row.rule), "\(row)")
    }
  }

  @Test func `a theme that was kept is for want of anything else`() {
    var kept = decision()
    kept.keptTheme = "dark"
    #expect(kept.theme == Decided(value: "dark", rule: .kept))
    kept = decision(.init(), { _ in }, ["TRIALTOP_THEME": "light"])
    kept.keptTheme = "dark"
    #expect(kept.theme.value == "light")
  }

  // MARK: - Mouse

  @Test func `the mouse is off over SSH unless somebody wants it`() {
    typealias Mouse = Configuration.Mouse
    let ssh = ["SSH_TTY": "/dev/pts/3"]
    let table: [(Mouse?, Mouse, [String: String], Bool, DecisionRule)] = [
      (.off, .on, [:], false, .flag("--mouse")),
      (.on, .off, ssh, true, .flag("--mouse")),
      (.auto, .on, ssh, false, .environment("SSH_TTY is set")),
      (nil, .on, ssh, true, .configuration(line: nil)),
      (nil, .auto, ssh, false, .environment("SSH_TTY is set")),
      (nil, .auto, ["SSH_TTY": ""], true, .system("this is no SSH connection")),
    ]
    for (flag, configured, environment, isOn, rule) in table {
      let decided = decision(.init(mouse: flag), { $0.mouse = configured }, environment).mouse
      #expect(decided == Decided(value: isOn, rule: rule), "\(flag as Any) \(configured)")
    }
  }
}
