/// A line chart laid out on the cells of one area.
struct LinePlot {
  private let chart: LineChart
  private let frame: ChartFrame
  private var canvas = EdgeCanvas()
  /// Cells of dotted lines, by series.
  private var dots: [EdgeCanvas.Place: Int] = [:]
  private var shades: Set<EdgeCanvas.Place> = []
  private var names = CurveNames()

  init(_ chart: LineChart, in area: Rect) {
    self.chart = chart
    frame = ChartFrame(area: area, xAxis: chart.xAxis, yAxis: chart.yAxis)
    guard !frame.plot.isEmpty else { return }
    for index in chart.series.indices { add(index) }
    addBand()
    placeNames()
  }

  private func visible(_ points: [ChartPoint]) -> [ChartPoint] {
    points.filter { $0.isFinite && chart.xAxis.range.contains($0.x) }
  }

  private func place(_ point: ChartPoint) -> EdgeCanvas.Place {
    EdgeCanvas.Place(x: frame.column(point.x), y: frame.row(point.y))
  }

  private mutating func add(_ index: Int) {
    let series = chart.series[index]
    let points = visible(series.points)
    guard let last = points.last else { return }
    switch series.style {
    case .steps:
      canvas.step(through: points.map(place), to: frame.column(last.x), .heavy, index)
    case .lightSteps:
      canvas.step(through: points.map(place), to: frame.column(last.x), .light, index)
    case .dotted:
      for place in samples(of: points, per: 1) { dots[place] = index }
    }
  }

  /// The line through the points at every column, or part of a column, from its first to its last.
  private func samples(of points: [ChartPoint], per cell: Int) -> [EdgeCanvas.Place] {
    zip(points, points.dropFirst()).flatMap { start, end in
      let (a, b) = (place(start), place(end))
      let count = max(1, abs(b.x - a.x), abs(b.y - a.y)) * cell
      return (0...count).map { step in
        let share = Double(step) / Double(count)
        return place(
          ChartPoint(
            x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
      }
    }
  }

  private mutating func addBand() {
    guard let band = chart.band else { return }
    let lower = heights(band.lower)
    for (x, high) in heights(band.upper) {
      guard let low = lower[x], high <= low else { continue }
      for y in high...low { shades.insert(EdgeCanvas.Place(x: x, y: y)) }
    }
  }

  private func heights(_ points: [ChartPoint]) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    for place in samples(of: visible(points), per: 1) { rows[place.x] = place.y }
    return rows
  }

  private mutating func placeNames() {
    let ends = chart.series.indices.compactMap { index -> CurveNames.End? in
      guard let last = visible(chart.series[index].points).last else { return nil }
      let end = place(last)
      return CurveNames.End(
        series: index, name: name(chart.series[index]), x: end.x, y: end.y)
    }
    names.place(ends, in: frame.plot) { [canvas, dots, shades] place in
      canvas.isFree(place) && dots[place] == nil && !shades.contains(place)
    }
  }

  private func name(_ series: LineChart.Series) -> String {
    switch series.style {
    case .steps: "━ \(series.label)"
    case .lightSteps: "─ \(series.label)"
    case .dotted: "· \(series.label)"
    }
  }

  func draw(in buffer: inout Buffer) {
    frame.draw(in: &buffer)
    guard !frame.plot.isEmpty else { return }
    for place in shades { buffer.put("░", x: place.x, y: place.y, role: .seriesBand) }
    for marker in chart.markers { draw(marker, &buffer) }
    buffer.charset == .braille ? drawBraille(&buffer) : drawDots(&buffer)
    for (place, owners) in canvas.series {
      let role = owners.last.map { chart.series[$0].role } ?? .text
      buffer.put(String(canvas.glyph(at: place)), x: place.x, y: place.y, role: role)
    }
    for name in names.placed {
      buffer.put(
        name.text, x: name.x, y: name.y, role: chart.series[name.series].role,
        limit: name.width, truncation: .middle)
    }
  }

  private func drawDots(_ buffer: inout Buffer) {
    for (place, index) in dots {
      buffer.put("·", x: place.x, y: place.y, role: chart.series[index].role)
    }
  }

  private func drawBraille(_ buffer: inout Buffer) {
    for series in chart.series where series.style == .dotted {
      var canvas = BrailleCanvas()
      for (start, end) in zip(visible(series.points), visible(series.points).dropFirst()) {
        drawLine(from: start, to: end, on: &canvas)
      }
      for (place, dots) in canvas.dots {
        buffer.put(
          BrailleCanvas.glyph(dots), x: frame.plot.x + place.x, y: frame.plot.y + place.y,
          role: series.role)
      }
    }
  }

  private func drawLine(
    from start: ChartPoint, to end: ChartPoint, on canvas: inout BrailleCanvas
  ) {
    let size = Size(width: frame.plot.width * 2, height: frame.plot.height * 4)
    let steps = max(1, size.width, size.height)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = start.x + (end.x - start.x) * share
      let y = start.y + (end.y - start.y) * share
      canvas.set(
        x: chart.xAxis.clampedCell(of: x, cells: size.width),
        y: size.height - 1 - chart.yAxis.clampedCell(of: y, cells: size.height))
    }
  }

  private func draw(_ marker: LineChart.Marker, _ buffer: inout Buffer) {
    guard chart.xAxis.range.contains(marker.x) else { return }
    let x = frame.column(marker.x)
    buffer.fill(
      Rect(x: x, y: frame.plot.y, width: 1, height: frame.plot.height), "┊", role: .cursor)
    let width = buffer.columns(of: marker.label)
    let start = x + 1 + width <= frame.plot.maxX ? x + 1 : x - width
    buffer.put(marker.label, x: max(frame.plot.x, start), y: frame.plot.y, role: .muted)
  }
}
