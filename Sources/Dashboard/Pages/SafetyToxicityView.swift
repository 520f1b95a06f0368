import CohortModel
import Reports
import Statistics
import Terminal

/// The toxicity boundaries of the study file, a line for each and each arm; below it the looks of
/// the selected one.
struct SafetyToxicityView: SafetyListView {
  struct Line {
    let answer: ToxicityAnswer
    let place: Int
    let key: String
    var group: ToxicityMonitoring.Group? { answer.monitoring?.groups[place] }
  }

  private let answers: [ToxicityAnswer]
  private let lines: [Line]
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ answers: [ToxicityAnswer], _ state: DashboardState) {
    self.answers = answers
    lines = SafetyToxicityView.lines(answers)
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  static func lines(_ answers: [ToxicityAnswer]) -> [Line] {
    answers.enumerated().flatMap { index, answer in
      (0..<(answer.monitoring?.groups.count ?? 1)).map {
        Line(answer: answer, place: $0, key: "x\(index),\($0)")
      }
    }
  }

  var heading: String { "Toxicity boundaries of the study file · safety set, whatever the filter" }

  var notes: [String] {
    guard lines.indices.contains(cursor.index) else { return [ToxicityMonitoring.none] }
    let line = lines[cursor.index]
    let refusal = line.answer.refusal(scope.cohort.gate.access)
    return [line.answer.rule.name] + [refusal ?? line.group?.status.title].compactMap { $0 }
      + (line.answer.monitoring?.notes() ?? []) + looks(line)
  }

  private func looks(_ line: Line) -> [String] {
    guard let group = line.group else { return [] }
    let texts = group.looks.map { look in
      let bound = look.bound.map { "≥ \($0)" } ?? "none"
      return "n \(look.subjects): \(bound)" + (look.toxicities.map { " (\($0))" } ?? "")
    }
    return texts.isEmpty ? [] : ["Crosses at, and observed: " + texts.joined(separator: ", ")]
  }

  var rowCount: Int { lines.count }

  let columns = [
    TableColumn("Toxicity", width: .minimum(20)),
    TableColumn("toxic", width: .fixed(5), alignment: .right),
    TableColumn("of n", width: .fixed(4), alignment: .right),
    TableColumn("inside", width: .fixed(6), alignment: .right, priority: 1),
    TableColumn("died", width: .fixed(4), alignment: .right, priority: 2),
    TableColumn("unseen", width: .fixed(6), alignment: .right, priority: 2),
    TableColumn("boundary", width: .minimum(30), truncation: .end),
  ]

  func cells(_ row: Int) -> [TableCell] {
    let line = lines[row]
    let name = [line.group?.label, line.answer.rule.name].compactMap { $0 }.joined(separator: " ")
    guard let group = line.group else {
      let refusal = line.answer.refusal(scope.cohort.gate.access) ?? ""
      return [TableCell(name, .heading)] + (0..<5).map { _ in TableCell("") } + [
        TableCell(refusal, .muted)
      ]
    }
    let isCrossed = if case .crossed = group.status { true } else { false }
    let standing = { (standing: ToxicityMonitoring.Standing, role: Role) in
      TableCell.count(group.standings[standing] ?? 0, role, line.key, standing.rawValue)
    }
    return [
      TableCell(name, .heading), standing(.toxicity, .error),
      .count(group.counted, line.key, "counted"), standing(.inside, .text),
      standing(.died, .muted), standing(.unseen, .muted),
      TableCell(
        (isCrossed ? "! " : "") + group.status.title, isCrossed ? .error : .text,
        link: Link(row: line.key, "status")),
    ]
  }

  func figure(_ link: Link) -> Figure? {
    guard let line = lines.first(where: { $0.key == link.row }), let group = line.group,
      let monitoring = line.answer.monitoring,
      let (number, title, count) = number(link.column, group)
    else { return nil }
    let name = [line.answer.rule.name, group.label, title].compactMap { $0 }.joined(separator: ", ")
    return Figure(
      name,
      .subjects { [cohort = scope.cohort, place = line.place] in
        monitoring.subjects(behind: number, group: place, cohort)
      },
      card: DefinitionCard(
        name, formula: monitoring.notes()[0], set: "safety set N = \(group.total)",
        value: "\(count) of \(group.total); \(group.status.title)",
        exclusions: looks(line) + monitoring.notes().dropFirst(2),
        method: monitoring.notes()[1],
        source: "study.toml [[toxicity]]; Ivanova 2005, Thall & Simon 1994"))
  }

  private func number(
    _ column: String, _ group: ToxicityMonitoring.Group
  ) -> (ToxicityMonitoring.Number, String, Int)? {
    if let standing = ToxicityMonitoring.Standing(rawValue: column) {
      return (.standing(standing), standing.title, group.standings[standing] ?? 0)
    }
    return ["counted", "status"].contains(column) ? (.counted, "counted", group.counted) : nil
  }
}
