import CohortModel
import Reports
import Statistics
import Terminal

/// Relative dose intensity, delays and modifications, a line for each agent and group.
struct SafetyDoseView: SafetyListView {
  struct Line {
    let agent: DoseIntensity.Agent
    let place: Int
    var group: DoseIntensity.Group { agent.groups[place] }
    var key: String { "\(agent.name ?? "")\u{1F}\(place)" }
  }

  private let dose: DoseIntensity
  private let lines: [Line]
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ dose: DoseIntensity, _ state: DashboardState) {
    self.dose = dose
    lines = SafetyDoseView.lines(dose)
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  static func lines(_ dose: DoseIntensity) -> [Line] {
    dose.agents.flatMap { agent in
      agent.groups.indices.filter { $0 == 0 || agent.groups[$0].subjects > 0 }
        .map { Line(agent: agent, place: $0) }
    }
  }

  var heading: String {
    "Relative dose intensity · \(scope.set(scope.selection.subjects.count)) · "
      + "share with at least \(Format.percent(DoseIntensity.share, digits: 0)) %"
  }

  var notes: [String] {
    [scope.study.armLegend(scope.cohort.gate.access)].compactMap { $0 } + dose.notes(scope.study)
  }

  var rowCount: Int { lines.count }

  let columns = [
    TableColumn("Agent", width: .minimum(16)),
    TableColumn("n", width: .fixed(4), alignment: .right),
    TableColumn("cycles (quartiles)", width: .fixed(18), alignment: .right, priority: 1),
    TableColumn("RDI, % (quartiles)", width: .fixed(20), alignment: .right),
    TableColumn("≥ 85 %", width: .fixed(7), alignment: .right),
    TableColumn("% (95 %)", width: .fixed(18), alignment: .right, priority: 3),
    TableColumn("delayed", width: .fixed(7), alignment: .right),
    TableColumn("modified", width: .fixed(8), alignment: .right),
    TableColumn("planned", width: .minimum(20), priority: 2),
  ]

  func cells(_ row: Int) -> [TableCell] {
    let line = lines[row]
    let (group, key) = (line.group, line.key)
    let name =
      line.place == 0
      ? TableCell(line.agent.name ?? "agent not stated", .heading)
      : TableCell(group.label ?? "", indent: 2)
    return [
      name, .count(group.subjects, key, "subjects"),
      TableCell(quartiles(group.cycles) { Format.number($0) }, .muted),
      TableCell(
        quartiles(group.intensity) { Format.percent($0) }, link: Link(row: key, "intensity")),
      TableCell(
        "\(Format.count(group.sufficient.count))/\(group.sufficient.total)",
        link: Link(row: key, "sufficient")),
      TableCell(Format.proportion(group.sufficient).replacing(" %", with: ""), .muted),
      group.delayed.map { .count($0, .warning, key, "delayed") } ?? TableCell(Format.missing),
      .count(group.modified, .warning, key, "modified"),
      TableCell(
        line.place == 0 ? line.agent.plan.title(cycleDays: line.agent.cycleDays) : "", .muted),
    ]
  }

  private func quartiles(_ sample: SampleSummary, _ text: (Double) -> String) -> String {
    guard let median = sample.median, let lower = sample.quantile(0.25),
      let upper = sample.quantile(0.75)
    else { return Format.missing }
    return "\(text(median)) (\(text(lower))–\(text(upper)))"
  }

  func figure(_ link: Link) -> Figure? {
    guard let line = lines.first(where: { $0.key == link.row }),
      let (number, title, count) = number(link.column, line.group)
    else { return nil }
    let name = [line.agent.name ?? "agent not stated", line.group.label, title]
      .compactMap { $0 }.joined(separator: ", ")
    return Figure(
      name,
      .subjects { [scope, agent = line.agent.name, place = line.place] in
        DoseIntensity.subjects(
          behind: number, agent: agent, group: place, scope.cohort, scope.selection)
      },
      card: DefinitionCard(
        name, formula: dose.notes(scope.study)[0], set: scope.set(line.group.subjects),
        value: "\(count) of \(line.group.subjects)",
        exclusions: Array(dose.notes(scope.study).dropFirst()),
        method: "planned: \(line.agent.plan.title(cycleDays: line.agent.cycleDays))",
        source: "treatments.csv; Hryniuk & Bush 1984"))
  }

  private func number(
    _ column: String, _ group: DoseIntensity.Group
  ) -> (DoseIntensity.Number, String, Int)? {
    switch column {
    case "subjects": (.subjects, "treated", group.subjects)
    case "intensity": (.withIntensity, "with an intensity", group.intensity.count)
    case "sufficient": (.sufficient, "at least 85 %", group.sufficient.count)
    case "delayed": (.delayed, "with a delay", group.delayed ?? 0)
    case "modified": (.modified, "with a modified dose", group.modified)
    default: nil
    }
  }
}
