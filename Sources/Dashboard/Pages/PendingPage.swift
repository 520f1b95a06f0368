import Terminal

/// A page whose numbers are not there yet.
struct PendingPage: PageView {
  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put("Computing …", x: area.x + 2, y: area.y + 1, role: .muted, limit: area.width - 4)
  }
}
