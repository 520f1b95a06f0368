/// A box over the page: help, a definition card, a full record.
package struct Popup: Widget {
  package var title: String
  package var lines: [[Span]]
  package var footer: String
  /// Lines scrolled out at the top.
  package var offset: Int

  package init(title: String, lines: [[Span]], footer: String = "", offset: Int = 0) {
    self.title = title
    self.lines = lines
    self.footer = footer
    self.offset = offset
  }

  /// The box over a page of this area: as small as its lines allow.
  package func box(over area: Rect) -> Rect {
    let longest = lines.map { $0.reduce(0) { $0 + $1.text.displayWidth } }.max() ?? 0
    let width = max(longest, title.displayWidth + 2, footer.displayWidth + 2)
    return area.centred(width: width + 5, height: lines.count + 2)
  }

  /// Lines in view; the offset never scrolls past the end.
  package func window(over area: Rect) -> Range<Int> {
    Table.window(
      rowCount: lines.count, height: box(over: area).height - 2, selected: nil, offset: offset)
  }

  /// The offset that brings a line into view, moved no further than needed.
  package func offset(showing line: Int, over area: Rect) -> Int {
    Table.window(
      rowCount: lines.count, height: box(over: area).height - 2, selected: line, offset: offset
    ).lowerBound
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    let box = box(over: area)
    let window = window(over: area)
    buffer.within(box) { $0.fill(box) }
    Panel(title, footer: footer, isFocused: true).draw(in: box, of: &buffer) { inner, buffer in
      for (line, index) in window.enumerated() {
        buffer.put(lines[index], x: inner.x, y: inner.y + line, limit: inner.width)
      }
    }
    let edge = Rect(x: box.maxX - 2, y: box.y + 1, width: 1, height: box.height - 2)
    buffer.within(box.intersection(edge)) { buffer in
      ScrollBar(count: lines.count, visible: window).draw(in: edge, of: &buffer)
    }
  }
}
