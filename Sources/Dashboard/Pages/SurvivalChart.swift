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
    var chart = KaplanMeierChart(
      summary.groups.map { .init(label: $0.label, estimate: $0.estimate) }, xAxis: xAxis)
    chart.showsBands = showsBands
    chart.isBrief = isBrief
    chart.link = { SurvivalFigures.Key(figure: .count($0), group: $1).link }
    return chart.chart
  }

  var xAxis: ChartAxis {
    ChartAxis.months(upTo: summary.groups.compactMap { $0.estimate.steps.last?.time }.max() ?? 0)
  }
}

extension ChartAxis {
  /// Months from the origin, with ticks that a reader counts by.
  static func months(upTo lastDay: Double) -> ChartAxis {
    let months = max(1, (lastDay / Format.daysPerMonth).rounded(.up))
    let step = [1.0, 2, 3, 6, 12, 24, 60].first { months / $0 <= 8 } ?? 120
    let last = (months / step).rounded(.up) * step
    let ticks = stride(from: 0, through: last, by: step).map { month in
      AxisTick(month * Format.daysPerMonth, String(Int(month)))
    }
    return ChartAxis(0...(last * Format.daysPerMonth), ticks: ticks)
  }
}

extension SurvivalSummary {
  /// `Progression-free survival · ITT · treatment policy`.
  var title: String {
    "\(endpoint.kind.title) · \(endpoint.set.shortTitle) · \(endpoint.rules.title)"
  }

  /// `median 11.2 mo (9.8–13.0)`, with the group's name where there are several.
  func medianText(_ group: Group) -> Phrase {
    let median = group.estimate.median
    let name = group.label.map { $0 + " " } ?? ""
    let link = SurvivalFigures.Key(figure: .median, group: group.label).link
    let limits = "(\(Format.months(median.lower))–\(Format.months(median.upper)))"
    return "\(name)median \(Format.months(median.estimate), link) \(limits) mo"
  }
}
