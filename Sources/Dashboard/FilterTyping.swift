import Terminal

// Typing a filter: every keystroke shows what it would leave, and Esc takes it all back.

extension DashboardState {
  mutating func startFilter() {
    filterInput = FilterInput(
      text: filterText, cursor: filterText.count, previous: filterText, selected: cursor)
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
    case .up: input.recall(memory.filters.map(masked(filter:)), step: 1)
    case .down: input.recall(memory.filters.map(masked(filter:)), step: -1)
    case .left: input.cursor = max(0, input.cursor - 1)
    case .right: input.cursor = min(input.text.count, input.cursor + 1)
    case .home, .control("a"): input.cursor = 0
    case .end, .control("e"): input.cursor = input.text.count
    case .backspace: input.delete(before: true)
    case .delete, .control("d"): input.delete(before: false)
    case .control("u"): (input.text, input.cursor) = ("", 0)
    case .control("w"): input.deleteWord()
    case .character(let character): input.insert(character)
    default: return []
    }
    apply(input)
    return []
  }

  private mutating func apply(_ input: FilterInput) {
    let isChanged = input.text != filterText
    filterInput = input
    if isChanged {
      (filterText, cursor) = (input.text, input.selected)
      refresh()
    }
  }

  /// Takes in pasted text as one edit.
  mutating func insertIntoFilter(_ text: String) {
    guard var input = filterInput else { return }
    input.insert(text)
    apply(input)
  }
}

extension DashboardState {
  private mutating func rememberFilter() {
    let before = memory
    memory.note(filter: unmasked(filter: filterText))
    if memory != before { requested.append(.remember(memory)) }
  }
}

extension DashboardState.FilterInput {
  /// Goes back in the filters typed before, or forward again to the one being typed.
  fileprivate mutating func recall(_ filters: [String], step: Int) {
    let target = (recalled ?? -1) + step
    guard target >= -1, target < filters.count else { return }
    if recalled == nil { draft = text }
    recalled = target < 0 ? nil : target
    text = recalled.map { filters[$0] } ?? draft
    cursor = text.count
  }

  private var position: String.Index {
    text.index(text.startIndex, offsetBy: cursor)
  }

  fileprivate mutating func insert(_ character: Character) {
    text.insert(character, at: position)
    cursor += 1
  }

  fileprivate mutating func insert(_ pasted: String) {
    // Marks may join a character before them: the cursor is counted anew.
    let head = text[..<position] + pasted
    (text, cursor) = (String(head) + text[position...], head.count)
  }

  fileprivate mutating func delete(before: Bool) {
    if before {
      guard cursor > 0 else { return }
      cursor -= 1
    }
    guard cursor < text.count else { return }
    text.remove(at: position)
  }

  fileprivate mutating func deleteWord() {
    var head = text.prefix(cursor)
    let tail = text.dropFirst(cursor)
    while head.last == " " { head.removeLast() }
    while let last = head.last, last != " " { head.removeLast() }
    (text, cursor) = (String(head) + tail, head.count)
  }
}
