import Terminal

/// A line that is being typed, edited as in a shell.
struct LineInput: Hashable, Sendable {
  var text = ""
  /// Characters before the cursor.
  var cursor = 0

  init(_ text: String = "") {
    (self.text, cursor) = (text, text.count)
  }

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
    case .character(let character): insert(String(character))
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

  /// The line as a popup shows it, with a bar for the cursor.
  var spans: [Span] {
    [
      Span(String(text[..<position]), .input), Span("▏", .cursor),
      Span(String(text[position...]), .input),
    ]
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
