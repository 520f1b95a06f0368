import Terminal

/// The keys for those who read about them: the command `keys` and the man page.
package struct KeyTable: Codable, Hashable, Sendable {
  package struct Group: Codable, Hashable, Sendable {
    package let title: String
    package let rows: [Row]
  }

  package struct Row: Codable, Hashable, Sendable {
    /// The command's name in the configuration.
    package let name: String
    /// As the configuration names them; empty is unbound.
    package let keys: [String]
    /// As the hint line and the help write them.
    package let labels: [String]
    package let help: String
    /// Names of the pages where it means something; empty is every page.
    package let pages: [String]
  }

  package let groups: [Group]
}

extension Keymap {
  package var table: KeyTable {
    KeyTable(
      groups: CommandGroup.allCases.map { group in
        KeyTable.Group(
          title: group.title, rows: bindings.filter { $0.command.group == group }.map(\.row))
      })
  }
}

extension Binding {
  fileprivate var row: KeyTable.Row {
    KeyTable.Row(
      name: command.name, keys: keys.compactMap(\.name), labels: keys.map(\.label), help: help,
      pages: Page.allCases.filter { pages.contains($0) }.map(\.name))
  }
}
