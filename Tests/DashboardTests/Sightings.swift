import Terminal

@testable import Dashboard

extension DashboardState {
  /// The picture at the state's own size.
  var picture: Buffer { view(size) }

  func shows(_ text: String) -> Bool {
    picture.lines.contains { $0.contains(text) }
  }

  /// What the selected row is about; nil on a page without rows.
  var selectedKey: String? {
    let keys = content.rowKeys(cohort)
    return keys.count > 0 ? keys.key(cursor.index) : nil
  }

  /// The line of the picture with the mark of the selected row.
  var selectedLine: String? {
    picture.lines.first { $0.hasPrefix(" ▸ ") }
  }

  var rowCount: Int { content.rowKeys(cohort).count }

  /// Moves the cursor to the row about something.
  mutating func select(_ key: String) {
    press("g")
    for _ in 0..<rowCount where selectedKey != key { press("j") }
  }
}
