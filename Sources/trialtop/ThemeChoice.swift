import ArgumentParser
import Foundation
import Reports
import Terminal

/// `--theme NAME`, or TRIALTOP_THEME.
struct ThemeChoice: ParsableArguments {
  @Option(help: ArgumentHelp("Colours; `trialtop themes` lists them.", valueName: "name"))
  var theme: String?

  /// The theme that was asked for. A name on the command line must exist; what the environment
  /// or a file has wrong is an issue, and the default is used.
  ///
  /// - Parameter kept: what was chosen in the dashboard, for want of anything else.
  func chosen(
    _ configuration: Configuration = Configuration(), _ files: ThemeFiles = ThemeFiles(),
    kept: String? = nil
  ) throws -> (theme: Theme, issues: [FileIssue]) {
    if let theme {
      do throws(FileIssue) {
        _ = try files.source(theme)
      } catch {
        throw Failure("--theme: \(error)", code: .usage)
      }
    }
    let decision = LookDecision(
      flags: .init(theme: theme), configuration: configuration, keptTheme: kept,
      traits: TerminalTraits(environment: files.places.environment))
    let wish = decision.theme
    if case .system = wish.rule { return (.terminalDefault, []) }
    let (chosen, issues) = files.load(wish.value)
    guard case .configuration = wish.rule else { return (chosen, issues) }
    return (
      chosen, issues.map { $0.file == nil ? configuration.issue(of: "theme", $0.message) : $0 }
    )
  }

  /// The same, with every issue on standard error.
  func chosenTellingIssues() throws -> Theme {
    let (theme, issues) = try chosen()
    for issue in issues {
      StandardError.write("trialtop: \(issue)\n")
    }
    return theme
  }
}
