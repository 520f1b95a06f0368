package struct TableCell: Hashable, Sendable {
  package let text: String
  package let role: Role
  package let indent: Int
  package let link: Link?
  /// The text in parts, where it has several links.
  let phrase: Phrase?

  package init(_ text: String, _ role: Role = .text, indent: Int = 0, link: Link? = nil) {
    self.text = text
    self.role = role
    self.indent = indent
    self.link = link
    phrase = nil
  }

  package init(_ phrase: Phrase, _ role: Role = .text) {
    text = phrase.text
    self.role = role
    indent = 0
    link = nil
    self.phrase = phrase
  }
}

/// Rows under a header, with one of them selected.
///
/// Only rows in view are asked for, so a million rows cost nothing. The first column of the area
/// is a gutter for the mark of the selected row: moving a mark and a short reversed key costs a
/// slow line far less than moving a reversed bar.
package struct Table: Widget {
  package struct Sort: Hashable, Sendable {
    package let column: Int
    package let isDescending: Bool

    package init(column: Int, isDescending: Bool) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// Columns of the selected row that are shown reversed.
  private static let reversedColumns = 12
  static let gutter = 2

  package var columns: [TableColumn]
  package var rowCount: Int
  package var selected: Int?
  package var offset: Int
  /// Columns that are marked as sorted by; the first is foremost.
  package var sorts: [Sort]
  /// Columns on the left that stay when the others are scrolled; 0 lets columns give way instead.
  package var frozen = 0
  /// The column after the frozen ones that stands next to them.
  package var firstColumn = 0
  /// The column whose title is shown as the one in focus.
  package var focusedColumn: Int?
  package var gap: Int
  package var showsHeader: Bool
  package var row: (Int) -> [TableCell]

  package init(
    columns: [TableColumn], rowCount: Int, selected: Int? = nil, offset: Int = 0,
    sort: Sort? = nil, gap: Int = 1, showsHeader: Bool = true,
    row: @escaping (Int) -> [TableCell]
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.selected = selected
    self.offset = offset
    sorts = sort.map { [$0] } ?? []
    self.gap = gap
    self.showsHeader = showsHeader
    self.row = row
  }

  /// Rows in view: `offset` moved no further than needed to show the selected row and to leave
  /// no row of the view empty while rows are hidden.
  package static func window(
    rowCount: Int, height: Int, selected: Int?, offset: Int
  ) -> Range<Int> {
    guard rowCount > 0 && height > 0 else { return 0..<0 }
    let last = max(0, rowCount - height)
    var start = min(max(0, offset), last)
    if let selected, (0..<rowCount).contains(selected) {
      start = min(start, selected)
      start = max(start, selected - height + 1)
    }
    return start..<min(rowCount, start + height)
  }

  package func window(in area: Rect) -> Range<Int> {
    Self.window(
      rowCount: rowCount, height: area.height - headerHeight, selected: selected, offset: offset)
  }

  private var headerHeight: Int { showsHeader ? 1 : 0 }

  private func places(in area: Rect) -> [TableColumnPlace] {
    guard frozen > 0 else { return columns.places(width: Self.room(area), gap: gap) }
    let shown = columnWindow(in: area)
    let kept = Array(0..<min(frozen, columns.count)) + Array(shown)
    return kept.map { columns[$0] }.places(width: Self.room(area), gap: gap)
      .map { TableColumnPlace(column: kept[$0.column], x: $0.x, width: $0.width) }
  }

  /// Where a column is drawn, for what its cells cannot say in text; nil where it gave way.
  package func place(ofColumn column: Int, in area: Rect) -> (x: Int, width: Int)? {
    places(in: area).first { $0.column == column }.map { (area.x + Self.gutter + $0.x, $0.width) }
  }

  /// The row at a cell of the terminal, for the mouse.
  package func rowIndex(atX x: Int, y: Int, in area: Rect) -> Int? {
    let line = y - area.y - headerHeight
    let window = window(in: area)
    return area.contains(x: x, y: y) && line >= 0 && line < window.count
      ? window.lowerBound + line : nil
  }

  /// The column whose title is at a cell of the terminal, for the mouse.
  package func headerIndex(atX x: Int, y: Int, in area: Rect) -> Int? {
    guard showsHeader && y == area.y && area.contains(x: x, y: y) else { return nil }
    let column = x - area.x - Self.gutter
    return places(in: area).first { $0.x <= column && column < $0.x + $0.width }?.column
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      let places = places(in: area)
      if showsHeader { drawHeader(places, area, &buffer) }
      let window = window(in: area)
      for (line, index) in window.enumerated() {
        drawRow(index, places, area.row(line + headerHeight), &buffer)
      }
      let body = area.inset(top: headerHeight)
      ScrollBar(count: rowCount, visible: window)
        .draw(in: Rect(x: area.maxX - 1, y: body.y, width: 1, height: body.height), of: &buffer)
    }
  }

  private func drawHeader(_ places: [TableColumnPlace], _ area: Rect, _ buffer: inout Buffer) {
    for place in places {
      let column = columns[place.column]
      var title = column.title
      let sort = sorts.first { $0.column == place.column }
      if let sort { title += sort.isDescending ? "▼" : "▲" }
      let x = area.x + Self.gutter + place.x
      buffer.put(
        title, x: x, y: area.y, role: sort == nil ? .heading : .accent, limit: place.width,
        alignment: column.alignment == .left ? .left : .right)
      if place.column == focusedColumn {
        buffer.highlight(Rect(x: x, y: area.y, width: place.width, height: 1))
      }
    }
  }

  private func drawRow(
    _ index: Int, _ places: [TableColumnPlace], _ line: Rect, _ buffer: inout Buffer
  ) {
    let cells = row(index)
    for place in places where place.column < cells.count {
      let (cell, x) = (cells[place.column], line.x + Self.gutter + place.x)
      draw(cell, columns[place.column], x: x, y: line.y, width: place.width, &buffer)
      buffer.declare(cell.link, in: Rect(x: x, y: line.y, width: place.width, height: 1))
      if let phrase = cell.phrase {
        let used = min(place.width, buffer.columns(of: cell.text))
        let isLeft = columns[place.column].alignment == .left
        buffer.declare(
          phrase, x: isLeft ? x : x + place.width - used, y: line.y, columns: used)
      }
    }
    if index == selected { markSelected(places, line, &buffer) }
  }

  private func markSelected(_ places: [TableColumnPlace], _ line: Rect, _ buffer: inout Buffer) {
    buffer.put("▸", x: line.x, y: line.y, role: .cursor)
    guard let first = places.first else { return }
    buffer.highlight(
      Rect(
        x: line.x + Self.gutter + first.x, y: line.y,
        width: min(first.width, Self.reversedColumns), height: 1))
  }

  private func draw(
    _ cell: TableCell, _ column: TableColumn, x: Int, y: Int, width: Int, _ buffer: inout Buffer
  ) {
    let indent = min(cell.indent, width)
    switch column.alignment {
    case .left:
      buffer.put(
        cell.text, x: x + indent, y: y, role: cell.role, limit: width - indent,
        truncation: column.truncation)
    case .right:
      buffer.put(
        cell.text, x: x, y: y, role: cell.role, limit: width, truncation: column.truncation,
        alignment: .right)
    case .decimal(let tail):
      let missing = max(0, tail - Self.tail(of: cell.text))
      let text = cell.text + String(repeating: " ", count: missing)
      // A number that lost digits would be another number, so alignment gives way first.
      let aligned = text.displayWidth <= width ? text : cell.text
      buffer.put(
        aligned, x: x, y: y, role: cell.role, limit: width, truncation: .end, alignment: .right)
    }
  }

  private static func tail(of text: String) -> Int {
    text.firstIndex(of: ".").map { String(text[$0...]).displayWidth } ?? 0
  }
}
