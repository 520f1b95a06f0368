import Dashboard

/// The keys with the wishes of a configuration granted, and what could not be.
struct ConfiguredKeys {
  let keymap: Keymap
  let issues: [FileIssue]

  init(_ configuration: Configuration) {
    let wishes = configuration.keys.map { (name: $0.name, keys: $0.keys, line: $0.line) }
    let granted = Keymap.standard.remapped(named: wishes)
    var keymap = granted.keymap
    if !wishes.isEmpty { keymap.source = configuration.path }
    self.keymap = keymap
    issues = granted.issues.map { Self.issue($0, configuration) }.inOrder
  }

  /// The words begin with the line where they are about one.
  private static func issue(_ words: String, _ configuration: Configuration) -> FileIssue {
    guard let match = words.wholeMatch(of: /line (\d+): (.*)/.dotMatchesNewlines()) else {
      return FileIssue(file: configuration.path, message: words)
    }
    return FileIssue(file: configuration.path, line: Int(match.1), message: String(match.2))
  }
}
