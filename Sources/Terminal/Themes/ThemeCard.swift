/// A test card: every role in its own colours, with the words that a theme file has for them.
package struct ThemeCard {
  package let theme: Theme
  package let charset: Charset

  package init(_ theme: Theme, charset: Charset = .box) {
    self.theme = theme
    self.charset = charset
  }

  package static let width = 96

  package var buffer: Buffer {
    var buffer = Buffer(
      size: Size(width: Self.width, height: Role.allCases.count + 6), charset: charset)
    buffer.put(theme.name, x: 0, y: 0, role: .title)
    buffer.put(background, x: theme.name.displayWidth + 2, y: 0, role: .muted)
    putSample(&buffer)
    for (index, role) in Role.allCases.enumerated() {
      let y = index + 6
      buffer.put(role.name, x: 0, y: y, role: role)
      buffer.put(theme[role].text, x: 22, y: y, role: .muted, limit: 31)
      buffer.put(role.purpose, x: 54, y: y, limit: Self.width - 54)
      // The selection is no colour of its own: it is laid over others.
      if role == .selection { buffer.highlight(Rect(x: 0, y: y, width: 20, height: 1)) }
    }
    return buffer
  }

  private var background: String {
    let paper = theme.paper == .default ? "" : ", chosen for \(theme.paper.text)"
    return "\(theme.background.rawValue) background\(paper)"
  }

  /// The groups that must be told apart, side by side.
  private func putSample(_ buffer: inout Buffer) {
    let groups: [(String, [(String, Role)])] = [
      (
        "grades",
        (1...5).map { (grade: Int) in (" \(grade) ", Role.grade(grade)) } + [(" ? ", .ungraded)]
      ),
      ("curves", (0..<4).map { ("━━ \("ABCD".dropFirst($0).prefix(1)) ", .series($0)) }),
      (
        "responses",
        [
          ("█ CR ", .responseComplete), ("█ PR ", .responsePartial), ("█ SD ", .responseStable),
          ("█ PD ", .responseProgressive), ("█ NE ", .responseNone),
        ]
      ),
    ]
    for (row, group) in groups.enumerated() {
      buffer.put(group.0, x: 0, y: row + 2, role: .muted)
      var x = 22
      for (text, role) in group.1 {
        x += buffer.put(text, x: x, y: row + 2, role: role) + 1
      }
    }
  }
}
