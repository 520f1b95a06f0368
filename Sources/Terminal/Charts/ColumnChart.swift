/// Counts by category, such as subjects per month, with the planned count as a line across.
package struct ColumnChart: Widget {
  package struct Column: Hashable, Sendable {
    package let label: String
    package let value: Double
    package let plan: Double?
    package let role: Role
    package let link: Link?

    package init(
      _ label: String, value: Double, plan: Double? = nil, role: Role = .barFill,
      link: Link? = nil
    ) {
      self.label = label
      self.value = value
      self.plan = plan
      self.role = role
      self.link = link
    }
  }

  package var columns: [Column]
  /// Whole-number ticks up to the highest column if nil, or where columns had to be summed up.
  package var yAxis: ChartAxis?

  package init(columns: [Column], yAxis: ChartAxis? = nil) {
    self.columns = columns
    self.yAxis = yAxis
  }

  /// What a reader must be told when not every column could be drawn by itself.
  package func note(in area: Rect) -> String? {
    let size = layout(area).slots.groupSize
    return size > 1 ? "each column is the sum of \(size) neighbours" : nil
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard !area.isEmpty && !columns.isEmpty else { return }
    buffer.within(area) { buffer in
      let (frame, slots, shown) = layout(area)
      frame.draw(in: &buffer)
      for (slot, column) in shown.enumerated() {
        draw(column, x: frame.plot.x + slot * slots.pitch, slots, frame, &buffer)
      }
      drawLabels(shown, slots, frame, &buffer)
    }
  }

  private func layout(_ area: Rect) -> (frame: ChartFrame, slots: ColumnSlots, shown: [Column]) {
    // The width of the y axis depends on the sums, and the sums on the width: twice is enough.
    var left = 4
    var slots = ColumnSlots(bars: columns.count, width: area.width - left, widest: 9, gapFrom: 2)
    var frame = frame(area, summed(slots), isSummed: slots.groupSize > 1)
    left = frame.plot.x - area.x
    slots = ColumnSlots(bars: columns.count, width: frame.plot.width, widest: 9, gapFrom: 2)
    let shown = summed(slots)
    frame = self.frame(area, shown, isSummed: slots.groupSize > 1)
    return (frame, slots, shown)
  }

  private func frame(_ area: Rect, _ shown: [Column], isSummed: Bool) -> ChartFrame {
    let top = shown.flatMap { [$0.value, $0.plan ?? 0] }.filter(\.isFinite).max() ?? 0
    let automatic = ChartAxis.counts(to: top, about: max(1, min(5, area.height / 3)))
    return ChartFrame(
      area: area, xAxis: ChartAxis(0...1, ticks: []),
      yAxis: isSummed ? automatic : yAxis ?? automatic, isForBars: true)
  }

  private func summed(_ slots: ColumnSlots) -> [Column] {
    guard slots.groupSize > 1 else { return columns }
    return (0..<slots.count).map { slot in
      let group = columns[slots.range(slot, of: columns.count)]
      let plans = group.compactMap(\.plan)
      return Column(
        group.first?.label ?? "", value: group.reduce(0) { $0 + $1.value },
        plan: plans.count == group.count ? plans.reduce(0, +) : nil,
        role: group.first?.role ?? .barFill)
    }
  }

  private func draw(
    _ column: Column, x: Int, _ slots: ColumnSlots, _ frame: ChartFrame, _ buffer: inout Buffer
  ) {
    buffer.within(frame.plot) { buffer in
      let glyphs = ColumnBar.rising(
        frame.yAxis.share(of: column.value), cells: frame.plot.height)
      for (height, glyph) in glyphs.enumerated() {
        let y = frame.plot.maxY - 1 - height
        buffer.put(
          String(repeating: glyph, count: slots.barWidth), x: x, y: y, role: column.role)
      }
      drawPlan(column, x: x, top: glyphs, slots, frame, &buffer)
      buffer.declare(
        column.link, in: Rect(x: x, y: frame.plot.maxY - 1, width: slots.barWidth, height: 1))
    }
  }

  /// The planned height across bar and gap; where the bar itself ends in that row its end stays
  /// visible and the line shows in the gap.
  private func drawPlan(
    _ column: Column, x: Int, top: [String], _ slots: ColumnSlots, _ frame: ChartFrame,
    _ buffer: inout Buffer
  ) {
    guard let plan = column.plan, plan > 0 else { return }
    let y = frame.row(plan)
    let endsHere = !top.isEmpty && y == frame.plot.maxY - top.count
    let start = endsHere ? slots.barWidth : 0
    buffer.put(
      String(repeating: "─", count: slots.pitch - start), x: x + start, y: y, role: .plan)
  }

  private func drawLabels(
    _ shown: [Column], _ slots: ColumnSlots, _ frame: ChartFrame, _ buffer: inout Buffer
  ) {
    guard frame.labelRow < buffer.size.height else { return }
    var free = frame.plot.x
    for (slot, column) in shown.enumerated() {
      let x = frame.plot.x + slot * slots.pitch
      let width = column.label.displayWidth
      guard x >= free && x + width <= frame.rightEdge else { continue }
      buffer.put(column.label, x: x, y: frame.labelRow, role: .axis)
      free = x + width + 1
    }
  }
}
