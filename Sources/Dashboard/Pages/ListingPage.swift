import CohortModel
import Reports
import Terminal

/// The adverse-event records themselves, one a row.
struct ListingPage: PageView {
  private let listing: AdverseEventListing
  private let cohort: Cohort
  private let cursor: ListCursor
  private let order: AdverseEventOrder
  private let isReversed: Bool

  init(_ listing: AdverseEventListing, _ state: DashboardState) {
    self.listing = listing
    cohort = state.cohort
    cursor = state.cursor
    order = state.listingOrder
    isReversed = state.isReversed[.listing] ?? false
  }

  func listArea(in body: Rect) -> Rect {
    body.inset(left: 1, top: 1, bottom: body.height > 8 ? 1 : 0)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let heading =
      "Safety set N = \(listing.total) · \(listing.rows.count) of "
      + "\(listing.unfiltered) records"
      + (listing.outside > 0 ? " (+ \(listing.outside) outside the set)" : "")
      + " · \(Format.plural(listing.subjects, "subject")) · "
      + "by \(order.title)"
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    let list = listArea(in: area)
    table.draw(in: list, of: &buffer)
    buffer.put(
      "* partial date resolved · ? not given · day 1 is the first treatment", x: area.x + 1,
      y: list.maxY, role: .muted, limit: area.width - 2)
    if listing.rows.isEmpty {
      buffer.put(
        emptyNote, x: list.x + 2, y: list.y + 2, role: .muted,
        limit: list.width - 4)
    }
  }

  private var emptyNote: String {
    cohort.subjects(in: .safety).isEmpty
      ? AnalysisSet.safety.emptyNote : "No adverse event matches."
  }

  private var table: Table {
    Table(
      columns: ListingPage.columns, rowCount: listing.rows.count, selected: cursor.index,
      offset: cursor.offset, sort: sort
    ) { cells(Int(listing.rows[$0])) }
  }

  private var sort: Table.Sort {
    let column: [AdverseEventOrder: Int] = [
      .subject: 0, .site: 1, .term: 3, .organClass: 4, .grade: 5, .start: 6, .onsetDay: 7,
      .serious: 9,
    ]
    return Table.Sort(column: column[order] ?? 0, isDescending: isReversed)
  }

  private static let columns = [
    TableColumn("Subject", width: .fixed(10)),
    TableColumn("Site", width: .fixed(6), priority: 5),
    TableColumn("Age/sex", width: .fixed(7), priority: 6),
    TableColumn("Preferred term", width: .minimum(18)),
    TableColumn("System organ class", width: .minimum(16), priority: 8),
    TableColumn("Gr", width: .fixed(3), alignment: .right),
    TableColumn("Start", width: .fixed(11)),
    TableColumn("Day", width: .fixed(5), alignment: .right),
    TableColumn("End", width: .fixed(10), priority: 4),
    TableColumn("Ser", width: .fixed(5)),
    TableColumn("Rel", width: .fixed(3)),
    TableColumn("Imm", width: .fixed(3), priority: 2),
    TableColumn("Outcome", width: .fixed(13), priority: 3),
    TableColumn("Action", width: .fixed(16), priority: 7),
  ]

  private func cells(_ row: Int) -> [TableCell] {
    let events = cohort.data.adverseEvents
    let subjects = cohort.data.subjects
    let subject = Int(events.subject[row])
    let grade = events.grade[row]
    let isFatal = grade == .fatal || events.outcome[row] == .fatal
    return [
      TableCell(subjects.ids[subject]),
      TableCell(subjects.site[subject] ?? Format.missing, .muted),
      TableCell(person(subject), .muted),
      TableCell(events.preferredTerm[row] ?? events.term[row] ?? "Uncoded term"),
      TableCell(events.systemOrganClass[row] ?? "Uncoded", .muted),
      TableCell(grade.map { String($0.rawValue) } ?? "?", .grade(grade?.rawValue)),
      TableCell(Format.date(events.start[row]) + (events.isStartImputed[row] == true ? "*" : "")),
      TableCell(cohort.onsetDay(ofAdverseEvent: row).map(String.init) ?? Format.missing),
      TableCell(end(row), .muted),
      isFatal
        ? TableCell("FATAL", .error)
        : TableCell(events.isSerious[row] == true ? "SAE" : "", .warning),
      TableCell(related(row)),
      TableCell(events.isImmuneRelated[row] == true ? "irA" : ""),
      TableCell(events.outcome[row]?.title ?? Format.missing, isFatal ? .error : .text),
      TableCell(events.action[row]?.title ?? Format.missing, .muted),
    ]
  }

  private func person(_ subject: Int) -> String {
    let subjects = cohort.data.subjects
    let age = subjects.age[subject].map { String(Int($0)) } ?? Format.missing
    let sex = subjects.sex[subject].map { $0 == .male ? "M" : "F" } ?? Format.missing
    return "\(age)/\(sex)"
  }

  private func end(_ row: Int) -> String {
    if let end = cohort.adverseEventEnd(row) { return end.iso }
    return cohort.isOngoing(adverseEvent: row) ? "ongoing" : Format.missing
  }

  private func related(_ row: Int) -> String {
    let events = cohort.data.adverseEvents
    if events.isRelatednessMissing(row) { return "?" }
    return events.isRelated(row) ? "REL" : ""
  }
}
