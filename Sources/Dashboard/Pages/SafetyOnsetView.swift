import CohortModel
import Reports
import Statistics
import Terminal

/// Time to first onset, duration and resolution by organ class and term.
struct SafetyOnsetView: SafetyListView {
  private let onset: OnsetSummary
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ onset: OnsetSummary, _ state: DashboardState) {
    self.onset = onset
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  var heading: String {
    "Onset, duration and resolution · \(scope.phrase) · \(scope.set(onset.tally.subjects)) · days"
  }

  var notes: [String] { onset.notes(scope.study) }
  var rowCount: Int { onset.rows.count }

  let columns = [
    TableColumn("System organ class, preferred term", width: .minimum(20)),
    TableColumn("n", width: .fixed(4), alignment: .right),
    TableColumn("onset, median", width: .fixed(13), alignment: .right),
    TableColumn("range", width: .fixed(9), alignment: .right, priority: 2),
    TableColumn("events", width: .fixed(6), alignment: .right, priority: 3),
    TableColumn("duration (95 %)", width: .fixed(17), alignment: .right),
    TableColumn("resolved", width: .fixed(9), alignment: .right),
    TableColumn("ongoing", width: .fixed(7), alignment: .right),
    TableColumn("to resolution", width: .fixed(13), alignment: .right, priority: 1),
    TableColumn("range", width: .fixed(9), alignment: .right, priority: 4),
  ]

  func cells(_ row: Int) -> [TableCell] {
    let row = onset.rows[row]
    let key = row.line.key
    let median = row.duration.median
    let duration =
      row.duration.subjects == 0
      ? Format.missing
      : "\(days(median.estimate)) (\(days(median.lower))–\(days(median.upper)))"
    return [
      .line(row.line), .count(row.subjects, key, "subjects"),
      TableCell(row.firstOnset.median.map { Format.decimal($0) } ?? Format.missing),
      TableCell(range(row.firstOnset), .muted), .count(row.events, .muted, key, "events"),
      TableCell(duration, link: Link(row: key, "duration")),
      TableCell(
        "\(Format.count(row.resolved))/\(row.knownOutcome)", link: Link(row: key, "resolved")),
      .count(row.ongoing, .warning, key, "ongoing"),
      TableCell(
        row.toResolution.median.map { Format.decimal($0) } ?? Format.missing,
        link: Link(row: key, "toResolution")),
      TableCell(range(row.toResolution), .muted),
    ]
  }

  private func days(_ days: Double?) -> String {
    days.map { Format.number($0) } ?? Format.notReached
  }

  private func range(_ sample: SampleSummary) -> String {
    guard let least = sample.minimum, let most = sample.maximum else { return "" }
    return "\(Format.number(least))–\(Format.number(most))"
  }

  func figure(_ link: Link) -> Figure? {
    guard let row = onset.rows.first(where: { $0.line.key == link.row }),
      let (number, title, value) = number(link.column, row)
    else { return nil }
    return Figure(
      "\(row.line.title), \(title)",
      .subjects { [scope] in
        OnsetSummary.subjects(
          behind: number, scope.cohort, scope.selection, class: scope.adverseEventClass)
      },
      card: DefinitionCard(
        "\(row.line.title) · \(title)", formula: onset.notes(scope.study)[formula(number)],
        set: scope.set(onset.tally.subjects), value: value,
        exclusions: Array(onset.notes(scope.study).dropFirst(3)),
        method: "Kaplan–Meier, 95 % \(scope.study.survival.interval.title)",
        source: "ae.csv, subjects.csv"))
  }

  private func number(
    _ column: String, _ row: OnsetSummary.Row
  ) -> (OnsetSummary.Number, String, String)? {
    let line = row.line
    switch column {
    case "subjects": return (.subjects(line), "with an onset", String(row.subjects))
    case "events": return (.events(line), "events", String(row.events))
    case "duration":
      return (
        .duration(line), "with a duration",
        "\(row.duration.events) ended of \(Format.plural(row.duration.subjects, "event"))"
      )
    case "resolved":
      return (
        .resolved(line), "resolved",
        "\(row.resolved) of \(row.knownOutcome) events with a stated outcome"
      )
    case "ongoing": return (.ongoing(line), "ongoing", Format.plural(row.ongoing, "event"))
    case "toResolution":
      return (
        .toResolution(line), "time to resolution", Format.plural(row.toResolution.count, "event")
      )
    default: return nil
    }
  }

  /// The note that tells how a number is made.
  private func formula(_ number: OnsetSummary.Number) -> Int {
    switch number {
    case .subjects: 0
    case .events, .ongoing, .resolved, .knownOutcome: 1
    case .duration, .withoutEnd, .toResolution: 2
    }
  }
}
