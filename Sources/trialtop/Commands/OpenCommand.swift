import ArgumentParser

/// `trialtop [STORE]`: the dashboard.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a store in the dashboard (the default command).")

  @Argument(
    help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  @OptionGroup var trial: TrialOptions

  func run() throws {
    let path = try store ?? DefaultStore.path()
    try DashboardSession(loader: try trial.loader(path.absolutePath), options: trial).run()
  }
}
