import CohortModel
import Reports
import Statistics
import Terminal

/// Kaplan–Meier curves of a summary as a chart with its rows of numbers (KMunicate).
struct SurvivalChart {
  var summary: SurvivalSummary
  var showsBands = false
  /// Only the numbers at risk below the axis, where room is short.
  var isBrief = false

  var chart: StepChart {
    let axis = xAxis
    return StepChart(
      series: summary.groups.map(series), xAxis: axis, yAxis: SurvivalChart.yAxis,
      tableRows: summary.groups.enumerated().flatMap { tableRows($0.offset, $0.element, axis) },
      bands: showsBands ? .shaded : .none)
  }

  private static let yAxis = ChartAxis(
    0...1, ticks: [0, 0.25, 0.5, 0.75, 1].map { AxisTick($0, "\(Int($0 * 100)) %") })

  /// Months from the origin, with ticks that a reader counts by.
  private var xAxis: ChartAxis {
    let lastDay = summary.groups.compactMap { $0.estimate.steps.last?.time }.max() ?? 0
    let months = max(1, (lastDay / Format.daysPerMonth).rounded(.up))
    let step = [1.0, 2, 3, 6, 12, 24, 60].first { months / $0 <= 8 } ?? 120
    let last = (months / step).rounded(.up) * step
    let ticks = stride(from: 0, through: last, by: step).map { month in
      AxisTick(month * Format.daysPerMonth, String(Int(month)))
    }
    return ChartAxis(0...(last * Format.daysPerMonth), ticks: ticks)
  }

  private func series(_ group: SurvivalSummary.Group) -> StepChart.Series {
    let steps = Array(group.estimate.steps)
    return StepChart.Series(
      label: group.label ?? "",
      steps: [ChartPoint(x: 0, y: 1)]
        + steps.filter { $0.events > 0 }.map { ChartPoint(x: $0.time, y: $0.survival) },
      end: steps.last?.time, band: showsBands ? band(steps) : nil,
      censored: steps.filter { $0.censored > 0 }.map(\.time), fadesAfter: fading(group))
  }

  private func band(_ steps: [KaplanMeier.Step]) -> StepChart.Band {
    let limits = steps.filter { $0.events > 0 && $0.lower != nil && $0.upper != nil }
    let start = [ChartPoint(x: 0, y: 1)]
    return StepChart.Band(
      lower: start + limits.map { ChartPoint(x: $0.time, y: $0.lower ?? 0) },
      upper: start + limits.map { ChartPoint(x: $0.time, y: $0.upper ?? 1) })
  }

  /// From where on fewer than ten subjects, or than a tenth of them, are at risk.
  private func fading(_ group: SurvivalSummary.Group) -> Double? {
    let estimate = group.estimate
    let least = max(10, (estimate.subjects + 9) / 10)
    return estimate.steps.first { $0.atRisk < least }?.time
  }

  private func tableRows(
    _ index: Int, _ group: SurvivalSummary.Group, _ axis: ChartAxis
  ) -> [ChartTableRow] {
    let estimate = group.estimate
    let name = group.label.map { StepChart.sample(index) + " " + $0 + " " } ?? ""
    let row: (String, Role, (Double) -> Int) -> ChartTableRow = { label, role, number in
      ChartTableRow(
        label: label, role: role, values: axis.ticks.map { String(number($0.value)) })
    }
    let atRisk = row(name + "at risk", .series(index)) { estimate.atRisk(at: $0) }
    guard !isBrief else { return [atRisk] }
    return [
      atRisk, row("censored", .muted) { estimate.censoredBefore($0) },
      row("events", .muted) { estimate.eventsBefore($0) },
    ]
  }
}

extension SurvivalSummary {
  /// `Progression-free survival · ITT · treatment policy`.
  var title: String {
    "\(endpoint.kind.title) · \(endpoint.set.shortTitle) · \(endpoint.rules.title)"
  }

  /// `median 11.2 mo (9.8–13.0)`, with the group's name where there are several.
  func medianText(_ group: Group) -> String {
    let median = group.estimate.median
    let name = group.label.map { $0 + " " } ?? ""
    return "\(name)median "
      + Format.months(median.estimate, median.lower, median.upper) + " mo"
  }
}
