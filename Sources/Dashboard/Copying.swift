import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// Copies the record that lies open, else the narrative or the selected record, else the page as
  /// it is drawn.
  mutating func copy() -> [Effect] {
    if case .record(let history)? = overlay { return [.copy(text(of: history))] }
    if page == .profile { return profileNarrative.map { [.copy($0)] } ?? [] }
    if page == .listing, let (table, rowID) = selectedRecord {
      copiesRecord = true
      return [.loadRecord(table, rowID: rowID)]
    }
    return [.copy(pageText)]
  }

  /// A record that was loaded is shown, or copied where that was asked for.
  mutating func take(_ history: RecordHistory) -> [Effect] {
    let history = isMasked ? pseudonyms.record(history) : history
    guard copiesRecord else {
      (overlay, overlayOffset) = (.record(history), 0)
      return []
    }
    copiesRecord = false
    return [.copy(text(of: history))]
  }

  func text(of history: RecordHistory) -> String {
    let popup = recordPopup(history)
    let lines = popup.lines.map { $0.map(\.text).joined() }
    return DashboardState.text([study.title, popup.title, ""] + lines)
  }

  private var pageText: String {
    DashboardState.text(view(size).lines.dropLast())
  }

  private static func text(_ lines: some Sequence<String>) -> String {
    lines.map { line in
      let end = line.lastIndex { $0 != " " }
      return String(line[..<(end.map(line.index(after:)) ?? line.startIndex)]).withVisibleControls
        + "\n"
    }.joined()
  }
}
