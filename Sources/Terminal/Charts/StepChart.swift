/// Step curves of up to four series on one plot, told apart by line weight and not by colour.
///
/// The first series is a light line, the second a heavy one; the third and fourth repeat these
/// weights with a letter set into the line. A curve's name stands at its end.
package struct StepChart: Widget {
  package struct Band: Hashable, Sendable {
    package let lower: [ChartPoint]
    package let upper: [ChartPoint]

    package init(lower: [ChartPoint], upper: [ChartPoint]) {
      self.lower = lower
      self.upper = upper
    }
  }

  package struct Series: Hashable, Sendable {
    package var label: String
    /// Where the curve changes and its height from there on, in order of x.
    package var steps: [ChartPoint]
    /// Where the curve ends; its last step if nil.
    package var end: Double?
    package var band: Band?
    /// Where observation stopped without an event: a tick on the curve. Neighbouring cells show
    /// one tick, so that the weight of the line stays visible.
    package var censored: [Double]
    /// From here on too few are at risk for the curve to be trusted.
    package var fadesAfter: Double?

    package init(
      label: String, steps: [ChartPoint], end: Double? = nil, band: Band? = nil,
      censored: [Double] = [], fadesAfter: Double? = nil
    ) {
      self.label = label
      self.steps = steps
      self.end = end
      self.band = band
      self.censored = censored
      self.fadesAfter = fadesAfter
    }
  }

  package enum BandStyle: Hashable, Sendable {
    case none, shaded, dotted
  }

  package struct Cursor: Hashable, Sendable {
    package let x: Double
    package let readOut: String

    package init(x: Double, readOut: String) {
      self.x = x
      self.readOut = readOut
    }
  }

  package var series: [Series]
  package var xAxis: ChartAxis
  package var yAxis: ChartAxis
  package var tableRows: [ChartTableRow]
  package var bands: BandStyle
  package var cursor: Cursor?

  package init(
    series: [Series], xAxis: ChartAxis, yAxis: ChartAxis, tableRows: [ChartTableRow] = [],
    bands: BandStyle = .none, cursor: Cursor? = nil
  ) {
    self.series = series
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.tableRows = tableRows
    self.bands = bands
    self.cursor = cursor
  }

  /// The mark of a censored observation; `+` is a corner of an ASCII curve.
  package static func censorMark(_ charset: Charset) -> String {
    charset == .ascii ? "o" : "+"
  }

  /// The line a series is drawn with, for labels and table rows.
  package static func sample(_ index: Int) -> String {
    let line = index % 2 == 0 ? "─" : "━"
    return tag(index).map { line + String($0) } ?? line
  }

  static func tag(_ index: Int) -> Character? {
    index < 2 ? nil : ["c", "d", "e", "f"][(index - 2) % 4]
  }

  static func weight(_ index: Int) -> Edges.Weight { index % 2 == 0 ? .light : .heavy }

  /// Table rows that find no room in an area of this size; the last ones are left out first.
  package func omittedTableRows(in area: Rect) -> Int {
    tableRows.count - frame(chartArea(area), rightMargin: 0).shownTableRows
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard !area.isEmpty else { return }
    buffer.within(area) { buffer in
      let room = chartArea(area)
      if let cursor, room != area {
        buffer.put(cursor.readOut, x: area.x, y: area.y, role: .cursor, limit: area.width)
      }
      StepPlot.fitted(self, in: room).draw(in: &buffer)
    }
  }

  /// The read-out of the cursor takes the first line.
  private func chartArea(_ area: Rect) -> Rect {
    cursor != nil && area.height > 1 ? area.inset(top: 1) : area
  }

  func frame(_ area: Rect, rightMargin: Int) -> ChartFrame {
    ChartFrame(
      area: area, xAxis: xAxis, yAxis: yAxis, tableRows: tableRows, rightMargin: rightMargin)
  }
}
