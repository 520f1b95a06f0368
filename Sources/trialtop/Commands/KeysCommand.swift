import ArgumentParser
import Dashboard
import Foundation

/// `trialtop keys`: every key of the dashboard, for people, for the manual and for programs.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List the keys with the names of their commands.",
    discussion: """
        trialtop keys
        trialtop keys --format markdown

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

  func run() throws {
    let table = Keymap.standard.table
    switch format {
    case .text: print(table.text, terminator: "")
    case .markdown: print(table.markdown, terminator: "")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(table), as: UTF8.self))
    }
  }
}
