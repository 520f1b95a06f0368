/// A step chart laid out on the cells of one area.
struct StepPlot {
  private let chart: StepChart
  private let frame: ChartFrame
  private var canvas = EdgeCanvas()
  private var shades: [EdgeCanvas.Place: Int] = [:]
  private var names = CurveNames()

  /// Uses the whole width if every curve's name finds free cells near its end, and otherwise
  /// leaves a margin for the names on the right.
  static func fitted(_ chart: StepChart, in area: Rect) -> StepPlot {
    let wide = StepPlot(chart, chart.frame(area, rightMargin: 0))
    guard !wide.names.isComplete else { return wide }
    let longest = chart.series.indices.map { name($0, of: chart).displayWidth }.max() ?? 0
    return StepPlot(chart, chart.frame(area, rightMargin: min(longest + 2, area.width / 3)))
  }

  private static func name(_ index: Int, of chart: StepChart) -> String {
    "\(StepChart.sample(index)) \(chart.series[index].label)"
  }

  private init(_ chart: StepChart, _ frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    guard !frame.plot.isEmpty else { return }
    for index in chart.series.indices { addCurve(index) }
    for index in chart.series.indices { addBand(index) }
    placeNames()
  }

  // MARK: Layout

  private func place(_ point: ChartPoint) -> EdgeCanvas.Place {
    EdgeCanvas.Place(x: frame.column(point.x), y: frame.row(point.y))
  }

  /// The steps within the axis; a curve that began before it enters at its left end.
  private func visible(_ steps: [ChartPoint]) -> [ChartPoint] {
    let range = chart.xAxis.range
    let finite = steps.filter { $0.isFinite && $0.x <= range.upperBound }
    guard let entering = finite.last(where: { $0.x < range.lowerBound }) else { return finite }
    return [ChartPoint(x: range.lowerBound, y: entering.y)]
      + finite.filter { $0.x >= range.lowerBound }
  }

  private func endColumn(_ index: Int) -> Int? {
    guard let last = visible(chart.series[index].steps).last else { return nil }
    let end = chart.series[index].end ?? last.x
    return frame.column(end.isNaN ? last.x : max(end, last.x))
  }

  private mutating func addCurve(_ index: Int) {
    guard let end = endColumn(index) else { return }
    let places = visible(chart.series[index].steps).map(place)
    canvas.step(through: places, to: end, StepChart.weight(index), index)
  }

  private mutating func addBand(_ index: Int) {
    guard chart.bands != .none, let band = chart.series[index].band,
      let end = endColumn(index)
    else { return }
    let lower = heights(visible(band.lower), to: end)
    let upper = heights(visible(band.upper), to: end)
    for (x, low) in lower {
      guard let high = upper[x], high <= low else { continue }
      for y in high...low { shades[EdgeCanvas.Place(x: x, y: y), default: 0] += 1 }
    }
  }

  /// The row of a step function in every column it covers.
  private func heights(_ steps: [ChartPoint], to end: Int) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    for (index, step) in steps.enumerated() {
      let start = frame.column(step.x)
      let stop = index + 1 < steps.count ? frame.column(steps[index + 1].x) : end
      for x in start...max(start, stop) { rows[x] = frame.row(step.y) }
    }
    return rows
  }

  private mutating func placeNames() {
    let ends = chart.series.indices.compactMap { index -> CurveNames.End? in
      // A curve without a name, alone on its plot, needs none.
      guard !chart.series[index].label.isEmpty, let x = endColumn(index),
        let last = visible(chart.series[index].steps).last
      else { return nil }
      return CurveNames.End(
        series: index, name: Self.name(index, of: chart), x: x, y: frame.row(last.y))
    }
    let room = Rect(
      x: frame.plot.x, y: frame.plot.y, width: frame.rightEdge - frame.plot.x,
      height: frame.plot.height)
    names.place(ends, in: room) { [canvas, shades] place in
      canvas.isFree(place) && shades[place] == nil
    }
  }

  // MARK: Drawing

  func draw(in buffer: inout Buffer) {
    frame.draw(in: &buffer)
    guard !frame.plot.isEmpty else { return }
    drawBands(&buffer)
    drawCursor(&buffer)
    drawCurves(&buffer)
    for index in chart.series.indices {
      drawTags(index, &buffer)
      drawCensoring(index, &buffer)
    }
    for name in names.placed {
      buffer.put(
        name.text, x: name.x, y: name.y, role: .series(name.series), limit: name.width,
        truncation: .middle)
    }
  }

  private func drawBands(_ buffer: inout Buffer) {
    let glyphs = chart.bands == .dotted ? ["·", ":"] : ["░", "▒"]
    for (place, count) in shades {
      buffer.put(glyphs[min(count, 2) - 1], x: place.x, y: place.y, role: .seriesBand)
    }
  }

  private func drawCursor(_ buffer: inout Buffer) {
    guard let cursor = chart.cursor, chart.xAxis.range.contains(cursor.x) else { return }
    let line = Rect(
      x: frame.column(cursor.x), y: frame.plot.y, width: 1, height: frame.plot.height)
    buffer.fill(line, "┊", role: .cursor)
  }

  private func drawCurves(_ buffer: inout Buffer) {
    for (place, owners) in canvas.series {
      guard let owner = owners.last else { continue }
      let isFaded = owners.allSatisfy { fades($0, column: place.x) }
      let glyph = canvas.glyph(at: place)
      buffer.put(
        String(isFaded ? Self.broken(glyph) : glyph), x: place.x, y: place.y,
        role: isFaded ? .muted : .series(owner))
    }
  }

  private func fades(_ index: Int, column: Int) -> Bool {
    chart.series[index].fadesAfter.map { column > frame.column($0) } ?? false
  }

  /// A broken line says without colour that few are left.
  private static func broken(_ glyph: Character) -> Character {
    switch glyph {
    case "─": "╌"
    case "━": "╍"
    default: glyph
    }
  }

  private func drawTags(_ index: Int, _ buffer: inout Buffer) {
    guard let tag = StepChart.tag(index) else { return }
    let places = canvas.series.keys.filter { canvas.isPlainHorizontal($0, of: index) }
    for place in places where (place.x - frame.plot.x) % 7 == 3 + index % 2 {
      buffer.put(String(tag), x: place.x, y: place.y, role: .series(index))
    }
  }

  private func drawCensoring(_ index: Int, _ buffer: inout Buffer) {
    let heights = heights(visible(chart.series[index].steps), to: endColumn(index) ?? 0)
    let columns = Set(
      chart.series[index].censored.filter(chart.xAxis.range.contains).map(frame.column))
    var last = Int.min
    for x in columns.sorted() where x > last + 1 {
      guard let y = heights[x] else { continue }
      let place = EdgeCanvas.Place(x: x, y: y)
      guard canvas.isPlainHorizontal(place, of: index) else { continue }
      buffer.put(
        StepChart.censorMark(buffer.charset), x: x, y: y, role: .censorMark)
      last = x
    }
  }
}
