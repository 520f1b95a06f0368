/// A few values on one axis from zero, on a single line: for a column of a table.
package struct DotLine: Widget {
  package struct Mark: Hashable, Sendable {
    package let value: Double
    package let glyph: Character
    package let role: Role

    package init(_ value: Double, _ glyph: Character, _ role: Role) {
      (self.value, self.glyph, self.role) = (value, glyph, role)
    }
  }

  /// Marks at one place are shown as `coincidence`.
  package var marks: [Mark]
  package static let coincidence: Character = "◆"
  /// The end of the axis; marks beyond it stand there.
  package var largest: Double

  package init(_ marks: [Mark], upTo largest: Double) {
    (self.marks, self.largest) = (marks, largest)
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.width > 0, area.height > 0 else { return }
    buffer.within(area) { buffer in
      let places = marks.map { area.x + Self.column($0.value, largest, area.width) }
      if let first = places.min(), let last = places.max(), first < last {
        buffer.fill(Rect(x: first, y: area.y, width: last - first, height: 1), "─", role: .axis)
      }
      for (mark, x) in zip(marks, places) {
        let isAlone = places.count { $0 == x } == 1
        buffer.put(
          String(isAlone ? mark.glyph : Self.coincidence), x: x, y: area.y, role: mark.role)
      }
    }
  }

  /// The axis' ends, for the header above the lines.
  package static func drawAxis(
    upTo label: String, in area: Rect, of buffer: inout Buffer, role: Role = .heading
  ) {
    buffer.put("0", x: area.x, y: area.y, role: role, limit: area.width)
    buffer.put(
      label, x: area.x + 2, y: area.y, role: role, limit: max(0, area.width - 2),
      alignment: .right)
  }

  private static func column(_ value: Double, _ largest: Double, _ width: Int) -> Int {
    guard largest > 0, value.isFinite else { return 0 }
    return Int((min(1, max(0, value / largest)) * Double(width - 1)).rounded())
  }
}
