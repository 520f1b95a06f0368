import CohortModel
import Reports
import Terminal

/// A view of the Safety page that is one list below a heading, with notes at its foot.
protocol SafetyListView: PageView {
  var heading: String { get }
  var notes: [String] { get }
  var columns: [TableColumn] { get }
  var rowCount: Int { get }
  var cursor: ListCursor { get }
  func cells(_ row: Int) -> [TableCell]
}

extension SafetyListView {
  func listArea(in body: Rect) -> Rect {
    body.inset(left: 1, top: 1, bottom: noteLines(in: body).count)
  }

  /// As many lines as leave the list the better part of the page.
  private func noteLines(in body: Rect) -> [String] {
    let lines = Paragraph.wrap(notes.joined(separator: " · "), width: body.width - 2)
    return Array(lines.prefix(max(1, body.height / 3)))
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    Table(
      columns: columns, rowCount: rowCount, selected: rowCount > 0 ? cursor.index : nil,
      offset: cursor.offset, row: cells
    ).draw(in: listArea(in: area), of: &buffer)
    let lines = noteLines(in: area)
    buffer.putNotes(lines, in: area.inset(left: 1, right: 1, top: area.height - lines.count))
  }
}

/// What every view about time needs to look up who is behind a number.
struct SafetyScope: Sendable {
  let cohort: Cohort
  let selection: Selection
  let adverseEventClass: AdverseEventClass

  init(_ state: DashboardState) {
    cohort = state.cohort
    selection = state.selection
    adverseEventClass = state.adverseEventClass
  }

  var study: Study { cohort.study }
  var phrase: String { adverseEventClass.phrase }

  func set(_ total: Int) -> String { "\(selection.set.title) N = \(total)" }
}

extension TableCell {
  /// A count that can be asked about; zero is a dot.
  static func count(
    _ count: Int, _ role: Role, _ row: String, _ column: String
  ) -> TableCell {
    TableCell(Format.count(count), count == 0 ? .muted : role, link: Link(row: row, column))
  }

  static func count(_ count: Int, _ row: String, _ column: String) -> TableCell {
    .count(count, .text, row, column)
  }

  /// The name of a line: a term stands below its class.
  static func line(_ line: AdverseEventLine) -> TableCell {
    if case .term = line { return TableCell(line.title, indent: 2) }
    return TableCell(line.title, .heading)
  }
}

/// A view that has no numbers, and why.
struct SafetyRefusedView: PageView {
  private let heading: String
  private let reason: String

  init(_ view: SafetyView, _ reason: String, _ state: DashboardState) {
    heading = view.timeTitle + " · " + state.selection.set.title
    self.reason = reason
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    buffer.putNotes([reason.capitalisedFirst], in: area.inset(left: 3, right: 2, top: 2))
  }
}
