/// One column per value, from `▁` to `█`; zero is a low line and an unknown value a gap.
///
/// The latest values are shown when not all fit.
package struct Sparkline: Widget {
  package var values: [Double?]
  /// The value of a full block; the largest shown value if nil.
  package var top: Double?
  package var role: Role

  package init(_ values: [Double?], top: Double? = nil, role: Role = .barFill) {
    self.values = values
    self.top = top
    self.role = role
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      let shown = values.suffix(area.width)
      let scale = top ?? Self.top(of: shown)
      for (column, value) in shown.enumerated() {
        let glyph = Self.glyph(value, top: scale)
        buffer.put(glyph, x: area.x + column, y: area.y, role: role)
      }
    }
  }

  package static func text(_ values: [Double?], top: Double? = nil) -> String {
    let scale = top ?? Self.top(of: values[...])
    return values.map { glyph($0, top: scale) }.joined()
  }

  private static func top(of values: ArraySlice<Double?>) -> Double {
    values.compactMap(\.self).filter(\.isFinite).max() ?? 0
  }

  private static let levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  private static func glyph(_ value: Double?, top: Double) -> String {
    guard let value, !value.isNaN else { return " " }
    guard value > 0 && top > 0 && top.isFinite else { return "_" }
    let level = Int((min(1, value / top) * 8).rounded(.up))
    return levels[max(1, level) - 1]
  }
}
