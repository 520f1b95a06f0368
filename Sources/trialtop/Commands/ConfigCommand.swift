import ArgumentParser

/// `trialtop config`: a configuration to begin from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print a commented configuration with the default of every setting.",
    discussion: """
        trialtop config > ~/.config/trialtop/config.toml

      trialtop reads this file and never writes it; `trialtop doctor` checks it.
      """)

  func run() {
    print(ConfigurationText.text, terminator: "")
  }
}
