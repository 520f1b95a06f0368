import CohortModel
import Reports
import Statistics
import Terminal

/// Exposure-adjusted incidence rates by organ class and term; by arm with difference and ratio.
struct SafetyRatesView: SafetyListView {
  private let rates: ExposureRates
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ rates: ExposureRates, _ state: DashboardState) {
    self.rates = rates
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  var heading: String {
    "Rates per 100 subject-years · \(scope.phrase) · \(scope.set(rates.totals[0]))"
  }

  var notes: [String] {
    [scope.study.armLegend(scope.cohort.gate.access)].compactMap { $0 } + rates.notes(scope.study)
  }

  var rowCount: Int { rates.rows.count }

  private var arms: Range<Int> { 1..<rates.groups.count }

  var columns: [TableColumn] {
    [
      TableColumn("System organ class, preferred term", width: .minimum(20)),
      TableColumn("n", width: .fixed(5), alignment: .right),
      TableColumn("years", width: .fixed(8), alignment: .decimal(tail: 2), priority: 3),
      TableColumn("rate (95 %)", width: .fixed(22), alignment: .right),
    ]
      + arms.flatMap { arm in
        let label = rates.groups.label(arm) ?? ""
        return [
          TableColumn("n " + label, width: .fixed(max(5, label.count + 2)), alignment: .right),
          TableColumn(
            "rate " + label, width: .fixed(rates.groups.isComparable ? 22 : 0), alignment: .right,
            priority: 2),
        ]
      }
      + (hasContrast
        ? [
          TableColumn("difference", width: .fixed(27), alignment: .right, priority: 4),
          TableColumn("ratio (95 %)", width: .fixed(22), alignment: .right, priority: 5),
        ] : [])
  }

  private var hasContrast: Bool { rates.rows.first.map { !$0.contrasts.isEmpty } ?? false }

  func cells(_ row: Int) -> [TableCell] {
    let line = rates.rows[row]
    let key = line.line.key
    let all = line.cells[0]
    return [
      .line(line.line), .count(all.subjects, key, "n0"),
      TableCell(all.subjectYears.map { Format.decimal($0, digits: 2) } ?? Format.missing, .muted),
      TableCell(text(all), link: Link(row: key, "rate0")),
    ]
      + arms.flatMap { arm -> [TableCell] in
        let cell = line.cells[arm]
        return [
          .count(cell.subjects, key, "n\(arm)"),
          TableCell(
            cell.rate == nil ? "" : text(cell), link: Link(row: key, "rate\(arm)")),
        ]
      } + contrast(line)
  }

  private func text(_ cell: ExposureRates.Cell) -> String {
    guard let rate = cell.rate else { return Format.missing }
    let digits = rate.upper < 1000 ? 1 : 0
    let limits = [rate.lower, rate.upper].map { Format.decimal($0, digits: digits) }
    return "\(Format.decimal(rate.rate, digits: digits)) (\(limits[0])–\(limits[1]))"
  }

  /// Of the first arm that is compared.
  private func contrast(_ row: ExposureRates.Row) -> [TableCell] {
    guard let contrast = row.contrasts.first else { return [] }
    let difference = contrast.difference
    let limits = [difference.interval.lower, difference.interval.upper].map { Format.decimal($0) }
    let ratio = contrast.ratio.map { ratio in
      [ratio.estimate, ratio.exact.lower, ratio.exact.upper].map {
        $0.isFinite ? Format.decimal($0, digits: 2) : "∞"
      }
    }
    return [
      TableCell("\(Format.decimal(difference.estimate)) (\(limits[0]) to \(limits[1]))"),
      TableCell(ratio.map { "\($0[0]) (\($0[1])–\($0[2]))" } ?? Format.missing),
    ]
  }

  func figure(_ link: Link) -> Figure? {
    guard let row = rates.rows.first(where: { $0.line.key == link.row }),
      let group = link.column.last.flatMap({ Int(String($0)) }), group < row.cells.count
    else { return nil }
    let isRate = link.column.hasPrefix("rate")
    let name = [row.line.title, rates.groups.label(group)].compactMap { $0 }.joined(separator: ", ")
    let number: ExposureRates.Number =
      isRate ? .atRisk(group: group) : .withEvent(row.line, group: group)
    return Figure(
      isRate ? "\(name), at risk" : name,
      .subjects { [scope] in
        ExposureRates.subjects(
          behind: number, scope.cohort, scope.selection, class: scope.adverseEventClass)
      }, card: card(row, group, name))
  }

  private func card(_ row: ExposureRates.Row, _ group: Int, _ name: String) -> DefinitionCard {
    let cell = row.cells[group]
    let years = cell.subjectYears.map { Format.decimal($0, digits: 2) } ?? Format.missing
    return DefinitionCard(
      "Incidence rate · \(name)",
      formula: "subjects with a first onset / subject-years at risk × 100; at risk from the first "
        + "treatment (day 1) to the onset or the end of risk",
      set: scope.set(rates.totals[group]),
      value: "\(cell.subjects) in \(years) subject-years = \(text(cell))",
      exclusions: Array(rates.notes(scope.study).dropFirst()),
      method: "exact Poisson, 95 %", source: "ae.csv, subjects.csv; definitions: EAIR")
  }
}
