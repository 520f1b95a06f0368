import CohortModel
import Reports
import Terminal

/// The overview of adverse events in the rows of AET01, everybody together and by arm.
struct SafetyOverviewView: PageView {
  private let overview: AdverseEventOverview
  private let cursor: ListCursor
  private let cohort: Cohort
  private let selection: Selection

  init(_ overview: AdverseEventOverview, _ state: DashboardState) {
    self.overview = overview
    (cursor, cohort, selection) = (state.cursor, state.cohort, state.selection)
  }

  private var arms: [AdverseEventArms.Arm] { overview.arms?.arms ?? [] }

  func listArea(in body: Rect) -> Rect {
    body.inset(left: 1, top: 1, bottom: notes(in: body).count)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(
      "Overview of adverse events · \(overview.set.title) N = \(overview.total)", x: area.x + 1,
      y: area.y, role: .heading, limit: area.width - 2)
    Table(
      columns: columns, rowCount: overview.values.count, selected: cursor.index,
      offset: cursor.offset
    ) { cells(overview.values[$0]) }.draw(in: listArea(in: area), of: &buffer)
    let notes = notes(in: area)
    buffer.putNotes(notes, in: area.inset(left: 1, right: 1, top: area.height - notes.count))
  }

  private func notes(in body: Rect) -> [String] {
    let parts = [
      "% of N · one event has all that a line asks for",
      overview.values.contains { $0.count == nil } ? "– not collected" : nil,
      cohort.study.armLegend(cohort.gate.access),
      overview.arms.flatMap { arms in
        arms.unallocated > 0 ? "\(arms.unallocated) not allocated, in no arm" : nil
      },
      "withdrawal and dose change: of treatment; change: reduced, interrupted or delayed",
      selection.hasAdverseEventTerms
        ? "deaths and leaving the study heed no filter on events" : nil,
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    return Array(Paragraph.wrap(text, width: body.width - 2).prefix(max(1, body.height / 8)))
  }

  private var columns: [TableColumn] {
    [TableColumn("Subjects with at least one", width: .minimum(30))]
      + (["all \(overview.total)"] + arms.map { "\($0.label) \($0.total)" }).map {
        TableColumn($0, width: .fixed(11), alignment: .right)
      }
  }

  private func cells(_ value: AdverseEventOverview.Value) -> [TableCell] {
    let byArm = arms.indices.map { arm in
      cell(
        value, value.arms.isEmpty ? nil : value.arms[arm], of: arms[arm].total,
        word: "arm \(arm)")
    }
    return [
      TableCell(value.line.title), cell(value, value.count, of: overview.total, word: "all"),
    ] + byArm
  }

  private func cell(
    _ value: AdverseEventOverview.Value, _ count: Int?, of total: Int, word: String
  ) -> TableCell {
    guard let count else { return TableCell(Format.missing + "      ", .muted) }
    let share = count == 0 || value.line.countsRows ? "" : Format.share(count, of: total)
    let padding = String(repeating: " ", count: max(0, 6 - share.count))
    return TableCell(
      Format.count(count) + padding + share, count == 0 ? .muted : .text,
      link: Link(row: value.line.word, word))
  }

  // MARK: - Figures

  func figure(_ link: Link) -> Figure? {
    guard let value = overview.values.first(where: { $0.line.word == link.row }) else { return nil }
    let arm = arms.indices.first { "arm \($0)" == link.column }
    guard arm != nil || link.column == "all" else { return nil }
    guard let count = arm.map({ value.arms.isEmpty ? nil : value.arms[$0] }) ?? value.count else {
      return nil
    }
    let total = arm.map { arms[$0].total } ?? overview.total
    let title = value.line.title + (arm.map { ", arm \(arms[$0].label)" } ?? "")
    let line = value.line
    return Figure(
      title,
      .subjects { [cohort, selection] in
        AdverseEventOverview.subjects(behind: line, arm: arm, in: cohort, selection)
      },
      card: DefinitionCard(
        title, formula: line.formula,
        set: "\(overview.set.title): \(overview.set.definition)"
          + (selection.filter.map { "; filter \($0.text)" } ?? ""),
        value: line.countsRows
          ? "\(count) rows" : "\(count) / \(total) = \(Format.share(count, of: total)) %",
        exclusions: ["related: to any treatment or not stated, begun since the first treatment"],
        source: "ae.csv, subjects.csv; rows of AET01"))
  }
}

extension AdverseEventOverview.Line {
  fileprivate var formula: String {
    switch self {
    case .events: "rows of adverse events, not subjects"
    case .died: "subjects with a date of death by the cut-off"
    case .leftStudy: "subjects off study for a reason that names an adverse event or toxicity"
    default: "subjects with at least one single event that is all this: \(title.lowercased())"
    }
  }
}
