package import CohortModel
package import Statistics
package import Terminal

/// Kaplan–Meier curves on one plot with their rows of numbers below it (KMunicate).
package struct KaplanMeierChart {
  package struct Curve {
    /// Stands at the end of the curve; nil where it is alone.
    package let label: String?
    package let estimate: KaplanMeier

    package init(label: String?, estimate: KaplanMeier) {
      self.label = label
      self.estimate = estimate
    }
  }

  package var curves: [Curve]
  package var xAxis: ChartAxis
  package var showsBands = false
  /// Only the numbers at risk below the axis, where room is short.
  package var isBrief = false
  /// What a number below the axis is about, by the curve's label.
  package var link: ((SurvivalSummary.Number, String?) -> Link)?

  package init(_ curves: [Curve], xAxis: ChartAxis) {
    self.curves = curves
    self.xAxis = xAxis
  }

  package var chart: StepChart {
    StepChart(
      series: curves.map(series), xAxis: xAxis, yAxis: KaplanMeierChart.yAxis,
      tableRows: curves.enumerated().flatMap { tableRows($0.offset, $0.element) },
      bands: showsBands ? .shaded : .none)
  }

  static let yAxis = ChartAxis(
    0...1, ticks: [0, 0.25, 0.5, 0.75, 1].map { AxisTick($0, "\(Int($0 * 100)) %") })

  private func series(_ curve: Curve) -> StepChart.Series {
    let steps = curve.estimate.steps
    return StepChart.Series(
      label: curve.label ?? "",
      steps: [ChartPoint(x: 0, y: 1)]
        + distinct(steps.lazy.filter { $0.events > 0 }, at: \.time)
        .map { ChartPoint(x: $0.time, y: $0.survival) },
      end: steps.last?.time, band: showsBands ? band(steps) : nil,
      censored: distinct(steps.lazy.filter { $0.censored > 0 }.map(\.time), at: \.self),
      fadesAfter: fading(curve.estimate))
  }

  /// Parts of the axis that are finer than any display's columns.
  private static let places = 8192.0

  /// The last of those that fall on one place of the axis, where there are too many to be seen
  /// apart.
  private func distinct<Element>(
    _ elements: some Sequence<Element>, at time: (Element) -> Double
  ) -> [Element] {
    let scale = KaplanMeierChart.places / xAxis.range.upperBound
    var kept: [Element] = []
    var seen = 0
    for element in elements {
      seen += 1
      if seen > Int(KaplanMeierChart.places), let last = kept.last,
        (time(last) * scale).rounded(.down) == (time(element) * scale).rounded(.down)
      {
        kept.removeLast()
      }
      kept.append(element)
    }
    return kept
  }

  private func band(_ steps: some Sequence<KaplanMeier.Step>) -> StepChart.Band {
    let limits = steps.filter { $0.events > 0 && $0.lower != nil && $0.upper != nil }
    let start = [ChartPoint(x: 0, y: 1)]
    return StepChart.Band(
      lower: start + limits.map { ChartPoint(x: $0.time, y: $0.lower ?? 0) },
      upper: start + limits.map { ChartPoint(x: $0.time, y: $0.upper ?? 1) })
  }

  /// From where on fewer than ten subjects, or than a tenth of them, are at risk.
  private func fading(_ estimate: KaplanMeier) -> Double? {
    let least = max(10, (estimate.subjects + 9) / 10)
    return estimate.steps.first { $0.atRisk < least }?.time
  }

  private func tableRows(_ index: Int, _ curve: Curve) -> [ChartTableRow] {
    let estimate = curve.estimate
    let name = curve.label.map { StepChart.sample(index) + " " + $0 + " " } ?? ""
    typealias Number = (Double) -> SurvivalSummary.Number
    let row: (String, Role, (Double) -> Int, Number) -> ChartTableRow = {
      label, role, count, number in
      ChartTableRow(
        label: label, role: role, values: xAxis.ticks.map { String(count($0.value)) },
        links: link.map { link in xAxis.ticks.map { link(number($0.value), curve.label) } } ?? [])
    }
    let atRisk = row(name + "at risk", .series(index), estimate.atRisk(at:)) { .atRisk($0) }
    guard !isBrief else { return [atRisk] }
    return [
      atRisk,
      row("censored", .muted, estimate.censoredBefore) { .censoredBefore($0) },
      row("events", .muted, estimate.eventsBefore) { .eventsBefore($0) },
    ]
  }
}
