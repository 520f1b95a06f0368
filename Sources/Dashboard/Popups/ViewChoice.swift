import CohortModel
import Reports
import Terminal

/// Choosing a saved view: which one is selected, and the name that is being typed for a new one.
struct ViewChoice: Hashable, Sendable {
  var index = 0
  var name: LineInput?
}

extension DashboardState {
  func viewsPopup(_ choice: ViewChoice) -> Popup {
    var lines = memory.views.enumerated().map { index, view in
      [
        Span(index == choice.index && choice.name == nil ? "▸ " : "  ", .cursor),
        Span(masked(view.name)), Span("  \(view.kind.title)", .muted),
        Span(view.filter.isEmpty ? "" : "  / \(masked(filter: view.filter))", .accent),
      ]
    }
    if lines.isEmpty && choice.name == nil { lines = [[Span("No view is saved yet.", .muted)]] }
    if let name = choice.name {
      lines.append([Span("Name: ", .hintKey)] + name.spans)
    }
    let footer =
      choice.name == nil
      ? "↵ open · a save the present one · d delete · Esc close" : "↵ save · Esc back"
    return Popup(title: "Saved views", lines: lines, footer: footer)
  }

  mutating func press(_ key: Key, on choice: ViewChoice) {
    var choice = choice
    if let name = choice.name { return type(key, name: name, in: choice) }
    let last = max(0, memory.views.count - 1)
    switch key {
    case .escape, .character("b"), .character("q"):
      overlay = nil
      return
    case .enter: return openView(choice.index)
    case .up, .character("k"): choice.index = max(0, choice.index - 1)
    case .down, .character("j"): choice.index = min(last, choice.index + 1)
    case .character("a"): choice.name = LineInput()
    case .character("d"):
      guard memory.views.indices.contains(choice.index) else { return }
      memory.deleteView(named: memory.views[choice.index].name)
      choice.index = min(choice.index, max(0, memory.views.count - 1))
      requested.append(.remember(memory))
    default: return
    }
    overlay = .views(choice)
  }

  private mutating func type(_ key: Key, name: LineInput, in choice: ViewChoice) {
    var choice = choice
    switch key {
    case .escape, .control("c"), .control("g"): choice.name = nil
    case .enter:
      guard name.text.contains(where: { !$0.isWhitespace }) else { return }
      saveView(named: name.text)
      choice.name = nil
      choice.index = memory.views.firstIndex { $0.name == name.text } ?? 0
    default:
      var name = name
      guard name.take(key) else { return }
      choice.name = name
    }
    overlay = .views(choice)
  }

  private mutating func saveView(named name: String) {
    memory.save(
      ViewMemory.View(
        name: name, kind: listingKind,
        filter: filterFault == nil ? unmasked(filter: filterText) : "",
        columns: memory.columns[listingKind.rawValue], sort: listedSort))
    requested.append(.remember(memory))
  }

  private mutating func openView(_ index: Int) {
    guard memory.views.indices.contains(index) else { return }
    let view = memory.views[index]
    overlay = nil
    (listingKind, filterText, focus) = (view.kind, masked(filter: view.filter), nil)
    cursor = ListCursor()
    keep { memory, kind in
      memory.columns[kind] = view.columns
      memory.sorts[kind] = view.sort.isEmpty ? nil : view.sort
    }
  }
}
