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
  func chosen(
    _ files: ThemeFiles = ThemeFiles()
  ) throws -> (theme: Theme, issues: [ThemeFileIssue]) {
    if let theme {
      do throws(ThemeFileIssue) {
        _ = try files.source(theme)
      } catch {
        throw Failure("--theme: \(error)", code: .usage)
      }
    }
    let wish = theme ?? files.places.environment["TRIALTOP_THEME"]
    guard let wish, !wish.isEmpty else { return (.terminalDefault, []) }
    return files.load(wish)
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
