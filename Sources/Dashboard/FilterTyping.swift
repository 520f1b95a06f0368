import Terminal

// Typing a filter: every keystroke shows what it would leave, and Esc takes it all back.

extension DashboardState {
  mutating func startFilter() {
    filterInput = FilterInput(
      line: LineInput(filterText), previous: filterText, selected: cursor)
  }

  mutating func type(_ key: Key) -> [Effect] {
    guard var input = filterInput else { return [] }
    switch key {
    case .enter:
      // A filter with an error stays open, so that the error can be mended where it stands.
      if filterFault == nil {
        filterInput = nil
        rememberFilter()
      }
      return []
    case .escape, .control("c"), .control("g"):
      (filterText, cursor) = (input.previous, input.selected)
      filterInput = nil
      refresh()
      return []
    case .up: input.recall(memory.filters, step: 1)
    case .down: input.recall(memory.filters, step: -1)
    default:
      guard input.line.take(key) else { return [] }
    }
    let isChanged = input.line.text != filterText
    filterInput = input
    if isChanged {
      (filterText, cursor) = (input.line.text, input.selected)
      refresh()
    }
    return []
  }
}

extension DashboardState {
  private mutating func rememberFilter() {
    let before = memory
    memory.note(filter: filterText)
    if memory != before { requested.append(.remember(memory)) }
  }
}

extension DashboardState.FilterInput {
  /// Goes back in the filters typed before, or forward again to the one being typed.
  fileprivate mutating func recall(_ filters: [String], step: Int) {
    let target = (recalled ?? -1) + step
    guard target >= -1, target < filters.count else { return }
    if recalled == nil { draft = line.text }
    recalled = target < 0 ? nil : target
    line = LineInput(recalled.map { filters[$0] } ?? draft)
  }
}
