import CohortModel
import Reports
import Terminal

/// Deaths by cause and by their distance from treatment, and below that one by one.
struct SafetyDeathsView: SafetyListView {
  private let deaths: DeathSummary
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ deaths: DeathSummary, _ state: DashboardState) {
    self.deaths = deaths
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  var heading: String { "Deaths · \(scope.set(deaths.totals[0]))" }

  var notes: [String] {
    [scope.study.armLegend(scope.cohort.gate.access)].compactMap { $0 }
      + deaths.notes(scope.study, scope.cohort.gate.access)
  }

  var rowCount: Int { deaths.rows.count + deaths.deaths.count }

  var columns: [TableColumn] {
    [
      TableColumn("Deaths, then who died", width: .minimum(38)),
      TableColumn("n", width: .fixed(5), alignment: .right),
      TableColumn("%", width: .fixed(5), alignment: .right),
    ]
      + (1..<deaths.groups.count).map { arm in
        let label = deaths.groups.label(arm) ?? ""
        return TableColumn(
          "\(label) of \(deaths.totals[arm])", width: .fixed(max(8, label.count + 7)),
          alignment: .right)
      } + [
        TableColumn("died", width: .fixed(10), priority: 1),
        TableColumn("last treatment", width: .fixed(14), priority: 2),
        TableColumn("days since", width: .fixed(10), alignment: .right, priority: 1),
        TableColumn("cause", width: .fixed(20), priority: 3),
      ]
  }

  func cells(_ row: Int) -> [TableCell] {
    row < deaths.rows.count
      ? measure(deaths.rows[row]) : death(deaths.deaths[row - deaths.rows.count])
  }

  private func measure(_ row: DeathSummary.Row) -> [TableCell] {
    let key = row.measure.key
    let isCause = if case .cause = row.measure { true } else { false }
    return [
      TableCell(row.measure.title, isCause ? .text : .heading, indent: isCause ? 2 : 0),
      .count(row.subjects[0], key, "g0"),
      TableCell(Format.share(row.subjects[0], of: deaths.totals[0]), .muted),
    ] + (1..<deaths.groups.count).map { .count(row.subjects[$0], key, "g\($0)") }
  }

  private func death(_ death: DeathSummary.Death) -> [TableCell] {
    let id = scope.cohort.data.subjects.ids[death.subject]
    let marks = [
      death.hasFatalEvent ? "FATAL AE" : nil, death.isUnderTreatment ? "under treatment" : nil,
    ].compactMap { $0 }
    return [
      TableCell(
        ([id] + marks).joined(separator: " · "), indent: 2, link: Link(row: id, "subject")),
      TableCell(""), TableCell(""),
    ] + (1..<deaths.groups.count).map { _ in TableCell("") } + [
      TableCell(Format.date(death.day) + (death.isImputed ? "~" : "")),
      TableCell(Format.date(death.lastTreatment), .muted),
      TableCell(
        death.daysSinceTreatment.map { String($0) } ?? Format.missing,
        (death.daysSinceTreatment ?? .max) <= DeathSummary.windowDays ? .warning : .text),
      TableCell(death.cause ?? "not stated", .muted),
    ]
  }

  func figure(_ link: Link) -> Figure? {
    if link.column == "subject" {
      return Figure(
        link.row, .profile(subject: link.row),
        card: DefinitionCard(
          "Subject \(link.row)", formula: "died by the cut-off", set: scope.set(deaths.totals[0]),
          source: "subjects.csv"))
    }
    guard let row = deaths.rows.first(where: { $0.measure.key == link.row }),
      let group = (0..<deaths.groups.count).first(where: { "g\($0)" == link.column })
    else { return nil }
    let title = [row.measure.title, deaths.groups.label(group)].compactMap { $0 }
      .joined(separator: ", ")
    let (count, total) = (row.subjects[group], deaths.totals[group])
    return Figure(
      "Deaths · \(title)",
      .subjects { [scope] in
        DeathSummary.subjects(
          behind: row.measure, group: group, scope.cohort, scope.selection)
      },
      card: DefinitionCard(
        "Deaths · \(title)", formula: "subjects who died by the cut-off and meet it",
        set: scope.set(total), value: "\(count) / \(total) = \(Format.share(count, of: total)) %",
        exclusions: deaths.notes(scope.study, scope.cohort.gate.access),
        source: "subjects.csv, treatments.csv, ae.csv"))
  }
}

extension DeathSummary.Measure {
  /// What a row is about, by name; no subject's id begins so.
  var key: String {
    if case .cause(let cause) = self { return "m\u{1F}cause\u{1F}" + (cause ?? "") }
    return "m\u{1F}" + word
  }
}
