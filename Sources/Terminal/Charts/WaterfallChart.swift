/// Signed bars side by side around a zero line, such as the best change of each subject's tumour.
package struct WaterfallChart: Widget {
  package struct Bar: Hashable, Sendable {
    /// nil where there is nothing to measure: the place stays, without a bar.
    package let value: Double?
    package let role: Role
    /// Written under the axis, so that a bar's class is not told by its colour alone.
    package let letter: Character?
    package let link: Link?

    package init(value: Double?, role: Role, letter: Character? = nil, link: Link? = nil) {
      self.value = value
      self.role = role
      self.letter = letter
      self.link = link
    }
  }

  package var bars: [Bar]
  /// Bars beyond the range end in an arrow.
  package var range: ClosedRange<Double>
  /// Horizontal lines with a label on the axis.
  package var references: [AxisTick]
  package var ticks: [AxisTick]

  package init(
    bars: [Bar], range: ClosedRange<Double> = -100...100, references: [AxisTick] = [],
    ticks: [AxisTick] = []
  ) {
    self.bars = bars
    self.range = range
    self.references = references
    self.ticks = ticks
  }

  /// What a reader must be told when not every bar could be drawn by itself.
  package func note(in area: Rect) -> String? {
    let size = slots(plot(area)).groupSize
    return size > 1 ? "each column is the middle one of \(size) neighbours" : nil
  }

  private var hasLetters: Bool { bars.contains { $0.letter != nil } }

  private func plot(_ area: Rect) -> Rect {
    let labels = (references + ticks).map(\.label.displayWidth).max() ?? 0
    return area.inset(
      left: min(labels + 1, area.width / 2), bottom: hasLetters && area.height > 1 ? 1 : 0)
  }

  private func slots(_ plot: Rect) -> ColumnSlots {
    ColumnSlots(bars: bars.count, width: plot.width, widest: 4, gapFrom: 3)
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    let plot = plot(area)
    guard !plot.isEmpty else { return }
    let scale = SignedScale(range: range, rows: plot.height)
    buffer.within(area) { buffer in
      drawAxis(area, plot, scale, &buffer)
      let slots = slots(plot)
      for slot in 0..<slots.count {
        let bar = middle(of: bars[slots.range(slot, of: bars.count)])
        let x = plot.x + slot * slots.pitch
        draw(bar, x: x, width: slots.barWidth, plot, scale, &buffer)
        let hasRow = bar.letter != nil && plot.maxY < area.maxY
        if let letter = bar.letter, hasRow {
          buffer.put(String(letter), x: x, y: plot.maxY, role: bar.role)
        }
        let y = hasRow ? plot.maxY : plot.y + scale.zeroRow
        buffer.declare(bar.link, in: Rect(x: x, y: y, width: slots.barWidth, height: 1))
      }
    }
  }

  private func middle(of group: ArraySlice<Bar>) -> Bar {
    let sorted = group.sorted { ($0.value ?? -.infinity) < ($1.value ?? -.infinity) }
    return sorted[sorted.count / 2]
  }

  private func drawAxis(
    _ area: Rect, _ plot: Rect, _ scale: SignedScale, _ buffer: inout Buffer
  ) {
    let x = plot.x - 1
    buffer.fill(Rect(x: x, y: plot.y, width: 1, height: plot.height), "│", role: .axis)
    let zero = plot.y + scale.zeroRow
    for line in references {
      buffer.fill(
        Rect(x: plot.x, y: plot.y + scale.row(line.value), width: plot.width, height: 1), "┄",
        role: .axis)
    }
    buffer.fill(Rect(x: plot.x, y: zero, width: plot.width, height: 1), "─", role: .axis)
    buffer.put("├", x: x, y: zero, role: .axis)
    var taken: Set<Int> = []
    for tick in references + ticks where range.contains(tick.value) {
      let y = plot.y + scale.row(tick.value)
      guard taken.insert(y).inserted else { continue }
      buffer.put(tick.label, x: area.x, y: y, role: .axis, limit: x - area.x, alignment: .right)
    }
  }

  private func draw(
    _ bar: Bar, x: Int, width: Int, _ plot: Rect, _ scale: SignedScale, _ buffer: inout Buffer
  ) {
    guard let value = bar.value, !value.isNaN && value != 0 else { return }
    let isUp = value > 0
    var glyphs =
      isUp
      ? ColumnBar.rising(value / range.upperBound, cells: scale.rowsAbove)
      : ColumnBar.hanging(value / range.lowerBound, cells: scale.rowsBelow)
    if !range.contains(value) && !glyphs.isEmpty { glyphs[glyphs.count - 1] = isUp ? "▲" : "▼" }
    for (distance, glyph) in glyphs.enumerated() {
      let y = plot.y + scale.zeroRow + (isUp ? -1 - distance : 1 + distance)
      buffer.put(String(repeating: glyph, count: width), x: x, y: y, role: bar.role)
    }
  }
}

/// Rows above and below a row for zero.
struct SignedScale {
  let range: ClosedRange<Double>
  let rowsAbove: Int
  let rowsBelow: Int

  var zeroRow: Int { rowsAbove }

  init(range: ClosedRange<Double>, rows: Int) {
    self.range = range
    let span = range.upperBound - range.lowerBound
    let above = span > 0 ? max(0, range.upperBound) / span : 0.5
    rowsAbove = min(max(0, rows - 1), Int((Double(rows - 1) * above).rounded()))
    rowsBelow = max(0, rows - 1 - rowsAbove)
  }

  /// The row in which a bar of this value ends.
  func row(_ value: Double) -> Int {
    if value > 0 && range.upperBound > 0 {
      let eighths = ColumnBar.eighths(value / range.upperBound, cells: rowsAbove)
      return zeroRow - (eighths + 7) / 8
    }
    if value < 0 && range.lowerBound < 0 {
      let eighths = ColumnBar.eighths(value / range.lowerBound, cells: rowsBelow)
      return zeroRow + (eighths + 7) / 8
    }
    return zeroRow
  }
}
