/// Scrolling a table sideways: the frozen columns stay, the others move one by one.
extension Table {
  /// Places that columns have: not the gutter, and not the last one, which belongs to the scroll
  /// bar whether or not one is needed just now.
  static func room(_ area: Rect) -> Int { area.width - gutter - 1 }

  /// Columns in view beside the frozen ones: from the first one on, as many as fit as a whole, at
  /// least one, and no fewer than fit before the last.
  package func columnWindow(in area: Rect) -> Range<Int> {
    let start = max(frozen, min(firstColumn, lastStart(in: area)))
    return start..<end(from: start, in: area)
  }

  /// The first column that brings a column into view: the present one, moved no further than
  /// needed.
  package func firstColumn(showing column: Int, in area: Rect) -> Int {
    let window = columnWindow(in: area)
    guard column >= frozen, !window.contains(column) else { return window.lowerBound }
    guard column >= window.upperBound else { return column }
    return (window.lowerBound...column).first { end(from: $0, in: area) > column } ?? column
  }

  private func lastStart(in area: Rect) -> Int {
    (frozen..<max(frozen + 1, columns.count)).first { end(from: $0, in: area) >= columns.count }
      ?? frozen
  }

  /// One past the last column that still fits if the view starts at a column.
  private func end(from start: Int, in area: Rect) -> Int {
    var room = Self.room(area) - columns.prefix(frozen).reduce(0) { $0 + $1.width.least + gap }
    var column = start
    while column < columns.count {
      room -= columns[column].width.least
      if room < 0 && column > start { break }
      room -= gap
      column += 1
    }
    return column
  }
}
