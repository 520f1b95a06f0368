import CohortModel
import Reports
import Terminal

/// A heat map of onsets: lines of the grade table by cycles, counts with the share as intensity.
struct SafetyCyclesView: SafetyListView {
  private let cycles: CycleIncidence
  private let scope: SafetyScope
  let cursor: ListCursor

  init(_ cycles: CycleIncidence, _ state: DashboardState) {
    self.cycles = cycles
    scope = SafetyScope(state)
    cursor = state.cursor
  }

  var heading: String {
    "Onset by \(cycles.columnTitle) · \(scope.phrase) · \(scope.set(cycles.tally.subjects)) · "
      + "subjects with an onset; below the number of the \(cycles.columnTitle) those who began it"
  }

  var notes: [String] {
    cycles.notes(scope.study) + [
      "intensity by share of those who began: under 5 %, 15 %, 30 %, and above", "· is none",
    ]
  }

  /// The first line tells who began each cycle.
  var rowCount: Int { cycles.rows.count }

  var columns: [TableColumn] {
    [
      TableColumn("System organ class, preferred term", width: .minimum(18)),
      TableColumn("any", width: .fixed(4), alignment: .right),
    ]
      + cycles.columns.enumerated().map { index, column in
        TableColumn(
          "\(column.number):\(column.began)", width: .fixed(6), alignment: .right,
          priority: index)
      }
  }

  func cells(_ row: Int) -> [TableCell] {
    let row = cycles.rows[row]
    let key = row.line.key
    return [.line(row.line), .count(row.subjects, .heading, key, "any")]
      + zip(cycles.columns, row.byColumn).map { column, subjects in
        .count(subjects, role(subjects, of: column.began), key, "c\(column.number)")
      }
  }

  private func role(_ subjects: Int, of began: Int) -> Role {
    switch 100 * subjects {
    case ..<(5 * began): .text
    case ..<(15 * began): .accent
    case ..<(30 * began): .warning
    default: .error
    }
  }

  func figure(_ link: Link) -> Figure? {
    guard let index = cycles.rows.firstIndex(where: { $0.line.key == link.row }) else { return nil }
    let row = cycles.rows[index]
    if link.column == "any" {
      return figure(row, .anyOnset(row.line), in: "any \(cycles.columnTitle)", "\(row.subjects)")
    }
    guard let place = cycles.columns.firstIndex(where: { "c\($0.number)" == link.column }) else {
      return nil
    }
    let column = cycles.columns[place]
    return figure(
      row, .onset(row.line, column: column.number),
      in: "\(cycles.columnTitle) \(column.number)",
      "\(row.byColumn[place]) / \(column.began) = "
        + "\(Format.share(row.byColumn[place], of: column.began)) %")
  }

  private func figure(
    _ row: CycleIncidence.Row, _ number: CycleIncidence.Number, in place: String, _ value: String
  ) -> Figure {
    Figure(
      "\(row.line.title), \(place)",
      .subjects { [scope] in
        CycleIncidence.subjects(
          behind: number, scope.cohort, scope.selection, class: scope.adverseEventClass)
      },
      card: DefinitionCard(
        "\(row.line.title) · onset in \(place)",
        formula: "subjects with an onset in it / subjects who began it",
        set: scope.set(cycles.tally.subjects), value: value,
        exclusions: cycles.notes(scope.study), source: "ae.csv, treatments.csv"))
  }
}
