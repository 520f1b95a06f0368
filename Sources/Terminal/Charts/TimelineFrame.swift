/// How the rows of a timeline are used: names of lines, lanes, the axis and its labels.
struct TimelineRows {
  let hasNames: Bool
  let hasAxis: Bool
  let lanes: Int

  /// A low area keeps its lanes and gives up names first, then the axis.
  init(height: Int, hasLines: Bool) {
    hasAxis = height > 3
    hasNames = hasLines && height > 5
    lanes = max(0, height - (hasAxis ? 2 : 0) - (hasNames ? 1 : 0))
  }
}

/// Where the parts of a timeline stand.
struct TimelineFrame {
  let label: Range<Int>
  let plot: Range<Int>
  /// Row of the first lane shown.
  let top: Int
  /// Lanes shown, by their index.
  let shown: Range<Int>
  let hasNames: Bool
  private let hasAxis: Bool
  private let axis: ChartAxis

  /// A narrow area keeps its plot and gives up labels.
  init(_ chart: TimelineChart, _ area: Rect, _ buffer: Buffer) {
    let rows = TimelineRows(height: area.height, hasLines: !chart.lines.isEmpty)
    let total = chart.lanes.count
    let tally = rows.lanes < total ? TimelineFrame.tally(total..<total, of: total) : ""
    let widest = (chart.lanes.map(\.label) + [tally]).map { buffer.columns(of: $0) }.max() ?? 0
    let labels = area.width < 16 ? 0 : min(widest, max(8, area.width / 3))
    label = area.x..<(area.x + labels)
    plot = min(area.maxX, label.upperBound + (labels > 0 ? 1 : 0))..<area.maxX
    top = area.y + (rows.hasNames ? 1 : 0)
    let count = min(rows.lanes, chart.lanes.count)
    let first = min(max(0, chart.offset), chart.lanes.count - count)
    shown = first..<(first + count)
    hasNames = rows.hasNames
    hasAxis = rows.hasAxis
    axis = chart.axis
  }

  private static func tally(_ shown: Range<Int>, of total: Int) -> String {
    "\(shown.lowerBound + 1)–\(shown.upperBound) of \(total)"
  }

  /// nil outside the axis.
  func column(_ value: Double) -> Int? {
    guard !plot.isEmpty, let cell = axis.cell(of: value, cells: plot.count) else { return nil }
    return plot.lowerBound + cell
  }

  /// The visible cells of an interval, at least one; nil where it lies outside the axis.
  func columns(from: Double, to: Double) -> Range<Int>? {
    guard !plot.isEmpty, !from.isNaN, !to.isNaN, from <= axis.range.upperBound,
      to >= axis.range.lowerBound
    else { return nil }
    let low = axis.clampedCell(of: from, cells: plot.count)
    let high = axis.clampedCell(of: max(from, to), cells: plot.count)
    return (plot.lowerBound + low)..<(plot.lowerBound + high + 1)
  }

  /// - Parameter hidden: lanes without room.
  func drawAxis(_ ticks: [AxisTick], hidden: Int, _ buffer: inout Buffer) {
    guard hasAxis, !plot.isEmpty else { return }
    let y = top + shown.count
    buffer.fill(Rect(x: plot.lowerBound, y: y, width: plot.count, height: 1), "─", role: .axis)
    if hidden > 0 {
      let text = TimelineFrame.tally(shown, of: shown.count + hidden)
      buffer.put(text, x: label.lowerBound, y: y, role: .muted, limit: label.count)
    }
    var end = plot.lowerBound - 1
    for tick in ticks {
      guard let x = column(tick.value) else { continue }
      buffer.put("┴", x: x, y: y, role: .axis)
      let width = buffer.columns(of: tick.label)
      let start = max(plot.lowerBound, min(x - width / 2, plot.upperBound - width))
      guard start > end else { continue }
      buffer.put(tick.label, x: start, y: y + 1, role: .axis, limit: plot.upperBound - start)
      end = start + width
    }
  }
}
