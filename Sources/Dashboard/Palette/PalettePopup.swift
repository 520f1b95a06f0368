import Terminal

extension DashboardState {
  /// Entries in view below the line that is typed; the same number whatever is found, so that the
  /// box stands still.
  var paletteRows: Int { max(1, min(16, popupArea(over: bodyArea).height - 3)) }

  private var paletteWidth: Int { max(10, min(76, bodyArea.width - 5)) }

  /// The entries in view: the chosen one is in their middle where there are as many around it.
  func paletteWindow(_ input: PaletteInput, _ count: Int) -> Range<Int> {
    let first = max(0, min(input.index - paletteRows / 2, count - paletteRows))
    return first..<min(count, first + paletteRows)
  }

  func palettePopup(_ input: PaletteInput) -> Popup {
    let matches = paletteMatches(input.line.text)
    var lines = paletteWindow(input, matches.count).map { index in
      line(of: matches[index], isChosen: index == input.index)
    }
    if lines.isEmpty { lines = [[Span("  Nothing is called so.", .muted)]] }
    lines += Array(repeating: [], count: paletteRows - lines.count)
    let typed = [Span(": ", .hintKey)] + input.line.spans
    return Popup(
      title: "Actions on \(page.title)",
      lines: [typed.padded(to: paletteWidth)] + lines,
      footer: "\(matches.count) · ↵ do · ↑ ↓ choose · Esc close")
  }

  private func line(of match: PaletteMatch, isChosen: Bool) -> [Span] {
    let keys = match.entry.keys.map(\.label).joined(separator: " ")
    let room = paletteWidth - 2 - (keys.isEmpty ? 0 : keys.displayWidth + 2)
    let title = [Span(isChosen ? "▸ " : "  ", .cursor)] + match.title(columns: room)
    return title.padded(to: paletteWidth - keys.displayWidth) + [Span(keys, .hintKey)]
  }
}

extension [Span] {
  /// With blanks behind it, as wide as asked for where it is narrower.
  fileprivate func padded(to columns: Int) -> [Span] {
    let used = reduce(0) { $0 + $1.text.displayWidth }
    return self + [Span(String(repeating: " ", count: Swift.max(0, columns - used)))]
  }
}

extension DashboardState.PaletteMatch {
  /// The title with what was typed set off, cut where it is too long.
  fileprivate func title(columns: Int) -> [Span] {
    let title = Array(entry.title)
    let shown = title.count > columns ? Array(title.prefix(max(0, columns - 1))) + ["…"] : title
    var spans: [Span] = []
    var start = 0
    for place in 1...max(1, shown.count)
    where place == shown.count || places.contains(place) != places.contains(start) {
      let text = String(shown[start..<min(place, shown.count)])
      spans.append(Span(text, places.contains(start) ? .accent : .text))
      start = place
    }
    return spans
  }
}
