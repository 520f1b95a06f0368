import Terminal

/// A line that is being typed.
struct LineInput: Equatable, Sendable {
  var text = ""
  /// Characters before the cursor.
  var cursor = 0

  private var position: String.Index { text.index(text.startIndex, offsetBy: cursor) }

  /// Takes a key that edits or moves; false for any other.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .backspace: delete(before: true)
    case .delete, .control("d"): delete(before: false)
    case .control("u"): (text, cursor) = ("", 0)
    case .control("w"): deleteWord()
    case .character(let character): insert(character)
    default: return false
    }
    return true
  }

  /// Takes in pasted text.
  mutating func insert(_ pasted: String) {
    // Marks may join a character before them: the cursor is counted anew.
    let head = text[..<position] + pasted
    (text, cursor) = (String(head) + text[position...], head.count)
  }

  private mutating func insert(_ character: Character) {
    text.insert(character, at: position)
    cursor += 1
  }

  private mutating func delete(before: Bool) {
    if before {
      guard cursor > 0 else { return }
      cursor -= 1
    }
    guard cursor < text.count else { return }
    text.remove(at: position)
  }

  private mutating func deleteWord() {
    var head = text.prefix(cursor)
    let tail = text.dropFirst(cursor)
    while head.last == " " { head.removeLast() }
    while let last = head.last, last != " " { head.removeLast() }
    (text, cursor) = (String(head) + tail, head.count)
  }
}
