import CohortModel
import Reports
import Terminal

/// The table that safety reviewers know: organ class and term by worst grade per subject.
struct SafetyPage: PageView {
  private let summary: AdverseEventSummary
  private let rows: [SafetyRow]
  private let cursor: ListCursor
  private let order: SafetyOrder
  private let isReversed: Bool
  private let isSetEmpty: Bool
  private let acuteLate: AcuteLateLines

  init(_ content: SafetyContent, _ state: DashboardState) {
    summary = content.summary
    rows = content.rows
    cursor = state.cursor
    order = state.safetyOrder
    isSetEmpty = state.cohort.subjects(in: content.summary.set).isEmpty
    isReversed = state.isReversed[.safety] ?? false
    acuteLate = AcuteLateLines(content.acuteLate, state.cohort)
  }

  func listArea(in body: Rect) -> Rect {
    body.inset(
      left: 1, top: 1, bottom: notes(width: body.width - 2).count + split(in: body).count)
  }

  /// Lines of the split into acute and late, where the list keeps the better part of the page.
  private func split(in body: Rect) -> [[Span]] {
    guard body.height >= 18 else { return [] }
    return acuteLate.lines(width: body.width - 2, tellsClosed: body.height >= 24)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let heading =
      "\(summary.adverseEventClass.title.capitalisedFirst) · \(summary.set.title) "
      + "N = \(summary.total) · worst grade per subject · by \(order.title)"
    buffer.put(heading, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
    let list = listArea(in: area)
    table.draw(in: list, of: &buffer)
    if isSetEmpty {
      buffer.put(
        summary.set.emptyNote, x: list.x + 2, y: list.y + 3, role: .muted, limit: list.width - 4)
    }
    let notes = notes(width: area.width - 2)
    for (line, spans) in split(in: area).enumerated() {
      buffer.put(spans, x: area.x + 1, y: list.maxY + line, limit: area.width - 2)
    }
    buffer.putNotes(notes, in: area.inset(left: 1, right: 1, top: area.height - notes.count))
  }

  private func notes(width: Int) -> [String] {
    let parts = [
      summary.undated > 0 ? Format.plural(summary.undated, "undated row") + " counted" : nil,
      summary.imputedStarts > 0
        ? Format.plural(summary.imputedStarts, "partial start") + " resolved" : nil,
      summary.missingRelatedness > 0
        ? "relatedness missing, counted as related: \(summary.missingRelatedness)" : nil,
      summary.relatedAfterWindow > 0
        ? "related, after the treatment-emergent window: \(summary.relatedAfterWindow)" : nil,
      acuteLate.legend, "% of N", "ungraded counts a subject without any graded row", "· is none",
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    return Array(Paragraph.wrap(text, width: width).prefix(3))
  }

  private var table: Table {
    Table(
      columns: SafetyPage.columns, rowCount: rows.count, selected: cursor.index,
      offset: cursor.offset, sort: sort
    ) { cells(rows[$0]) }
  }

  private var sort: Table.Sort {
    let column = order == .name ? 0 : order == .severe ? 8 : 1
    return Table.Sort(column: column, isDescending: (order != .name) != isReversed)
  }

  private static let columns =
    [
      TableColumn("System organ class ▸ preferred term", width: .minimum(24)),
      TableColumn("any", width: .fixed(5), alignment: .right),
      TableColumn("%", width: .fixed(5), alignment: .right, priority: 1),
    ]
    + (1...5).map { TableColumn(String($0), width: .fixed(4), alignment: .right) } + [
      TableColumn("≥ 3", width: .fixed(5), alignment: .right),
      TableColumn("%", width: .fixed(5), alignment: .right, priority: 2),
      TableColumn("ungr", width: .fixed(4), alignment: .right),
      TableColumn("events", width: .fixed(6), alignment: .right, priority: 3),
    ]

  private func cells(_ row: SafetyRow) -> [TableCell] {
    let counts = row.counts
    let number: (Int, Role) -> TableCell = { count, role in
      TableCell(Format.count(count), count == 0 ? .muted : role)
    }
    let share: (Int) -> TableCell = { count in
      TableCell(count == 0 ? "" : Format.share(count, of: summary.total), .muted)
    }
    return [label(row), number(counts.subjects, .text), share(counts.subjects)]
      + counts.byGrade.enumerated().map { number($0.element, .grade($0.offset + 1)) }
      + [
        number(counts.severe, .heading), share(counts.severe), number(counts.ungraded, .ungraded),
        number(counts.events, .muted),
      ]
  }

  private func label(_ row: SafetyRow) -> TableCell {
    switch row.level {
    case .overall: TableCell("Any adverse event", .heading)
    case .organClass:
      TableCell((row.isCollapsed ? "▸ " : "▾ ") + (row.organClass ?? "Uncoded"), .heading)
    case .term:
      // A term in quotation marks is the site's own, for want of a coded one.
      TableCell(
        row.isVerbatim ? "“\(row.term ?? "")”" : row.term ?? "Uncoded term", indent: 4)
    }
  }
}
