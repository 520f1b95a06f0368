import CohortModel
import Reports
import Terminal

/// Choosing the columns of a listing: which line of the popup is selected.
struct ColumnChoice: Hashable, Sendable {
  var index = 0
}

extension DashboardState {
  /// The columns that there are to choose from: the shown ones in their order, then the others.
  /// The frozen one is not among them.
  private var choosableColumns: [(column: ListingColumn, isShown: Bool)] {
    let open = listedKind.openColumns(cohort)
    let shown = listedColumns.compactMap { id in open.first { $0.id == id } }.dropFirst()
    let frozen = listedColumns.first { id in open.contains { $0.id == id } }
    let others = open.filter { column in
      column.id != frozen && !shown.contains { $0.id == column.id }
    }
    return shown.map { ($0, true) } + others.map { ($0, false) }
  }

  func columnsPopup(_ choice: ColumnChoice) -> Popup {
    let lines = choosableColumns.enumerated().map { index, entry in
      [
        Span(index == choice.index ? "▸ " : "  ", .cursor),
        Span(entry.isShown ? "[x] " : "[ ] ", entry.isShown ? .accent : .muted),
        Span(entry.column.title, entry.isShown ? .text : .muted),
      ]
    }
    return Popup(
      title: "Columns of \(listedKind.title.lowercased())", lines: lines,
      footer: "space show or hide · J K move · S reset · Esc close")
  }

  mutating func press(_ key: Key, on choice: ColumnChoice) {
    var choice = choice
    let columns = choosableColumns
    let last = columns.count - 1
    switch key {
    case .escape, .enter, .character("C"), .character("q"):
      overlay = nil
      return
    case .up, .character("k"): choice.index = max(0, choice.index - 1)
    case .down, .character("j"): choice.index = min(last, choice.index + 1)
    case .home, .character("g"): choice.index = 0
    case .end, .character("G"): choice.index = last
    case .character(" "): toggleColumn(choice.index)
    case .character("J"): choice.index = moveColumn(at: choice.index, by: 1)
    case .character("K"): choice.index = moveColumn(at: choice.index, by: -1)
    case .character("S"): keep { $0.columns[$1] = nil }
    default: return
    }
    overlay = .columns(choice)
  }

  private mutating func toggleColumn(_ index: Int) {
    let columns = choosableColumns
    guard columns.indices.contains(index) else { return }
    let id = columns[index].column.id
    var ids = listedColumns
    if columns[index].isShown { ids.removeAll { $0 == id } } else { ids.append(id) }
    choose(ids)
  }

  /// Moves a shown column among the shown ones; returns where it is now.
  private mutating func moveColumn(at index: Int, by step: Int) -> Int {
    let shown = choosableColumns.filter(\.isShown).map(\.column.id)
    let target = index + step
    guard shown.indices.contains(index), shown.indices.contains(target) else { return index }
    var ids = listedColumns
    guard let from = ids.firstIndex(of: shown[index]), let to = ids.firstIndex(of: shown[target])
    else { return index }
    ids.insert(ids.remove(at: from), at: to)
    choose(ids)
    return target
  }

  private mutating func choose(_ ids: [String]) {
    keep { $0.columns[$1] = ids }
  }
}
