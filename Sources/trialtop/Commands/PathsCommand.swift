import ArgumentParser
import Foundation
import Reports
import Terminal

/// `trialtop paths`: where everything lies.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "List every file and folder that trialtop reads or writes.",
    discussion: """
        trialtop paths
        trialtop paths --format json

      Beside these it reads the stores and folders that a command names, and writes where a
      command says, such as --into and --out.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json.")
  var format = Format.text

  @Option(help: ArgumentHelp("Settings, as for the dashboard.", valueName: "file"))
  var config: String?

  func run() throws {
    let entries = PlaceList(configuration: ConfigurationFile(named: config).path).entries
    switch format {
    case .text: for line in Self.lines(entries) { line.printLine() }
    case .json: print(try Self.json(entries))
    }
  }

  private static func lines(_ entries: [PlaceList.Entry]) -> [String] {
    let widths = [
      entries.map(\.name.count).max() ?? 0, entries.map(\.purpose.count).max() ?? 0,
    ]
    return entries.map { entry in
      let name = entry.name.padding(toLength: widths[0], withPad: " ", startingAt: 0)
      let purpose = entry.purpose.padding(toLength: widths[1], withPad: " ", startingAt: 0)
      return "\(name)  \(entry.mode ?? "none")  \(purpose)  \(entry.path)"
    }
  }

  private static func json(_ entries: [PlaceList.Entry]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }
}
