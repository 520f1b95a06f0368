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
    _ files: ThemeFiles = ThemeFiles(), kept: String? = nil
  ) throws -> (theme: Theme, issues: [ThemeFileIssue]) {
    if let theme {
      do throws(ThemeFileIssue) {
        _ = try files.source(theme)
      } catch {
        throw Failure("--theme: \(error)", code: .usage)
      }
    }
    let wishes = [theme, files.places.environment["TRIALTOP_THEME"], kept]
    guard let wish = wishes.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      return (.terminalDefault, [])
    }
    return files.load(wish)
  }

  /// The same, with every issue on standard error.
  func chosenTellingIssues() throws -> Theme {
    let (theme, issues) = try chosen()
    for issue in issues {
      StandardError.write("trialtop: \(issue.description.withVisibleControls)\n")
    }
    return theme
  }
}
