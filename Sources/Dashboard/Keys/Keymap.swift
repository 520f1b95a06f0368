package import Terminal

/// Which key asks for what on which page. The order is that of importance: hints that find no room
/// are those that come last.
package struct Keymap: Sendable {
  package internal(set) var bindings: [Binding]
  /// The file that the keys of remapped commands were read from, for the help.
  package var source: String?

  /// What a key asks for on a page.
  package func command(for key: Key, on page: Page) -> Command? {
    bindings.first { $0.keys.contains(key) && $0.applies(to: page) }?.command
  }

  /// The first key of a command on a page, as notices and titles write it; nil without one.
  package func label(of command: Command, on page: Page) -> String? {
    bindings.first { $0.command == command && $0.applies(to: page) }?.keys.first?.label
  }

  /// The command that a configuration calls so.
  package func command(named name: String) -> Command? {
    bindings.first { $0.command.name == name }?.command
  }
}

extension Keymap {
  /// The hints that a line of this width has room for, the most important ones, and always help and
  /// the way out.
  ///
  /// - Parameter columns: of a text on the display.
  func hints(on page: Page, width: Int, columns: (String) -> Int) -> [HintLine.Hint] {
    let hinted = bindings.filter { $0.applies(to: page) && $0.hint != nil }
    let last = hinted.filter(\.command.isIndispensable).compactMap(\.hintOnLine)
    func room(_ hint: HintLine.Hint) -> Int { columns(hint.key) + 1 + columns(hint.word) + 2 }
    // A line begins with one blank and ends without the two that part hints.
    var left = width + 1 - last.reduce(0) { $0 + room($1) }
    var shown: [HintLine.Hint] = []
    for hint in hinted.filter({ !$0.command.isIndispensable }).compactMap(\.hintOnLine)
    where room(hint) <= left {
      left -= room(hint)
      shown.append(hint)
    }
    return shown + last
  }
}

extension Binding {
  fileprivate var hintOnLine: HintLine.Hint? {
    guard let hint, let key = keys.first else { return nil }
    return HintLine.Hint(key: key == .enter ? "↵" : key.label, word: hint)
  }
}
