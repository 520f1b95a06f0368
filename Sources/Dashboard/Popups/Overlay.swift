import Terminal

// What lies over a page: help, findings, a full record. Each is a list of lines to scroll.

extension DashboardState {
  func drawOverlay(over area: Rect, of buffer: inout Buffer) {
    popup?.draw(in: popupArea(over: area), of: &buffer)
  }

  /// The page, or where that is next to nothing all but the last line.
  func popupArea(over body: Rect) -> Rect {
    body.height >= 5 ? body : Rect(size).inset(bottom: 1)
  }

  var popup: Popup? {
    guard let overlay else { return nil }
    var popup =
      switch overlay {
      case .help(let reading): helpPopup(reading)
      case .palette(let input): palettePopup(input)
      case .findings(let index): findingsPopup(index)
      case .export: exportPopup
      case .definition(let card): definitionPopup(card)
      case .record(let history): recordPopup(history)
      case .narrative: narrativePopup
      case .columns(let choice): columnsPopup(choice)
      case .views(let choice): viewsPopup(choice)
      case .themes(let pick): themesPopup(pick)
      }
    popup.offset =
      chosenLine.map { popup.offset(showing: $0, over: popupArea(over: bodyArea)) } ?? overlayOffset
    return popup
  }

  /// What can be done with what lies over the page, with the keys for it.
  func footer(naming commands: [Command]) -> String {
    let parts = commands.compactMap { command in
      keymap.label(of: command, on: page).map { "\($0) \(command.name)" }
    }
    return (parts + ["Esc close"]).joined(separator: " · ")
  }

  /// The selected line of a popup that one chooses from.
  private var chosenLine: Int? {
    switch overlay {
    case .findings(let index): findingLines(index).firstLine
    case .columns(let choice): choice.index
    case .views(let choice): choice.name == nil ? choice.index : memory.views.count
    case .themes(let pick): pick.index
    default: nil
    }
  }

  /// Handles a key while something lies over the page; nil lets the page have it.
  mutating func pressOverOverlay(_ key: Key) -> [Effect]? {
    switch overlay {
    case .export: return chooseExport(key)
    case _ where isOfDisplay(key): return nil
    case .help(let reading): return press(key, in: reading)
    case .palette(let input): return press(key, in: input)
    case .findings(let index): return press(key, onFinding: index)
    case .columns(let choice):
      press(key, on: choice)
      return []
    case .views(let choice):
      press(key, on: choice)
      return []
    case .themes(let pick): return press(key, on: pick)
    default: return scrollOverlay(key)
    }
  }

  mutating func scrollOverlay(_ key: Key) -> [Effect]? {
    let page = max(1, size.height - 6)
    switch key {
    case .escape, .enter, .character("q"), .character("?"): overlay = nil
    case _ where keymap.command(for: key, on: self.page)?.isIndispensable == true: overlay = nil
    case .up, .character("k"): scrollOverlay(by: -1)
    case .down, .character("j"): scrollOverlay(by: 1)
    case .pageUp: scrollOverlay(by: -page)
    case .pageDown, .character(" "): scrollOverlay(by: page)
    case .home, .character("g"): scrollOverlay(by: .min / 2)
    case .end, .character("G"): scrollOverlay(by: .max / 2)
    default:
      return pressBeyondOverlay(key)
    }
    return []
  }

  /// A page key closes what lies over the page and goes there; an open record can be marked and
  /// copied.
  private mutating func pressBeyondOverlay(_ key: Key) -> [Effect]? {
    switch (keymap.command(for: key, on: page), overlay) {
    case (.show?, _):
      overlay = nil
      return nil
    case (.mark?, .record?), (.copy?, .record?), (.copy?, .narrative?): return nil
    case (.narrative?, .narrative?): overlay = nil
    default: break
    }
    return []
  }

  private mutating func scrollOverlay(by lines: Int) {
    guard let popup else { return }
    let area = Rect(size).inset(top: 2, bottom: 1)
    let visible = popup.box(over: area).height - 2
    overlayOffset = max(0, min(overlayOffset + lines, popup.lines.count - visible))
  }

  /// Whether the display itself is meant, whatever lies over the page. A character never is: it may
  /// be typed.
  private func isOfDisplay(_ key: Key) -> Bool {
    if case .character = key { return false }
    let command = keymap.command(for: key, on: page)
    return command == .redraw || command == .suspend
  }
}
