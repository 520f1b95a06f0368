/// A bar of eighth blocks on a track.
package struct Gauge: Widget {
  package var fraction: Double
  /// Where a goal stands on the same scale.
  package var mark: Double?
  package var role: Role

  package init(fraction: Double, mark: Double? = nil, role: Role = .barFill) {
    self.fraction = fraction
    self.mark = mark
    self.role = role
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      buffer.fill(area.row(0), "░", role: .barTrack)
      let bar = Self.bar(fraction: fraction, width: area.width)
      buffer.put(bar, x: area.x, y: area.y, role: role)
      if let mark, mark.isFinite && mark >= 0 && mark <= 1 && area.width > 0 {
        let column = min(area.width - 1, Int(mark * Double(area.width)))
        buffer.put("│", x: area.x + column, y: area.y, role: .plan)
      }
    }
  }

  /// Blocks for a fraction of `width` columns, to an eighth of one; more than nothing is never
  /// drawn as nothing, and less than all never as all.
  package static func bar(fraction: Double, width: Int) -> String {
    guard width > 0 && fraction > 0 else { return "" }
    let all = width * 8
    var eighths = Int((min(fraction, 1) * Double(all)).rounded())
    if fraction < 1 { eighths = min(eighths, all - 1) }
    eighths = max(1, eighths)
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
