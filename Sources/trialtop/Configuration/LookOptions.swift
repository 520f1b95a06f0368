import ArgumentParser
import Dashboard
import Foundation
import Reports
import Terminal

extension Configuration.Mouse: ExpressibleByArgument {}

/// How the dashboard looks and listens, where the command line says it.
struct LookOptions: ParsableArguments {
  @OptionGroup var themeChoice: ThemeChoice

  @Option(help: "Glyphs: box, console (full blocks only), ascii or braille.")
  var charset: Charset?

  @Option(help: "Colours: none, 16, 256 or true; by default what the terminal can.")
  var color: PrintCommand.Color?

  @Option(help: "Mouse: on, off, or auto, which is on unless over SSH.")
  var mouse: Configuration.Mouse?

  @Flag(help: "Lines of text instead of a screen, for screen readers; TERM=dumb does the same.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Settings; by default config.toml in $XDG_CONFIG_HOME/trialtop.", valueName: "file"))
  var config: String?

  /// Everything that is decided before the dashboard opens.
  ///
  /// - Parameter kept: the theme that was chosen in the dashboard, for want of anything else.
  func chosen(_ places: Places = Places(), kept: String? = nil) throws -> SessionLook {
    let configuration = ConfigurationFile(named: config, places).read()
    if config != nil, !configuration.isFound {
      throw Failure("--config: there is no file \(configuration.path)", code: .usage)
    }
    let (theme, issues) = try themeChoice.chosen(
      configuration, ThemeFiles(places: places), kept: kept)
    let decision = LookDecision(
      flags: .init(
        theme: themeChoice.theme, charset: charset, colours: color?.depth, mouse: mouse),
      configuration: configuration, keptTheme: kept,
      traits: TerminalTraits(environment: places.environment))
    var look = SessionLook(decision: decision, theme: theme, themeIssues: issues)
    look.isPlain =
      plain || configuration.isPlain
      || places.environment["TERM"] == "dumb" && isatty(STDIN_FILENO) != 0
    return look
  }
}

/// The look that was chosen, and what a person should know about how it came about.
struct SessionLook {
  var decision: LookDecision
  var theme: Theme
  var themeIssues: [FileIssue]
  let keys: ConfiguredKeys
  /// Lines of text instead of a screen.
  var isPlain = false

  init(decision: LookDecision, theme: Theme, themeIssues: [FileIssue]) {
    self.decision = decision
    self.theme = theme
    self.themeIssues = themeIssues
    keys = ConfiguredKeys(decision.configuration)
  }

  var configuration: Configuration { decision.configuration }

  var issues: [FileIssue] { configuration.issues + themeIssues + keys.issues }

  /// For curses, which bounds the colours by what the terminal's description names.
  var display: NcursesDisplay.Options {
    var options = NcursesDisplay.Options(theme: theme)
    options.charset = decision.flags.charset ?? configuration.charset
    options.depth = decision.colours.value
    options.isMouseEnabled = decision.mouse.value
    return options
  }

  /// One line for the screen: the first issue, and how many more there are.
  var notice: String? {
    guard let first = issues.first else { return nil }
    let more = issues.count > 1 ? " (and \(issues.count - 1) more: trialtop doctor)" : ""
    return first.shortDescription.withVisibleControls + more
  }
}
