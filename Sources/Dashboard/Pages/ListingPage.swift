import CohortModel
import Reports
import Terminal

/// A listing, one row a record or a subject: the subject stays on the left while the other columns
/// are scrolled.
struct ListingPage: PageView {
  private let content: ListingContent
  /// The number that the subjects are behind; nil where the page lists by itself.
  private let title: String?
  private let set: AnalysisSet
  private let cohort: Cohort
  private let cursor: ListCursor
  private let focusedColumn: Int
  private let firstColumn: Int
  private let reviewSummary: ReviewSummary?
  private let isZoomed: Bool

  init(_ content: ListingContent, _ state: DashboardState, title: String? = nil) {
    self.content = content
    self.title = title
    set = state.selection.set
    cohort = state.cohort
    cursor = state.cursor
    let ids = content.layout.columns.map(\.id)
    focusedColumn = state.listedColumn.flatMap { ids.firstIndex(of: $0) } ?? 0
    reviewSummary = state.reviewSummary
    isZoomed = state.isZoomed
    firstColumn = state.firstColumns[state.listedKind] ?? 1
  }

  private var listing: Listing { content.listing }

  /// Lines above the list: what is counted, then the order and the columns in view.
  private static func headLines(_ body: Rect) -> Int {
    body.height > 14 ? 2 : 1
  }

  /// Lines of legends below the list.
  private static func footLines(_ body: Rect) -> Int {
    body.height > 16 ? 2 : body.height > 8 ? 1 : 0
  }

  func listArea(in body: Rect) -> Rect {
    body.inset(
      left: 1, top: isZoomed ? 1 : ListingPage.headLines(body),
      bottom: isZoomed ? 0 : ListingPage.footLines(body))
  }

  var canZoom: Bool { true }

  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn? {
    let list = listArea(in: body)
    var table = emptyTable
    table.firstColumn = firstColumn(in: body)
    return table.headerIndex(atX: x, y: y, in: list).map {
      .listed(content.layout.columns[$0].id)
    }
  }

  /// The first column beside the frozen one that keeps the one in focus in view.
  func firstColumn(in body: Rect) -> Int {
    emptyTable.firstColumn(showing: focusedColumn, in: listArea(in: body))
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let list = listArea(in: area)
    var table = emptyTable
    table.firstColumn = table.firstColumn(showing: focusedColumn, in: list)
    let window = table.window(in: list)
    let rows = window.map { content.layout.cells(listing.rows[$0]) }
    table.row = { index in tableCells(rows[index - window.lowerBound], at: index) }
    let shown = table.columnWindow(in: list)
    let left = reviewSummary.map { " · " + $0.leftText } ?? ""
    let heading = (title.map(subjectsHeading) ?? recordsHeading) + left
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    if list.y > area.y + 1 {
      buffer.put(
        arrangement(shown), x: area.x + 1, y: area.y + 1, role: .muted, limit: area.width - 2)
    }
    table.draw(in: list, of: &buffer)
    let foot = Rect(
      x: area.x + 1, y: list.maxY, width: area.width - 2, height: area.maxY - list.maxY)
    buffer.putNotes([footnote(rows, shown)], in: foot)
    if listing.rows.isEmpty {
      buffer.put(emptyNote, x: list.x + 2, y: list.y + 2, role: .muted, limit: list.width - 4)
    }
  }

  func figure(_ link: Link) -> Figure? {
    let data = cohort.data
    let record = ListedRecord(key: link.row, table: listing.kind.table)
    guard let column = content.layout.columns.first(where: { $0.id == link.column }),
      let position = listing.position(of: record, in: data)
    else { return nil }
    let target: Figure.Target =
      listing.kind.table == .subjects
      ? .profile(subject: record.subject)
      : .record(listing.kind.table, rowID: listing.rowID(at: position, in: data))
    return Figure(
      "\(record.subject), \(column.title.lowercased())", target,
      card: DefinitionCard(
        column.title, formula: column.definition, set: title ?? set.title,
        source: listing.kind.sourceFile))
  }

  // MARK: - Table

  private var emptyTable: Table {
    var table = Table(
      columns: content.layout.columns.map(TableColumn.init), rowCount: listing.rows.count,
      selected: cursor.index, offset: cursor.offset
    ) { _ in [] }
    let ids = content.layout.columns.map(\.id)
    table.sorts = content.sort.compactMap { key in
      ids.firstIndex(of: key.column).map { Table.Sort(column: $0, isDescending: key.isDescending) }
    }
    (table.frozen, table.firstColumn) = (1, firstColumn)
    table.focusedColumn = focusedColumn
    return table
  }

  private func tableCells(_ cells: [ListingCell], at index: Int) -> [TableCell] {
    let key = listing.record(at: index, in: cohort.data).key
    return zip(cells, content.layout.columns).enumerated().map { place, pair in
      // The frozen column is the row itself.
      let link = place == 0 ? nil : Link(row: key, pair.1.id)
      return TableCell(pair.0.text, Role(pair.0.tone), link: link)
    }
  }

  // MARK: - Words

  /// The keys of the order, the foremost first, and which columns are in view.
  private func arrangement(_ shown: Range<Int>) -> String {
    let count = content.layout.columns.count
    let order =
      content.sort.isEmpty
      ? listing.kind.ownOrder : "by " + listing.kind.title(of: content.sort)
    guard shown.count + 1 < count else { return order }
    return order + " · columns \(shown.lowerBound + 1)–\(shown.upperBound) of \(count)"
  }

  private func subjectsHeading(_ title: String) -> String {
    let all = Format.plural(listing.unfiltered, "subject")
    return listing.rows.count == listing.unfiltered
      ? "\(title) · \(all)" : "\(title) · \(listing.rows.count) of \(all)"
  }

  private var recordsHeading: String {
    let title = listing.kind == .adverseEvents ? "" : listing.kind.title + " · "
    let rows = Format.plural(listing.unfiltered, listing.kind.rowWord)
    let outside = listing.outside > 0 ? " (+ \(listing.outside) outside the set)" : ""
    let subjects =
      listing.kind.table == .subjects ? "" : " · " + Format.plural(listing.subjects, "subject")
    return "\(title)\(set.title.capitalisedFirst) N = \(listing.total) · "
      + "\(listing.rows.count) of \(rows)\(outside)\(subjects)"
  }

  /// Legends of the codes in view, then what the marks in view mean.
  private func footnote(_ rows: [[ListingCell]], _ shown: Range<Int>) -> String {
    let columns = content.layout.columns
    let legends = shown.compactMap { column in
      columns[column].legend?.text(for: rows.lazy.map { $0[column].text })
    }
    let texts = shown.lazy.flatMap { column in rows.lazy.map { $0[column].text } }
    let marks = [
      texts.contains { $0.hasSuffix("*") } ? "* partial date resolved" : nil,
      texts.contains("?") ? "? not given" : nil,
      shown.contains { columns[$0].id == "onsetDay" } ? "day 1 is the first treatment" : nil,
      shown.contains { columns[$0].id == "dayOnStudy" } ? "day 1 is the day of enrolment" : nil,
    ]
    return (legends + marks.compactMap { $0 }).joined(separator: " · ")
  }

  private var emptyNote: String {
    if cohort.subjects(in: set).isEmpty && title == nil { return set.emptyNote }
    switch listing.kind {
    case .adverseEvents, .serious, .immuneRelated: return "No adverse event matches."
    case .deaths: return "No death by this cut-off matches."
    case .deviations: return "No protocol deviation matches."
    case .subjects: return "No subject matches."
    }
  }
}

extension ListingKind {
  fileprivate var ownOrder: String {
    table == .subjects ? "by subject" : "by subject and date"
  }

  fileprivate var sourceFile: String {
    switch table {
    case .adverseEvents: "ae.csv"
    case .deviations: "deviations.csv"
    default: "subjects.csv, with the records of the subject"
    }
  }
}

extension TableColumn {
  fileprivate init(_ column: ListingColumn) {
    let width: Width =
      switch column.width {
      case .fixed(let columns): .fixed(columns)
      case .growing(let columns): .minimum(columns)
      }
    self.init(column.heading, width: width, alignment: column.isRightAligned ? .right : .left)
  }
}

extension Role {
  init(_ tone: ListingCell.Tone) {
    switch tone {
    case .text: self = .text
    case .muted: self = .muted
    case .warning: self = .warning
    case .error: self = .error
    case .grade(let grade): self = .grade(grade)
    }
  }
}
