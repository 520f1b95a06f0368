/// What happened against what was planned or is expected, over one x axis.
package struct LineChart: Widget {
  package enum Style: Hashable, Sendable {
    /// A heavy orthogonal line, for counts that were observed.
    case steps
    /// A light orthogonal line.
    case lightSteps
    /// Dots along straight lines between the points, for what was planned.
    case dotted
  }

  package struct Series: Hashable, Sendable {
    package var label: String
    /// In order of x.
    package var points: [ChartPoint]
    package var style: Style
    package var role: Role

    package init(label: String, points: [ChartPoint], style: Style, role: Role) {
      self.label = label
      self.points = points
      self.style = style
      self.role = role
    }
  }

  /// A region between two lines, such as the range in which a projection is expected.
  package struct Band: Hashable, Sendable {
    package let lower: [ChartPoint]
    package let upper: [ChartPoint]

    package init(lower: [ChartPoint], upper: [ChartPoint]) {
      self.lower = lower
      self.upper = upper
    }
  }

  package struct Marker: Hashable, Sendable {
    package let x: Double
    package let label: String

    package init(x: Double, label: String) {
      self.x = x
      self.label = label
    }
  }

  package var series: [Series]
  package var band: Band?
  package var markers: [Marker]
  package var xAxis: ChartAxis
  package var yAxis: ChartAxis

  package init(
    series: [Series], band: Band? = nil, markers: [Marker] = [], xAxis: ChartAxis,
    yAxis: ChartAxis
  ) {
    self.series = series
    self.band = band
    self.markers = markers
    self.xAxis = xAxis
    self.yAxis = yAxis
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    guard !area.isEmpty else { return }
    buffer.within(area) { LinePlot(self, in: area).draw(in: &$0) }
  }
}
