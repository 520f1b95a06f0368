import CohortModel
import Reports
import Terminal

/// Adverse events by arm: counts, risk differences, and a mark for each arm on one axis.
struct SafetyByArmView: PageView {
  private let content: SafetyContent
  private let arms: AdverseEventArms
  private let cursor: ListCursor
  private let cohort: Cohort
  private let heading: SafetyHeading
  private let figures: SafetyFigures

  init(_ content: SafetyContent, _ arms: AdverseEventArms, _ state: DashboardState) {
    (self.content, self.arms) = (content, arms)
    (cursor, cohort) = (state.cursor, state.cohort)
    heading = SafetyHeading(content, state)
    figures = SafetyFigures(content, state)
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  func listArea(in body: Rect) -> Rect {
    body.inset(left: 1, top: 1, bottom: notes(in: body).count)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(
      heading.text(width: area.width - 2), x: area.x + 1, y: area.y, role: .heading,
      limit: area.width - 2)
    let list = listArea(in: area)
    table.draw(in: list, of: &buffer)
    drawDots(in: list, of: &buffer)
    let notes = notes(in: area)
    buffer.putNotes(notes, in: area.inset(left: 1, right: 1, top: area.height - notes.count))
  }

  private func notes(in body: Rect) -> [String] {
    let isShown = table.place(ofColumn: 1 + 2 * arms.arms.count, in: body.inset(left: 1)) != nil
    let compared = arms.reference.map {
      guard isShown else { return "risk differences need a wider terminal" }
      return
        "RD: risk difference against \(arms.arms[$0].label) in percentage points, 95 % interval of "
        + "Miettinen–Nurminen, nominal, not adjusted"
    }
    let parts = [
      compared, legend, cohort.study.armLegend(cohort.gate.access),
      arms.unallocated > 0 ? "\(arms.unallocated) not allocated, in no arm" : nil, heading.note,
      "n and % of the arm's N · · is none",
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    return Array(Paragraph.wrap(text, width: body.width - 2).prefix(max(1, body.height / 7)))
  }

  private var legend: String {
    arms.arms.indices.map { "\(SafetyByArmView.glyph($0)) \(arms.arms[$0].label)" }
      .joined(separator: " ") + " \(DotLine.coincidence) alike"
  }

  // MARK: - Table

  private var table: Table {
    Table(
      columns: columns, rowCount: content.rows.count, selected: cursor.index,
      offset: cursor.offset
    ) { cells(content.rows[$0]) }
  }

  private var columns: [TableColumn] {
    let counted = arms.arms.flatMap { arm in
      [
        TableColumn("\(arm.label) \(arm.total)", width: .fixed(10), alignment: .right),
        TableColumn("≥ 3", width: .fixed(9), alignment: .right, priority: 1),
      ]
    }
    let differences = compared.flatMap { _ in
      [
        TableColumn("RD any (95 % CI)", width: .fixed(22), alignment: .right, priority: 2),
        TableColumn("RD ≥ 3 (95 % CI)", width: .fixed(22), alignment: .right, priority: 4),
      ]
    }
    return [TableColumn("System organ class ▸ preferred term", width: .minimum(20))]
      + counted + differences + [TableColumn("", width: .minimum(16), priority: 3)]
  }

  /// Arms that have a reference to be compared with.
  private var compared: [Int] {
    arms.reference.map { reference in arms.arms.indices.filter { $0 != reference } } ?? []
  }

  private func cells(_ row: SafetyRow) -> [TableCell] {
    [row.label]
      + arms.arms.indices.flatMap { [cell(row, .any, $0), cell(row, .severe, $0)] }
      + compared.flatMap { [difference(row, .any, $0), difference(row, .severe, $0)] }
  }

  private func cell(
    _ row: SafetyRow, _ column: AdverseEventSummary.Column, _ arm: Int
  ) -> TableCell {
    let count = column.count(row.arms[arm])
    let share = count == 0 ? "" : Format.share(count, of: arms.arms[arm].total)
    let padding = String(repeating: " ", count: max(0, 6 - share.count))
    return TableCell(
      Format.count(count) + padding + share,
      count == 0 ? .muted : column == .severe ? .heading : .text,
      link: SafetyFigures.link(row, .column(column, arm: arm)))
  }

  private func difference(
    _ row: SafetyRow, _ column: AdverseEventSummary.Column, _ arm: Int
  ) -> TableCell {
    let value = arms.riskDifference(of: arm, row.arms.map { column.count($0) })
    return TableCell(
      value.map(Format.points) ?? Format.missing, value == nil ? .muted : .text,
      link: SafetyFigures.link(row, .difference(column, arm: arm)))
  }

  // MARK: - Dots

  /// A mark for each arm's share at any grade, on the table's own lines.
  private func drawDots(in list: Rect, of buffer: inout Buffer) {
    guard let place = table.place(ofColumn: columns.count - 1, in: list) else { return }
    let largest = largestShare
    let area = Rect(x: place.x, y: list.y, width: place.width, height: 1)
    DotLine.drawAxis(upTo: "\(largest) %", in: area, of: &buffer)
    for (line, index) in table.window(in: list).enumerated() {
      let row = Rect(x: place.x, y: list.y + 1 + line, width: place.width, height: 1)
      DotLine(marks(content.rows[index]), upTo: Double(largest) / 100).draw(in: row, of: &buffer)
    }
  }

  private func marks(_ row: SafetyRow) -> [DotLine.Mark] {
    arms.arms.indices.compactMap { arm in
      let total = arms.arms[arm].total
      guard total > 0 else { return nil }
      return DotLine.Mark(
        Double(row.arms[arm].subjects) / Double(total), SafetyByArmView.glyph(arm),
        arm == 0 ? .accent : .text)
    }
  }

  /// In percent, to the next ten.
  private var largestShare: Int {
    let shares = content.rows.flatMap { row in
      arms.arms.indices.map { row.arms[$0].subjects * 100 / max(1, arms.arms[$0].total) }
    }
    return min(100, ((shares.max() ?? 0) / 10 + 1) * 10)
  }

  private static func glyph(_ arm: Int) -> Character {
    let glyphs: [Character] = ["●", "○", "■", "□"]
    return glyphs[arm % glyphs.count]
  }
}
