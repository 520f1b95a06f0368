/// Keys and what they do; those that no longer fit are left out whole.
package struct HintLine: Widget {
  package struct Hint: Hashable, Sendable {
    package let key: String
    package let word: String

    package init(key: String, word: String) {
      self.key = key
      self.word = word
    }
  }

  package var hints: [Hint]

  package init(_ hints: [Hint]) {
    self.hints = hints
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      var x = area.x + 1
      for hint in hints {
        let columns = buffer.columns(of: hint.key) + 1 + buffer.columns(of: hint.word)
        guard x + columns <= area.maxX else { continue }
        let key = buffer.put(hint.key, x: x, y: area.y, role: .hintKey)
        buffer.put(hint.word, x: x + key + 1, y: area.y, role: .hintText)
        x += columns + 2
      }
    }
  }
}
