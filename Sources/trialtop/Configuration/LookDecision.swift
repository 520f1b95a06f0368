import Foundation
import Terminal

/// A value, and who decided about it.
struct Decided<Value: Equatable & Sendable>: Equatable, Sendable {
  var value: Value
  var rule: DecisionRule
}

enum DecisionRule: Equatable, Sendable, CustomStringConvertible {
  case flag(String)
  case configuration(line: Int?)
  /// A variable, as `NAME=value` or by its name alone.
  case environment(String)
  /// What a person chose in the dashboard.
  case kept
  /// What the terminal or the system says.
  case system(String)

  var description: String {
    switch self {
    case .flag(let name): "the option \(name)"
    case .configuration(let line): "the configuration\(line.map { ", line \($0)" } ?? "")"
    case .kept: "chosen in the dashboard"
    case .environment(let text), .system(let text): text
    }
  }
}

/// How the dashboard looks and listens: option, configuration, environment, terminal, in this
/// order, decided here alone.
struct LookDecision {
  struct Flags {
    var theme: String?
    var charset: Charset?
    var colours: ColourDepth?
    var mouse: Configuration.Mouse?
  }

  var flags = Flags()
  var configuration = Configuration()
  /// The theme that was chosen in the dashboard and kept.
  var keptTheme: String?
  var traits: TerminalTraits
  /// The character encoding in effect, as `nl_langinfo(CODESET)` names it.
  var encoding = "UTF-8"
  /// Whether standard output is a terminal.
  var isTerminal = true

  var theme: Decided<String> {
    if let theme = flags.theme { return Decided(value: theme, rule: .flag("--theme")) }
    if let theme = configuration.theme { return configured(theme, "theme") }
    if let theme = variable("TRIALTOP_THEME") {
      return Decided(value: theme, rule: .environment("TRIALTOP_THEME"))
    }
    if let keptTheme { return Decided(value: keptTheme, rule: .kept) }
    return Decided(value: Theme.terminalDefault.name, rule: .system("the default"))
  }

  var colours: Decided<ColourDepth> {
    if let depth = flags.colours { return Decided(value: depth, rule: .flag("--color")) }
    if let depth = configuration.colours { return configured(depth, "colours") }
    if variable("NO_COLOR") != nil {
      return Decided(value: .none, rule: .environment("NO_COLOR is set"))
    }
    return coloursOfTerminal
  }

  private var coloursOfTerminal: Decided<ColourDepth> {
    let terminal = traits.terminal
    if traits.isDumb { return Decided(value: .none, rule: .environment("TERM=\(terminal)")) }
    if !isTerminal {
      return Decided(value: .none, rule: .system("standard output is no terminal"))
    }
    if let wish = variable("COLORTERM"), ["truecolor", "24bit"].contains(wish) {
      return Decided(value: .trueColour, rule: .environment("COLORTERM=\(wish)"))
    }
    let rule = DecisionRule.environment("TERM=\(terminal)")
    if terminal.hasSuffix("-direct") { return Decided(value: .trueColour, rule: rule) }
    if terminal.hasSuffix("-256color") { return Decided(value: .indexed256, rule: rule) }
    return Decided(value: .ansi16, rule: .system("nothing tells of more"))
  }

  var charset: Decided<Charset> {
    if let charset = flags.charset { return Decided(value: charset, rule: .flag("--charset")) }
    if let charset = configuration.charset { return configured(charset, "charset") }
    guard encoding.uppercased() == "UTF-8" else {
      let name = encoding.isEmpty ? "unknown" : encoding
      return Decided(value: .ascii, rule: .system("the locale's encoding is \(name)"))
    }
    let terminal = traits.terminal
    if terminal == "linux" || terminal.hasPrefix("linux-") {
      return Decided(value: .console, rule: .environment("TERM=\(terminal)"))
    }
    return Decided(value: .box, rule: .system("the locale's encoding is UTF-8"))
  }

  /// Over SSH the mouse is off: a terminal that reports it no longer selects text by itself.
  var mouse: Decided<Bool> {
    if let mouse = flags.mouse, mouse != .auto {
      return Decided(value: mouse == .on, rule: .flag("--mouse"))
    }
    if flags.mouse == nil, configuration.mouse != .auto {
      return configured(configuration.mouse == .on, "mouse")
    }
    if let name = traits.remoteVariable {
      return Decided(value: false, rule: .environment("\(name) is set"))
    }
    return Decided(value: true, rule: .system("this is no SSH connection"))
  }

  private func configured<Value>(_ value: Value, _ setting: String) -> Decided<Value> {
    Decided(value: value, rule: .configuration(line: configuration.lines[setting]))
  }

  private func variable(_ name: String) -> String? {
    traits.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
