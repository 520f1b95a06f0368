import Terminal

/// Choosing a theme: which line is selected, and what Esc returns to.
struct ThemePick: Hashable, Sendable {
  var index = 0
  let former: String
}

extension DashboardState {
  mutating func startThemes() {
    guard !themes.isEmpty else {
      notice = "There are no themes to choose from here."
      return
    }
    overlay = .themes(ThemePick(index: themes.firstIndex(of: theme) ?? 0, former: theme))
  }

  func themesPopup(_ pick: ThemePick) -> Popup {
    let lines = themes.enumerated().map { index, name in
      [
        Span(index == pick.index ? "▸ " : "  ", .cursor), Span(name),
        Span(name == pick.former ? "  as before" : "", .muted),
      ]
    }
    return Popup(title: "Colours", lines: lines, footer: "↑ ↓ try · ↵ keep · Esc as before")
  }

  /// Moving shows the theme at once; Enter keeps it for the next time.
  mutating func press(_ key: Key, on pick: ThemePick) -> [Effect] {
    switch key {
    case .up, .character("k"): return preview(pick.index - 1, pick)
    case .down, .character("j"): return preview(pick.index + 1, pick)
    case .home, .character("g"): return preview(0, pick)
    case .end, .character("G"): return preview(themes.count - 1, pick)
    case .enter:
      overlay = nil
      memory.theme = theme
      return [.remember(memory)]
    case .escape, .character("q"), .character("X"):
      overlay = nil
      return show(theme: pick.former)
    default: return []
    }
  }

  mutating func preview(_ index: Int, _ pick: ThemePick) -> [Effect] {
    let index = max(0, min(index, themes.count - 1))
    overlay = .themes(ThemePick(index: index, former: pick.former))
    return show(theme: themes[index])
  }

  private mutating func show(theme name: String) -> [Effect] {
    guard name != theme else { return [] }
    theme = name
    return [.theme(name)]
  }
}
