/// A rounded frame with titles in its upper border and a note in its lower one.
package struct Panel: Widget {
  package var title: Phrase
  package var rightTitle: String
  package var footer: Phrase
  package var isFocused: Bool

  package init(
    _ title: String, rightTitle: String = "", footer: String = "", isFocused: Bool = false
  ) {
    self.init(
      Phrase(title), rightTitle: rightTitle, footer: Phrase(footer), isFocused: isFocused)
  }

  package init(
    _ title: Phrase, rightTitle: String = "", footer: Phrase, isFocused: Bool = false
  ) {
    self.title = title
    self.rightTitle = rightTitle
    self.footer = footer
    self.isFocused = isFocused
  }

  /// The room inside the frame, with one blank column on each side.
  package func inner(of area: Rect) -> Rect {
    area.inset(left: 2, right: 2, top: 1, bottom: 1)
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      drawFrame(area, &buffer)
      drawTitles(area, &buffer)
    }
  }

  /// Draws the frame, then the content into the room inside it.
  package func draw(
    in area: Rect, of buffer: inout Buffer, content: (Rect, inout Buffer) -> Void
  ) {
    draw(in: area, of: &buffer)
    let room = inner(of: area)
    buffer.within(room) { content(room, &$0) }
  }

  private func drawFrame(_ area: Rect, _ buffer: inout Buffer) {
    let role: Role = isFocused ? .accent : .border
    let (right, bottom) = (area.maxX - 1, area.maxY - 1)
    buffer.fill(area.row(0), "─", role: role)
    buffer.fill(area.row(area.height - 1), "─", role: role)
    for x in [area.x, right] {
      buffer.fill(Rect(x: x, y: area.y, width: 1, height: area.height), "│", role: role)
    }
    let corners =
      [("╭", area.x, area.y), ("╮", right, area.y)]
      + [("╰", area.x, bottom), ("╯", right, bottom)]
    for (corner, x, y) in corners { buffer.put(corner, x: x, y: y, role: role) }
  }

  private func drawTitles(_ area: Rect, _ buffer: inout Buffer) {
    let room = area.width - 4
    guard room > 0 else { return }
    let left = padded(title)
    let used =
      title.text.isEmpty
      ? 0 : buffer.put(left, x: area.x + 2, y: area.y, role: .title, limit: room)
    drawAtRight(
      rightTitle.isEmpty ? "" : " \(rightTitle) ", y: area.y, room: room - used - 1, area, &buffer)
    let note = padded(footer)
    if !footer.text.isEmpty && area.height > 1 {
      buffer.put(note, x: area.x + 2, y: area.maxY - 1, role: .muted, limit: room)
    }
  }

  private func drawAtRight(
    _ text: String, y: Int, room: Int, _ area: Rect, _ buffer: inout Buffer
  ) {
    let columns = buffer.columns(of: text)
    guard columns > 0 && columns <= room else { return }
    buffer.put(text, x: area.maxX - 2 - columns, y: y, role: .heading)
  }

  private func padded(_ phrase: Phrase) -> Phrase { " \(phrase) " }
}
