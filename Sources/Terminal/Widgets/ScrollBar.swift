/// Which part of a longer list is in view; draws nothing when all of it is.
package struct ScrollBar: Widget {
  package var count: Int
  package var visible: Range<Int>

  package init(count: Int, visible: Range<Int>) {
    self.count = count
    self.visible = visible
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard let thumb = thumb(height: area.height) else { return }
    buffer.within(Rect(x: area.x, y: area.y, width: min(1, area.width), height: area.height)) {
      $0.fill(area, "│", role: .barTrack)
      $0.fill(
        Rect(x: area.x, y: area.y + thumb.lowerBound, width: 1, height: thumb.count), "█",
        role: .muted)
    }
  }

  /// Rows of the thumb: at the ends of the bar only when the list's ends are in view.
  func thumb(height: Int) -> Range<Int>? {
    guard height > 0 && count > visible.count && !visible.isEmpty else { return nil }
    let length = max(1, height * visible.count / count)
    let travel = height - length
    let hidden = count - visible.count
    var start = travel * visible.lowerBound / hidden
    if travel > 1 && visible.lowerBound > 0 && visible.upperBound < count {
      start = min(max(1, start), travel - 1)
    }
    return start..<(start + length)
  }
}
