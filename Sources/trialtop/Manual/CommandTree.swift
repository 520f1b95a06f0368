import ArgumentParser
import Foundation

/// The commands with their options, as ArgumentParser tells them to its own tools.
struct CommandTree: Decodable {
  struct Name: Decodable {
    var kind: String
    var name: String

    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  struct Argument: Decodable {
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?

    var isPositional: Bool { kind == "positional" }
    var isFlag: Bool { kind == "flag" }
  }

  struct Command: Decodable {
    var commandName: String
    var shouldDisplay: Bool
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?

    /// Without `help`, which the parser adds to every command.
    var shownSubcommands: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// Without `--help` and `--version`, which every command has.
    var shownArguments: [Argument] {
      (arguments ?? []).filter { argument in
        argument.shouldDisplay
          && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
      }
    }
  }

  var command: Command

  static func make() throws -> Command {
    try JSONDecoder().decode(CommandTree.self, from: Data(Trialtop._dumpHelp().utf8)).command
  }
}
