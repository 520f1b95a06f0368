/// Two states of several quantities on one axis from zero: hollow before, filled after.
package struct DotChart: Widget {
  package struct Row: Hashable, Sendable {
    package let label: String
    package let before: Double?
    package let after: Double?
    /// At the right end.
    package let text: String
    /// What the text is about.
    package let link: Link?

    package init(
      _ label: String, before: Double?, after: Double?, text: String = "", link: Link? = nil
    ) {
      self.label = label
      self.before = before
      self.after = after
      self.text = text
      self.link = link
    }
  }

  package var rows: [Row]
  /// From zero; dots beyond it stand at its end.
  package var axis: ChartAxis
  /// A vertical line that dots had better stay below.
  package var threshold: Double?

  package init(rows: [Row], axis: ChartAxis, threshold: Double? = nil) {
    self.rows = rows
    self.axis = axis
    self.threshold = threshold
  }

  /// Lines that show everything.
  package var height: Int { rows.count + 2 }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 2, area.width > 0 else { return }
    buffer.within(area) { buffer in
      let plot = plot(area, buffer)
      let room = area.height - 2
      let shown = rows.count > room ? room - 1 : rows.count
      if let threshold, axis.range.contains(threshold), !plot.isEmpty {
        buffer.fill(
          Rect(x: column(threshold, plot), y: area.y, width: 1, height: shown), "┊", role: .axis)
      }
      for (line, row) in rows.prefix(shown).enumerated() {
        draw(row, y: area.y + line, plot, area, &buffer)
      }
      if shown < rows.count {
        buffer.put(
          "… \(rows.count - shown) more need a higher terminal", x: area.x, y: area.y + shown,
          role: .muted)
      }
      drawAxis(y: area.y + shown + (shown < rows.count ? 1 : 0), plot, &buffer)
    }
  }

  private func plot(_ area: Rect, _ buffer: Buffer) -> Range<Int> {
    let labels = min(rows.map { buffer.columns(of: $0.label) }.max() ?? 0, max(8, area.width / 3))
    let texts = rows.map { buffer.columns(of: $0.text) }.max() ?? 0
    let width = area.width - labels - texts - 2
    let start = min(area.maxX, area.x + labels + 1)
    return start..<(width < 6 ? start : start + width)
  }

  private func draw(
    _ row: Row, y: Int, _ plot: Range<Int>, _ area: Rect, _ buffer: inout Buffer
  ) {
    buffer.put(
      row.label, x: area.x, y: y, limit: max(0, plot.lowerBound - area.x - 1), truncation: .middle)
    let start = plot.upperBound + (plot.isEmpty ? 0 : 1)
    buffer.put([Span(row.text, link: row.link)], x: start, y: y, limit: max(0, area.maxX - start))
    guard !plot.isEmpty else { return }
    if let before = row.before, !before.isNaN {
      buffer.put("○", x: column(before, plot), y: y, role: .muted)
    }
    if let after = row.after, !after.isNaN {
      buffer.put("●", x: column(after, plot), y: y, role: .accent)
    }
  }

  private func column(_ value: Double, _ plot: Range<Int>) -> Int {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    guard high > low, !value.isNaN else { return plot.lowerBound }
    let share = min(1, max(0, (value - low) / (high - low)))
    return plot.lowerBound + Int((share * Double(max(0, plot.count - 1))).rounded())
  }

  private func drawAxis(y: Int, _ plot: Range<Int>, _ buffer: inout Buffer) {
    guard !plot.isEmpty else { return }
    buffer.fill(
      Rect(x: plot.lowerBound, y: y, width: plot.count, height: 1), "─", role: .axis)
    var end = plot.lowerBound - 1
    for tick in axis.ticks where axis.range.contains(tick.value) {
      let x = column(tick.value, plot)
      buffer.put("┼", x: x, y: y, role: .axis)
      let width = buffer.columns(of: tick.label)
      let start = min(max(plot.lowerBound, x - width / 2), plot.upperBound - width)
      guard start > end else { continue }
      buffer.put(tick.label, x: start, y: y + 1, role: .axis)
      end = start + width
    }
  }
}
