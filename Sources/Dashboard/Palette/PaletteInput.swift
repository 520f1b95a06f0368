import Terminal

/// What is typed into the palette, and which of the entries it finds is chosen.
struct PaletteInput: Hashable, Sendable {
  var line = LineInput()
  var index = 0
}

extension DashboardState {
  struct PaletteMatch {
    var entry: PaletteEntry
    /// Places of the matched characters in the title.
    var places: Set<Int>
  }

  /// What the typed text finds: the best first, of equals the one that stands first without it.
  func paletteMatches(_ text: String) -> [PaletteMatch] {
    let pattern = FuzzyPattern(text)
    let found = paletteEntries.compactMap { entry -> (score: Int, match: PaletteMatch)? in
      guard let match = pattern.match(anyOf: [entry.title, entry.name]) else { return nil }
      // What is written out is meant, whatever else has its letters.
      let isWrittenOut = [entry.name, entry.title.lowercased()].contains(text.lowercased())
      let score = isWrittenOut ? Int.max : match.score
      return (score, PaletteMatch(entry: entry, places: match.places))
    }
    return found.enumerated().sorted { first, second in
      (-first.element.score, first.offset) < (-second.element.score, second.offset)
    }.map(\.element.match)
  }

  /// Chooses the entry on a line in view, and performs it where it was chosen before.
  mutating func choose(line: Int, in input: PaletteInput) -> [Effect] {
    let window = paletteWindow(input, paletteMatches(input.line.text).count)
    let index = window.lowerBound + line
    guard line >= 0, window.contains(index) else { return [] }
    if index == input.index { return press(.enter, in: input) }
    overlay = .palette(PaletteInput(line: input.line, index: index))
    return []
  }

  mutating func press(_ key: Key, in input: PaletteInput) -> [Effect] {
    var input = input
    let matches = paletteMatches(input.line.text)
    let rows = max(1, paletteRows - 1)
    switch key {
    case .escape, .control("c"), .control("g"):
      overlay = nil
      return []
    case .enter:
      guard matches.indices.contains(input.index) else { return [] }
      overlay = nil
      return perform(matches[input.index].entry.action)
    case .up, .control("p"), .backTab: input.index -= 1
    case .down, .control("n"), .tab: input.index += 1
    case .pageUp: input.index -= rows
    case .pageDown: input.index += rows
    default:
      guard input.line.take(key) else { return [] }
      input.index = 0
    }
    let count = paletteMatches(input.line.text).count
    input.index = max(0, min(input.index, count - 1))
    overlay = .palette(input)
    return []
  }
}
