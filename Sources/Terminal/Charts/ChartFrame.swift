/// The axes around a plot and the rows of numbers below it.
struct ChartFrame {
  /// Below this many rows of plot the picture says nothing, so numbers below it give way.
  private static let leastPlotHeight = 5

  let xAxis: ChartAxis
  let yAxis: ChartAxis
  let tableRows: [ChartTableRow]
  let plot: Rect
  /// Rows of numbers there was room for.
  let shownTableRows: Int
  private let area: Rect
  private let showsLine: Bool

  /// The first column right of plot and margin.
  var rightEdge: Int { area.maxX }

  /// Whether values are heights of bars, which end at the upper edge of their row, or points.
  private let isForBars: Bool

  init(
    area: Rect, xAxis: ChartAxis, yAxis: ChartAxis, tableRows: [ChartTableRow] = [],
    rightMargin: Int = 0, isForBars: Bool = false
  ) {
    self.isForBars = isForBars
    self.area = area
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.tableRows = tableRows
    showsLine = area.height >= Self.leastPlotHeight + 3
    let axisRows = area.height < 3 ? 0 : showsLine ? 2 : 1
    let room = area.height - axisRows
    shownTableRows = max(0, min(tableRows.count, room - Self.leastPlotHeight))
    let left = Self.leftMargin(area: area, yAxis, tableRows.prefix(shownTableRows))
    plot = area.inset(
      left: left, right: rightMargin, top: 0, bottom: axisRows + shownTableRows)
  }

  private static func leftMargin(
    area: Rect, _ yAxis: ChartAxis, _ rows: ArraySlice<ChartTableRow>
  ) -> Int {
    let labels = yAxis.ticks.map(\.label.displayWidth).max() ?? 0
    // The first number is centred on its tick, so half of it stands left of the axis.
    let names = rows.map { $0.label.displayWidth + 1 }.max() ?? 0
    let halfNumber = rows.map { ($0.values.first?.displayWidth ?? 0) / 2 }.max() ?? 0
    let wished = max(labels + 1, min(names, area.width / 4) + halfNumber)
    return min(wished, area.width / 2)
  }

  /// The row of the labels below the plot.
  var labelRow: Int { plot.maxY + (showsLine ? 1 : 0) }

  func column(_ x: Double) -> Int { plot.x + xAxis.clampedCell(of: x, cells: plot.width) }

  func row(_ y: Double) -> Int {
    guard !isForBars else {
      let eighths = ColumnBar.eighths(yAxis.share(of: y), cells: plot.height)
      return plot.maxY - (eighths + 7) / 8
    }
    return plot.y + plot.height - 1 - yAxis.clampedCell(of: y, cells: plot.height)
  }

  func draw(in buffer: inout Buffer) {
    guard !plot.isEmpty else { return }
    drawYAxis(&buffer)
    guard area.height >= 3 else { return }
    let ticks = shownTicks()
    if showsLine { drawXLine(ticks, &buffer) }
    drawNumbers(xAxis.ticks.map(\.label), ticks, y: labelRow, role: .axis, &buffer)
    for (index, row) in tableRows.prefix(shownTableRows).enumerated() {
      let y = labelRow + 1 + index
      let width = (ticks.first.map { start(of: row.values, $0) } ?? plot.x) - area.x - 1
      buffer.put(
        row.label, x: area.x, y: y, role: row.role, limit: width, truncation: .middle)
      drawNumbers(row.values, links: row.links, ticks, y: y, role: row.role, &buffer)
    }
  }

  private func drawYAxis(_ buffer: inout Buffer) {
    let x = plot.x - 1
    buffer.fill(Rect(x: x, y: plot.y, width: 1, height: plot.height), "│", role: .axis)
    var taken: Set<Int> = []
    // The ends of the axis are labelled first: they tell the scale.
    let ends = [yAxis.ticks.last, yAxis.ticks.first].compactMap(\.self)
    for tick in ends + yAxis.ticks where yAxis.range.contains(tick.value) {
      let y = row(tick.value)
      guard taken.insert(y).inserted else { continue }
      buffer.put("┤", x: x, y: y, role: .axis)
      let width = x - area.x
      buffer.put(tick.label, x: area.x, y: y, role: .axis, limit: width, alignment: .right)
    }
  }

  private func drawXLine(_ ticks: [Int], _ buffer: inout Buffer) {
    let y = plot.maxY
    buffer.fill(Rect(x: plot.x, y: y, width: plot.width, height: 1), "─", role: .axis)
    buffer.put("└", x: plot.x - 1, y: y, role: .axis)
    for tick in ticks {
      buffer.put("┬", x: column(xAxis.ticks[tick].value), y: y, role: .axis)
    }
  }

  private func drawNumbers(
    _ texts: [String], links: [Link] = [], _ ticks: [Int], y: Int, role: Role,
    _ buffer: inout Buffer
  ) {
    for tick in ticks where tick < texts.count {
      let link = tick < links.count ? links[tick] : nil
      buffer.put(
        [Span(texts[tick], role, link: link)], x: start(of: texts[tick], tick), y: y)
    }
  }

  private func start(of texts: [String], _ tick: Int) -> Int {
    tick < texts.count ? start(of: texts[tick], tick) : plot.x
  }

  private func start(of text: String, _ tick: Int) -> Int {
    let width = text.displayWidth
    let centred = column(xAxis.ticks[tick].value) - width / 2
    return max(area.x, min(centred, area.maxX - width))
  }

  /// Every tick, or every second, third … so that no label or number touches its neighbour.
  private func shownTicks() -> [Int] {
    let inside = xAxis.ticks.indices.filter { xAxis.range.contains(xAxis.ticks[$0].value) }
    let lines = [xAxis.ticks.map(\.label)] + tableRows.prefix(shownTableRows).map(\.values)
    for stride in 1...max(1, inside.count) {
      let shown = inside.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
      if lines.allSatisfy({ fits($0, shown) }) { return shown }
    }
    return Array(inside.prefix(1))
  }

  private func fits(_ texts: [String], _ ticks: [Int]) -> Bool {
    var end = area.x - 1
    for tick in ticks where tick < texts.count && !texts[tick].isEmpty {
      let start = start(of: texts[tick], tick)
      if start <= end { return false }
      end = start + texts[tick].displayWidth
    }
    return true
  }
}
