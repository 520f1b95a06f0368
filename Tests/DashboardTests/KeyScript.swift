import Dashboard
import Terminal

extension DashboardState {
  /// Presses the keys of a script: `3jj\u{1B}` is page 3, down twice, Esc.
  ///
  /// Arrows stand for themselves, `⇞ ⇟ ⇱ ⇲` for paging and the ends, `⇤` for Shift-Tab, `⌦` for
  /// Delete; `\r`, `\t` and other control characters are the keys that send them.
  @discardableResult
  mutating func press(_ script: String) -> [Effect] {
    script.flatMap { update(.key(Key(scripted: $0))) }
  }
}

extension Key {
  private static let named: [Character: Key] = [
    "↑": .up, "↓": .down, "←": .left, "→": .right, "⇞": .pageUp, "⇟": .pageDown, "⇱": .home,
    "⇲": .end, "⇤": .backTab, "⌦": .delete, "\u{1B}": .escape, "\r": .enter, "\t": .tab,
    "\u{7F}": .backspace,
  ]

  init(scripted character: Character) {
    if let key = Key.named[character] {
      self = key
    } else if let value = character.asciiValue, (1...26).contains(value) {
      self = .control(Character(UnicodeScalar(value + 96)))
    } else {
      self = .character(character)
    }
  }
}
