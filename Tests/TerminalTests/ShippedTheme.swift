import Foundation
import Terminal
import Testing

/// A file of themes/, read without a TOML parser: shipped files keep to one entry a line.
struct ShippedTheme: CustomTestStringConvertible {
  let name: String
  let text: String
  let theme: Theme
  let issues: [ThemeIssue]
  /// The lines that are neither blank nor a comment nor the header nor an entry with a comment.
  let oddLines: [String]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../themes").standardizedFileURL

  static let all: [ShippedTheme] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "toml" }.map(ShippedTheme.init)
      .sorted { $0.name < $1.name }
  }()

  private init(_ file: URL) {
    self.init(
      name: file.deletingPathExtension().lastPathComponent,
      text: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
  }

  init(name: String, text: String) {
    self.name = name
    self.text = text
    var (head, roles, odd): ([ThemeEntry], [ThemeEntry], [String]) = ([], [], [])
    var isHead = true
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line == "[roles]" {
        isHead = false
      } else if let match = line.wholeMatch(of: /([a-z0-9-]+) += "?([^"]*?)"? +# .+/) {
        let entry = ThemeEntry(String(match.1), String(match.2), line: index + 1)
        if isHead { head.append(entry) } else { roles.append(entry) }
      } else {
        odd.append(line)
      }
    }
    (theme, issues) = Theme.make(name: name, head: head, entries: roles)
    oddLines = odd
  }
}
