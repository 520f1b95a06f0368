import ArgumentParser
import CohortFiles
import CohortStore
import Foundation
import Reports

/// The program: one command a file in Commands/.
@main
struct Trialtop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trialtop",
    abstract: "top for clinical trials: a trial live in the terminal.",
    discussion: """
      Without a command, opens STORE, or the store that was opened last, or the sample trial.

        trialtop demo                           the sample trial
        trialtop init my-trial                  a template for a trial of your own
        trialtop import my-trial --into my.trialtop
        trialtop my.trialtop                    the dashboard
        trialtop print safety my.trialtop --size 120x40
        trialtop report survival my.trialtop --format json
        trialtop report published polymetastatic-rt
        trialtop survival os.csv --time OS --event DEAD --group ARM

      Exit codes: 0 done, 1 failure, 2 usage, 3 not a valid store, 4 a check found an error,
      130 and 143 ended by a signal.
      """,
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, DemoCommand.self, ImportCommand.self, InitCommand.self, PrintCommand.self,
      ReportCommand.self, SurvivalCommand.self, ProportionCommand.self, CheckCommand.self,
      BatchesCommand.self, KeysCommand.self, ThemesCommand.self, ConfigCommand.self,
      PathsCommand.self, DoctorCommand.self, ManualCommand.self, SimulateCommand.self,
      FeedCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(with: error)
    }
  }

  private static func exit(with error: any Error) -> Never {
    switch error {
    case let failure as Failure:
      fail(failure.description, failure.code)
    case let error as StoreError:
      fail(error.description, error.exitCode)
    case let error as TrialFolderError:
      fail(error.description, .failure)
    case let error as DisplayError:
      fail(error.description, .failure)
    default:
      // ArgumentParser ends a usage error with 64; scripts expect 2.
      if exitCode(for: error) == .validationFailure {
        fail(fullMessage(for: error), .usage, isPrefixed: false)
      }
      exit(withError: error)
    }
  }

  private static func fail(
    _ message: String, _ code: Failure.Code, isPrefixed: Bool = true
  ) -> Never {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withVisibleControls }
    StandardError.write(
      (isPrefixed ? "trialtop: " : "") + lines.joined(separator: "\n") + "\n")
    Foundation.exit(code.rawValue)
  }
}

/// What is said beside the output proper.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension String {
  /// A line for the terminal: text from data may hold escape sequences.
  func printLine() {
    print(withVisibleControls)
  }
}
