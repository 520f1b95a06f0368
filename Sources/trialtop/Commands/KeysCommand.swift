import ArgumentParser
import Dashboard
import Foundation
import Reports

/// `trialtop keys`: every key of the dashboard, for people, for the manual and for programs.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys with the names of their commands.",
    discussion: """
        trialtop keys
        trialtop keys --standard --format markdown

      The names are those of the table [keys] in the configuration:

        [keys]
        filter = ["/", "ctrl-f"]
        palette = "ctrl-k"
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json
  }

  @Option(help: "text, markdown or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Settings; by default config.toml in $XDG_CONFIG_HOME/trialtop.", valueName: "file"))
  var config: String?

  @Flag(help: "The keys as they are without a configuration.")
  var standard = false

  func run() throws {
    let table = standard ? Keymap.standard.table : configured.table
    switch format {
    case .text: print(table.text, terminator: "")
    case .markdown: print(table.markdown, terminator: "")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(table), as: UTF8.self))
    }
  }

  /// With what could not be granted told beside it.
  private var configured: Keymap {
    let keys = ConfiguredKeys(ConfigurationFile(named: config).read())
    for issue in keys.issues {
      StandardError.write("trialtop: " + issue.description.withVisibleControls + "\n")
    }
    return keys.keymap
  }
}
