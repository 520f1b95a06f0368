import CohortModel
import Reports
import Statistics
import Terminal

/// The share in local control over time, a curve for each group, with its rows of numbers.
struct LocalControlChart {
  var summary: LocalControlSummary
  var showsBands = false
  /// Only the numbers at risk below the axis, where room is short.
  var isBrief = false

  var chart: StepChart {
    StepChart(
      series: summary.groups.map(series), xAxis: xAxis, yAxis: KaplanMeierChart.yAxis,
      tableRows: summary.groups.enumerated().flatMap { tableRows($0.offset, $0.element) },
      bands: showsBands ? .shaded : .none)
  }

  var xAxis: ChartAxis {
    ChartAxis.months(
      upTo: summary.groups.compactMap { $0.incidence.table.times.last }.max() ?? 0)
  }

  private func series(_ group: LocalControlSummary.Group) -> StepChart.Series {
    let table = group.incidence.table
    let failures = table.times.indices.filter { table.events(ofCause: 1, at: $0) > 0 }
      .map { table.times[$0] }
    let start = [ChartPoint(x: 0, y: 1)]
    return StepChart.Series(
      label: group.label ?? "",
      steps: start
        + failures.compactMap { time in
          group.control(at: time).map { ChartPoint(x: time, y: $0.estimate) }
        },
      end: table.times.last, band: showsBands ? band(group, failures) : nil,
      censored: table.times.indices.filter { table.censored[$0] > 0 }.map { table.times[$0] },
      fadesAfter: fading(table))
  }

  private func band(
    _ group: LocalControlSummary.Group, _ failures: [Double]
  ) -> StepChart.Band {
    let limits = failures.compactMap { time -> (lower: ChartPoint, upper: ChartPoint)? in
      guard let control = group.control(at: time), let lower = control.lower,
        let upper = control.upper
      else { return nil }
      return (ChartPoint(x: time, y: lower), ChartPoint(x: time, y: upper))
    }
    let start = [ChartPoint(x: 0, y: 1)]
    return StepChart.Band(
      lower: start + limits.map(\.lower), upper: start + limits.map(\.upper))
  }

  /// From where on fewer than ten subjects, or than a tenth of them, are at risk.
  private func fading(_ table: CompetingEventTable) -> Double? {
    let least = max(10, (table.subjects + 9) / 10)
    return table.times.indices.first { table.atRisk[$0] < least }.map { table.times[$0] }
  }

  /// At each tick the rows add up to everybody.
  private func tableRows(
    _ index: Int, _ group: LocalControlSummary.Group
  ) -> [ChartTableRow] {
    let name = group.label.map { StepChart.sample(index) + " " + $0 + " " } ?? ""
    let row: (String, Role, (Double) -> LocalControlSummary.Number) -> ChartTableRow = {
      label, role, number in
      let numbers = xAxis.ticks.map { number($0.value) }
      return ChartTableRow(
        label: label, role: role,
        values: numbers.map { String(summary.count($0, group: group.label) ?? 0) },
        links: numbers.map {
          LocalControlFigures.Key(
            definition: summary.definition, figure: .count($0), group: group.label
          ).link
        })
    }
    let atRisk = row(name + "at risk", .series(index)) { .atRisk($0) }
    guard !isBrief else { return [atRisk] }
    let died = row("died", .muted) { .deathsBefore($0) }
    return [
      atRisk, row("censored", .muted) { .censoredBefore($0) },
      row("failed", .muted) { .failuresBefore($0) },
    ] + (summary.definition == .treatedLesions ? [died] : [])
  }
}
