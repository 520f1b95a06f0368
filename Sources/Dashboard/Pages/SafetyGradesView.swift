import CohortModel
import Reports
import Terminal

/// The table that safety reviewers know: organ class and term by worst grade per subject.
struct SafetyGradesView: PageView {
  private let summary: AdverseEventSummary
  private let rows: [SafetyRow]
  private let cursor: ListCursor
  private let order: SafetyOrder
  private let isReversed: Bool
  private let isSetEmpty: Bool
  private let acuteLate: AcuteLateLines
  private let heading: SafetyHeading
  private let figures: SafetyFigures
  private let isZoomed: Bool

  init(_ content: SafetyContent, _ state: DashboardState) {
    summary = content.summary
    rows = content.rows
    cursor = state.cursor
    order = state.safetyOrder
    isSetEmpty = state.cohort.subjects(in: content.summary.set).isEmpty
    isReversed = state.isReversed[.safety] ?? false
    acuteLate = AcuteLateLines(content.acuteLate, state.cohort)
    heading = SafetyHeading(content, state)
    figures = SafetyFigures(content, state)
    isZoomed = state.isZoomed
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  var canZoom: Bool { true }

  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn? {
    switch table.headerIndex(atX: x, y: y, in: listArea(in: body)) {
    case 0?: .terms(.name)
    case 1?: .terms(.frequency)
    case 8?: .terms(.severe)
    default: nil
    }
  }

  func listArea(in body: Rect) -> Rect {
    body.inset(left: 1, top: 1, bottom: notes(in: body).count + split(in: body).count)
  }

  /// Lines of the split into acute and late, where the list keeps the better part of the page.
  private func split(in body: Rect) -> [[Span]] {
    guard body.height >= 18, !isZoomed else { return [] }
    return acuteLate.lines(width: body.width - 2, tellsClosed: body.height >= 24)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(
      heading.text(width: area.width - 2), x: area.x + 1, y: area.y, role: .heading,
      limit: area.width - 2)
    let list = listArea(in: area)
    table.draw(in: list, of: &buffer)
    if isSetEmpty {
      buffer.put(
        summary.set.emptyNote, x: list.x + 2, y: list.y + 3, role: .muted, limit: list.width - 4)
    }
    let notes = notes(in: area)
    for (line, spans) in split(in: area).enumerated() {
      buffer.put(spans, x: area.x + 1, y: list.maxY + line, limit: area.width - 2)
    }
    buffer.putNotes(notes, in: area.inset(left: 1, right: 1, top: area.height - notes.count))
  }

  /// The least rows that the notes leave to the table.
  private static let leastRows = 14

  /// As many lines as leave the table its rows; at least one.
  private func notes(in body: Rect) -> [String] {
    if isZoomed { return [] }
    let room = body.height - 2 - SafetyGradesView.leastRows - split(in: body).count
    let parts = [
      summary.undated > 0 ? Format.plural(summary.undated, "undated row") + " counted" : nil,
      summary.imputedStarts > 0
        ? Format.plural(summary.imputedStarts, "partial start") + " resolved" : nil,
      summary.missingRelatedness > 0
        ? "relatedness missing, counted as related: \(summary.missingRelatedness)" : nil,
      summary.relatedAfterWindow > 0
        ? "related, after the treatment-emergent window: \(summary.relatedAfterWindow)" : nil,
      summary.unstatedRelatedness > 0
        ? "this relation not stated, not counted: \(summary.unstatedRelatedness)" : nil,
      summary.adverseEventClass == .late
        ? "crude shares: whoever died or was lost before counts as free" : nil,
      heading.note, acuteLate.legend, "% of N", "ungraded counts a subject without any graded row",
      "· is none",
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    return Array(
      Paragraph.wrap(text, width: body.width - 2).prefix(max(1, min(room, body.height / 7))))
  }

  private var table: Table {
    Table(
      columns: SafetyGradesView.columns, rowCount: rows.count, selected: cursor.index,
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
    let number: (AdverseEventSummary.Column, Role) -> TableCell = { column, role in
      let count = column.count(counts)
      return TableCell(
        Format.count(count), count == 0 ? .muted : role,
        link: SafetyFigures.link(row, .column(column, arm: nil)))
    }
    let share: (Int) -> TableCell = { count in
      TableCell(count == 0 ? "" : Format.share(count, of: summary.total), .muted)
    }
    return [row.label, number(.any, .text), share(counts.subjects)]
      + Grade.allCases.map { number(.grade($0), .grade($0.rawValue)) }
      + [
        number(.severe, .heading), share(counts.severe), number(.ungraded, .ungraded),
        number(.events, .muted),
      ]
  }
}

extension SafetyRow {
  /// The first cell of its line.
  var label: TableCell {
    switch level {
    case .overall: TableCell(title, .heading)
    case .organClass: TableCell((isCollapsed ? "▸ " : "▾ ") + title, .heading)
    case .term: TableCell(title, indent: 4)
    }
  }
}
