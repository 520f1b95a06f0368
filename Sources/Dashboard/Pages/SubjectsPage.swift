import CohortModel
import Reports
import Terminal

/// The subjects behind a number, one a row.
struct SubjectsPage: PageView {
  private let content: SubjectsContent
  private let cohort: Cohort
  private let cursor: ListCursor

  init(_ content: SubjectsContent, _ state: DashboardState) {
    self.content = content
    cohort = state.cohort
    cursor = state.cursor
  }

  func listArea(in body: Rect) -> Rect { body.inset(left: 1, top: 1) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let heading = "\(content.title) · \(Format.plural(content.subjects.count, "subject"))"
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    Table(
      columns: SubjectsPage.columns, rowCount: content.subjects.count, selected: cursor.index,
      offset: cursor.offset
    ) { cells(Int(content.subjects[$0])) }
    .draw(in: listArea(in: area), of: &buffer)
  }

  private static let columns = [
    TableColumn("Subject", width: .minimum(10)), TableColumn("Site", width: .fixed(8)),
    TableColumn("Age/sex", width: .fixed(7)), TableColumn("Randomised", width: .fixed(10)),
    TableColumn("Treated", width: .fixed(10)),
  ]

  private func cells(_ subject: Int) -> [TableCell] {
    let columns = cohort.data.subjects
    let age = columns.age[subject].map { String(Int($0)) } ?? Format.missing
    let sex = columns.sex[subject].map { $0 == .male ? "M" : "F" } ?? Format.missing
    return [
      TableCell(columns.ids[subject]), TableCell(columns.site[subject] ?? Format.missing, .muted),
      TableCell("\(age)/\(sex)", .muted), TableCell(Format.date(cohort.randomisedOn[subject])),
      TableCell(Format.date(cohort.firstTreatmentOn[subject])),
    ]
  }
}
