/// A theme as the text of its file, every role with its comment.
package struct ThemeText {
  package let theme: Theme
  /// Comment lines at the top.
  package var about: [String]
  /// What is to be said about a role besides its purpose.
  package var notes: [Role: String]
  package var paintsPaper: Bool

  package init(
    _ theme: Theme, about: [String] = [], notes: [Role: String] = [:], paintsPaper: Bool = false
  ) {
    self.theme = theme
    self.about = about
    self.notes = notes
    self.paintsPaper = paintsPaper
  }

  package var text: String {
    (about.map { "# " + $0 } + [""] + head + ["", "[roles]"] + Role.allCases.map(line))
      .joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    var lines = [
      Self.entry("name", "\"\(theme.name)\"", "the name of this file"),
      Self.entry("background", "\"\(theme.background.rawValue)\"", "light, dark or any"),
    ]
    if theme.paper != .default {
      let paper = "\"\(theme.paper.text)\""
      lines.append(Self.entry("paper", paper, "the background that the colours are chosen for"))
    }
    if paintsPaper {
      lines.append(Self.entry("paint", "true", "lay the paper behind every cell"))
    }
    return lines
  }

  private func line(_ role: Role) -> String {
    let note = notes[role].map { "; " + $0 } ?? ""
    return Self.entry(role.name, "\"\(style(of: role).text)\"", role.purpose + note)
  }

  private func style(of role: Role) -> Style {
    var style = theme[role]
    if paintsPaper && style.background == theme.paper { style.background = .default }
    return style
  }

  private static func entry(_ key: String, _ value: String, _ comment: String) -> String {
    "\(key.filled(to: 20)) = \(value.filled(to: 34)) # \(comment)"
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
