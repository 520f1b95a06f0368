import Foundation
import TOMLKit
import Terminal

/// One theme's TOML file: from its bytes to a theme with issues.
struct ThemeFile {
  let path: String

  var name: String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  /// Throws where the file cannot be read at all, or is not valid TOML.
  func read() throws(FileIssue) -> (theme: Theme, issues: [FileIssue]) {
    let file = try TOMLText(
      path: path, shape: "write role = \"colour\", one a line",
      headers: "the only header of a theme is [roles]")
    var (issues, roles): ([FileIssue], [ThemeEntry]) = ([], [])
    var head: [ThemeEntry] = []
    for key in file.root.keys {
      guard key == "roles", let table = file.root[key]?.table else {
        take(file.root[key]?.tomlValue, key, file.line(of: key), &head, &issues)
        continue
      }
      for role in table.keys {
        take(table[role]?.tomlValue, role, file.line(of: role, in: "roles"), &roles, &issues)
      }
    }
    let made = Theme.make(name: name, head: head.inOrder, entries: roles.inOrder)
    issues += made.issues.map { issue($0.line, $0.message) }
    return (made.theme, issues.inOrder)
  }

  private func take(
    _ value: TOMLValue?, _ key: String, _ line: Int?, _ entries: inout [ThemeEntry],
    _ issues: inout [FileIssue]
  ) {
    if let text = value?.string ?? value?.bool.map(String.init) {
      entries.append(ThemeEntry(key, text, line: line))
    } else {
      issues.append(issue(line, "'\(key.prefix(40))' takes a text in quotes"))
    }
  }

  private func issue(_ line: Int?, _ message: String) -> FileIssue {
    FileIssue(file: path, line: line, message: message)
  }
}

extension [ThemeEntry] {
  fileprivate var inOrder: [ThemeEntry] { sorted { ($0.line ?? .max) < ($1.line ?? .max) } }
}
