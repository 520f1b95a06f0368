/// Names in one column and their values, wrapped, in the next.
package struct KeyValueList: Widget {
  package struct Pair: Hashable, Sendable {
    package let key: String
    package let value: String
    package let role: Role

    package init(_ key: String, _ value: String, role: Role = .text) {
      self.key = key
      self.value = value
      self.role = role
    }
  }

  package var pairs: [Pair]
  /// Lines scrolled out at the top.
  package var offset: Int

  package init(_ pairs: [Pair], offset: Int = 0) {
    self.pairs = pairs
    self.offset = offset
  }

  /// Lines the list needs at this width.
  package func height(width: Int) -> Int {
    pairs.reduce(0) { $0 + max(1, values(of: $1, width: width).count) }
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    let keyWidth = keyWidth(width: area.width)
    buffer.within(area) { buffer in
      var y = area.y - max(0, offset)
      for pair in pairs where y < area.maxY {
        buffer.put(
          pair.key, x: area.x, y: y, role: .muted, limit: keyWidth, truncation: .middle)
        let lines = values(of: pair, width: area.width)
        for (line, text) in lines.enumerated() {
          buffer.put(text, x: area.x + keyWidth + 2, y: y + line, role: pair.role)
        }
        y += max(1, lines.count)
      }
    }
  }

  private func keyWidth(width: Int) -> Int {
    min(pairs.map(\.key.displayWidth).max() ?? 0, max(0, width / 2 - 1))
  }

  private func values(of pair: Pair, width: Int) -> [String] {
    Paragraph.wrap(pair.value, width: width - keyWidth(width: width) - 2)
  }
}
