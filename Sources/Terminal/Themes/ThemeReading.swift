/// One line of a theme file: a key with its value, and where it stands.
package struct ThemeEntry: Hashable, Sendable {
  package var key: String
  package var value: String
  /// Counted from 1.
  package var line: Int?

  package init(_ key: String, _ value: String, line: Int? = nil) {
    self.key = key
    self.value = value
    self.line = line
  }
}

/// What is wrong with a theme file and how to put it right.
package struct ThemeIssue: Hashable, Sendable {
  /// Counted from 1; nil when it concerns the file as a whole.
  package var line: Int?
  package var message: String

  package init(line: Int?, _ message: String) {
    self.line = line
    self.message = message
  }
}

package struct ThemeFault: Error {
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension Theme {
  /// A theme from the entries of its file: those at the head, and one for every role.
  ///
  /// The head says `background`, which is light, dark or any; `paper`, the background that the
  /// colours are chosen for; and `paint`, whether to lay the paper behind every cell. A theme with
  /// issues can be used: what is missing or wrong looks as in the terminal's default theme.
  package static func make(
    name: String, head: [ThemeEntry] = [], entries: [ThemeEntry]
  ) -> (theme: Theme, issues: [ThemeIssue]) {
    var reading = ThemeReading(name: name)
    for entry in head { reading.read(entry, isHead: true) }
    for entry in entries { reading.read(entry, isHead: false) }
    reading.finish()
    let theme = Theme(
      name: name, background: reading.background, paper: reading.paper,
      paintsPaper: reading.paintsPaper, styles: reading.styles)
    return (theme, reading.issues)
  }
}

private struct ThemeReading {
  let name: String
  var background = Theme.Background.any
  var paper = Colour.default
  var paintsPaper = false
  var styles: [Role: Style] = [:]
  var issues: [ThemeIssue] = []

  init(name: String) {
    self.name = name
  }

  mutating func read(_ entry: ThemeEntry, isHead: Bool) {
    do throws(ThemeFault) {
      if isHead { try takeHead(entry) } else { try takeRole(entry) }
    } catch {
      issues.append(ThemeIssue(line: entry.line, error.message))
    }
  }

  private mutating func takeHead(_ entry: ThemeEntry) throws(ThemeFault) {
    switch entry.key {
    case "name":
      guard entry.value == name else {
        throw ThemeFault(
          "the theme is chosen by its file's name, '\(name)'; write name = \"\(name)\"")
      }
    case "background":
      guard let known = Theme.Background(rawValue: entry.value) else {
        throw ThemeFault("background is \"light\", \"dark\" or \"any\"")
      }
      background = known
    case "paper": paper = try Colour(text: entry.value)
    case "paint":
      guard let paints = Bool(entry.value) else { throw ThemeFault("paint is true or false") }
      paintsPaper = paints
    default:
      throw ThemeFault(
        "'\(entry.key.quotable)' is not understood here; the head has name, background, paper "
          + "and paint, and roles stand under [roles]")
    }
  }

  private mutating func takeRole(_ entry: ThemeEntry) throws(ThemeFault) {
    guard let role = Role(name: entry.key) else {
      throw ThemeFault(
        "'\(entry.key.quotable)' is no role; `trialtop themes show terminal-default` lists them")
    }
    let style = try Style(text: entry.value)
    if styles.updateValue(style, forKey: role) != nil {
      throw ThemeFault("'\(entry.key)' is set twice; keep one of the two lines")
    }
  }

  /// What can only be said of the file as a whole.
  mutating func finish() {
    if background != .any && paper.appearances.count != 1 {
      issues.append(
        ThemeIssue(
          line: nil, "add paper = \"#rrggbb\", the \(background.rawValue) background it is for"))
    }
    if paintsPaper && paper == .default {
      issues.append(ThemeIssue(line: nil, "paint needs a paper = \"#rrggbb\" to paint with"))
    }
    let missing = Role.allCases.filter { styles[$0] == nil }
    guard !missing.isEmpty else { return }
    let names = missing.map(\.name).joined(separator: ", ")
    issues.append(ThemeIssue(line: nil, "under [roles], add a line for each of: \(names)"))
  }
}
