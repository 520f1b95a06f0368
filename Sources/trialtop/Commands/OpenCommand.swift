import ArgumentParser
import Foundation

/// `trialtop [STORE]`: the dashboard.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a store in the dashboard (the default command).",
    discussion: """
        trialtop my.trialtop
        trialtop open my.trialtop --where 'grade>=3 & related' --as-of 2026-03-31
        trialtop open my.trialtop --plain

      With --plain a line is a command and the answer is lines of text; help lists the commands.
      """)

  @Argument(
    help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  @OptionGroup var trial: TrialOptions
  @OptionGroup var look: LookOptions

  /// A word that names neither a command nor a file is more likely a command mistyped.
  func validate() throws {
    guard let store, !store.contains("/"), !store.contains("."),
      !FileManager.default.fileExists(atPath: store)
    else { return }
    throw ValidationError("there is no command and no store '\(store)'.")
  }

  func run() throws {
    guard let path = try store ?? lastOrSample() else { return }
    try DashboardSession(
      loader: try trial.loader(path.absolutePath), options: trial,
      look: try look.chosen(kept: ViewFile().theme)
    ).run()
  }

  /// The store that was opened last; at the first time, the sample if it is wanted.
  private func lastOrSample() throws -> String? {
    if let last = DefaultStore.last() { return last }
    try CursesOpening.requireTerminal()
    print(
      "No trial has been opened here yet. Open the synthetic sample trial? [Y/n] ", terminator: "")
    fflush(nil)
    guard let answer = readLine() else { return nil }
    if answer.lowercased().hasPrefix("n") {
      print("trialtop init FOLDER writes a template for a trial of your own.")
      return nil
    }
    return try SampleStore.path(of: SampleStore.defaultStudy)
  }
}
