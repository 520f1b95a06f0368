extension Key {
  /// A key as a configuration names it: `a`, `:`, `space`, `ctrl-p`, `shift-tab`, `pageup`, `f5`.
  ///
  /// Terminals send `ctrl-m` as Enter, `ctrl-i` as Tab and `ctrl-h` as Backspace, and so they are
  /// read. Nil for what no key is called.
  package init?(name: String) {
    if let character = name.first, name.count == 1 {
      guard Key.isVisible(character) else { return nil }
      self = .character(character)
      return
    }
    let name = name.lowercased()
    guard let key = Key.named[name] ?? Key(control: name) ?? Key(function: name) else {
      return nil
    }
    self = key
  }

  /// The name that reads as this key; nil for what no configuration can name, such as a click.
  package var name: String? {
    switch self {
    case .character(" "): "space"
    case .character(let character): Key.isVisible(character) ? String(character) : nil
    case .control(let letter): "ctrl-\(letter)"
    case .function(let number): "f\(number)"
    default: Key.names.first { $0.key == self }?.name
    }
  }

  private static func isVisible(_ character: Character) -> Bool {
    guard character != " " else { return true }
    let isDrawn = character.unicodeScalars.allSatisfy { scalar in
      ![.control, .format].contains(scalar.properties.generalCategory)
    }
    return isDrawn && !character.isWhitespace
  }

  /// The first name of a key is its own; the others are what people write for it.
  private static let names: [(name: String, key: Key)] = [
    ("space", .character(" ")), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("pageup", .pageUp), ("pgup", .pageUp), ("page-up", .pageUp),
    ("pagedown", .pageDown), ("pgdn", .pageDown), ("page-down", .pageDown),
    ("home", .home), ("end", .end), ("enter", .enter), ("return", .enter), ("esc", .escape),
    ("escape", .escape), ("tab", .tab), ("shift-tab", .backTab), ("backtab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("del", .delete),
  ]

  private static let named = Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0.key) })

  private init?(control name: String) {
    let prefix = ["ctrl-", "control-", "c-", "^"].first { name.hasPrefix($0) }
    guard let prefix, let letter = name.dropFirst(prefix.count).first,
      name.count == prefix.count + 1, ("a"..."z").contains(letter)
    else { return nil }
    self =
      switch letter {
      case "h": .backspace
      case "i": .tab
      case "j", "m": .enter
      default: .control(letter)
      }
  }

  private init?(function name: String) {
    let digits = name.dropFirst()
    guard name.first == "f", digits.allSatisfy(\.isNumber), let number = Int(digits),
      (1...12).contains(number)
    else { return nil }
    self = .function(number)
  }
}
