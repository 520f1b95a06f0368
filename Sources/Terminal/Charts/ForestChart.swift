import Glibc

/// Ratios with their intervals, one below the other on a logarithmic axis.
package struct ForestChart: Widget {
  package struct Row: Hashable, Sendable {
    package let label: String
    package let indent: Int
    /// Beside the label, such as numbers of subjects.
    package let note: Phrase
    package let interval: Interval?
    /// At the right end, such as the numbers of the interval or why there is none.
    package let text: String
    package let role: Role
    package let textLink: Link?

    package init(
      _ label: String, indent: Int = 0, note: Phrase = "", interval: Interval? = nil,
      text: String = "", role: Role = .text, textLink: Link? = nil
    ) {
      self.label = label
      self.indent = indent
      self.note = note
      self.interval = interval
      self.text = text
      self.role = role
      self.textLink = textLink
    }
  }

  package struct Interval: Hashable, Sendable {
    package let estimate: Double
    package let lower: Double
    package let upper: Double

    package init(estimate: Double, lower: Double, upper: Double) {
      self.estimate = estimate
      self.lower = lower
      self.upper = upper
    }
  }

  package var rows: [Row]
  /// Above 0; intervals that reach beyond it end in an arrow.
  package var axis: ChartAxis
  /// A vertical line, where there is no difference.
  package var reference: Double
  /// What lies on either side of the reference.
  package var sides: (left: String, right: String)

  package init(
    rows: [Row], axis: ChartAxis, reference: Double = 1,
    sides: (left: String, right: String) = ("", "")
  ) {
    self.rows = rows
    self.axis = axis
    self.reference = reference
    self.sides = sides
  }

  /// Lines that show everything.
  package var height: Int { rows.count + 2 }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard area.height > 2, area.width > 0 else { return }
    buffer.within(area) { buffer in
      let columns = ForestColumns(self, area, buffer)
      let room = area.height - 2
      let shown = rows.count > room ? room - 1 : rows.count
      drawReference(columns, height: shown, area, &buffer)
      for (line, row) in rows.prefix(shown).enumerated() {
        draw(row, y: area.y + line, columns, &buffer)
      }
      if shown < rows.count {
        buffer.put(
          "… \(rows.count - shown) more need a higher terminal", x: area.x, y: area.y + shown,
          role: .muted)
      }
      drawAxis(y: area.y + shown + (shown < rows.count ? 1 : 0), columns, &buffer)
    }
  }

  private func drawReference(
    _ columns: ForestColumns, height: Int, _ area: Rect, _ buffer: inout Buffer
  ) {
    guard let x = columns.column(reference) else { return }
    buffer.fill(Rect(x: x, y: area.y, width: 1, height: height), "┊", role: .axis)
  }

  private func draw(_ row: Row, y: Int, _ columns: ForestColumns, _ buffer: inout Buffer) {
    buffer.put(
      row.label, x: columns.label.lowerBound + row.indent, y: y, role: row.role,
      limit: max(0, columns.label.count - row.indent), truncation: .middle)
    let noteWidth = buffer.columns(of: row.note.text)
    if noteWidth <= columns.note.count {
      buffer.put(row.note, x: columns.note.upperBound - noteWidth, y: y, role: .muted)
    }
    buffer.put(
      row.text, x: columns.text.lowerBound, y: y, role: row.interval == nil ? .muted : row.role,
      limit: columns.text.count)
    declare(row.textLink, columns.text, y: y, &buffer)
    guard let interval = row.interval, !columns.plot.isEmpty else { return }
    draw(interval, y: y, columns, row.role, &buffer)
  }

  private func declare(_ link: Link?, _ columns: Range<Int>, y: Int, _ buffer: inout Buffer) {
    buffer.declare(link, in: Rect(x: columns.lowerBound, y: y, width: columns.count, height: 1))
  }

  private func draw(
    _ interval: Interval, y: Int, _ columns: ForestColumns, _ role: Role, _ buffer: inout Buffer
  ) {
    let (low, high) = (columns.clamped(interval.lower), columns.clamped(interval.upper))
    buffer.fill(Rect(x: low, y: y, width: max(1, high - low + 1), height: 1), "─", role: role)
    let isCutLow = interval.lower < axis.range.lowerBound
    let isCutHigh = interval.upper > axis.range.upperBound
    buffer.put(isCutLow ? "◄" : "├", x: low, y: y, role: role)
    buffer.put(isCutHigh ? "►" : "┤", x: high, y: y, role: role)
    guard let x = columns.column(interval.estimate) else { return }
    buffer.put("■", x: x, y: y, role: .accent)
  }

  private func drawAxis(y: Int, _ columns: ForestColumns, _ buffer: inout Buffer) {
    guard !columns.plot.isEmpty else { return }
    buffer.fill(
      Rect(x: columns.plot.lowerBound, y: y, width: columns.plot.count, height: 1), "─",
      role: .axis)
    var end = columns.plot.lowerBound - 1
    for tick in axis.ticks {
      guard let x = columns.column(tick.value) else { continue }
      buffer.put("┼", x: x, y: y, role: .axis)
      let width = buffer.columns(of: tick.label)
      let start = min(max(columns.plot.lowerBound, x - width / 2), columns.plot.upperBound - width)
      guard start > end else { continue }
      buffer.put(tick.label, x: start, y: y + 1, role: .axis)
      end = start + width
    }
    drawSides(y: y + 1, end: end, columns, &buffer)
  }

  /// Left of the plot and right of it, on the line of the axis' labels.
  private func drawSides(
    y: Int, end: Int, _ columns: ForestColumns, _ buffer: inout Buffer
  ) {
    guard let edge = columns.plot.first else { return }
    let room = edge - columns.label.lowerBound - 1
    if !sides.left.isEmpty {
      buffer.put(
        "◄ " + sides.left, x: columns.label.lowerBound, y: y, role: .muted, limit: max(0, room),
        alignment: .right)
    }
    if !sides.right.isEmpty {
      buffer.put(
        sides.right + " ►", x: columns.text.lowerBound, y: y, role: .muted,
        limit: columns.text.count)
    }
  }
}

/// Where the parts of a forest plot stand, from left to right.
private struct ForestColumns {
  let label: Range<Int>
  let note: Range<Int>
  let plot: Range<Int>
  let text: Range<Int>
  private let range: ClosedRange<Double>

  /// Notes give way first where the room is short, then the plot; the numbers stay.
  init(_ chart: ForestChart, _ area: Rect, _ buffer: Buffer) {
    let widest = { (texts: [String]) in texts.map { buffer.columns(of: $0) }.max() ?? 0 }
    let texts = min(widest(chart.rows.map(\.text)), area.width)
    let labels = min(
      widest(chart.rows.map { String(repeating: " ", count: $0.indent) + $0.label }),
      max(8, area.width / 3))
    var notes = widest(chart.rows.map(\.note.text))
    if area.width - labels - texts - notes - 3 < 16 { notes = 0 }
    let gaps = notes > 0 ? 3 : 2
    var plot = max(0, area.width - labels - texts - notes - gaps)
    if plot < 8 { plot = 0 }
    label = area.x..<(area.x + min(labels, area.width))
    note =
      (label.upperBound + (notes > 0 ? 1 : 0))..<(label.upperBound + (notes > 0 ? 1 + notes : 0))
    self.plot = (note.upperBound + 1)..<(note.upperBound + 1 + plot)
    text = (self.plot.upperBound + 1)..<max(self.plot.upperBound + 1, area.maxX)
    range = chart.axis.range
  }

  /// nil outside the axis, where it spans nothing, and for what has no logarithm.
  func column(_ value: Double) -> Int? {
    guard value.isFinite, range.contains(value), !plot.isEmpty else { return nil }
    return clamped(value)
  }

  /// Within the plot whatever the value.
  func clamped(_ value: Double) -> Int {
    let (low, high) = (log(range.lowerBound), log(range.upperBound))
    guard value > 0, high > low, low.isFinite, high.isFinite, !value.isNaN else {
      return plot.lowerBound
    }
    let share = min(1, max(0, (log(value) - low) / (high - low)))
    return plot.lowerBound + Int((share * Double(max(0, plot.count - 1))).rounded())
  }
}
