import CohortModel
import Terminal

// The mouse: what is drawn at a cell is what a click there is about.

extension DashboardState {
  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    notice =
      hasMouse
      ? "The mouse is listened to; with Shift the terminal selects text."
      : "The mouse is the terminal's own."
    return [.mouse(hasMouse)]
  }

  /// Rows that the wheel moves at once.
  private static let wheelRows = 3

  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard hasMouse, filterInput == nil, markInput == nil else { return [] }
    switch event.kind {
    case .wheelUp: return turnWheel(.up, -DashboardState.wheelRows)
    case .wheelDown: return turnWheel(.down, DashboardState.wheelRows)
    case .click:
      if let popup { return click(event, over: popup) }
      notice = nil
      return click(event)
    }
  }

  private mutating func turnWheel(_ key: Key, _ rows: Int) -> [Effect] {
    guard overlay != nil else {
      if hasRows { move(by: rows) }
      return []
    }
    return (0..<abs(rows)).flatMap { _ in overlay == nil ? [] : pressOverOverlay(key) ?? [] }
  }

  /// Outside it a click closes what lies over the page, as Esc does; on a line that can be chosen it
  /// selects, and once more it opens.
  private mutating func click(_ event: MouseEvent, over popup: Popup) -> [Effect] {
    let box = popup.box(over: popupArea(over: bodyArea))
    guard box.contains(x: event.x, y: event.y) else { return press(.escape) }
    let window = popup.window(over: popupArea(over: bodyArea))
    let line = window.lowerBound + event.y - box.y - 1
    guard event.y > box.y, window.contains(line) else { return [] }
    switch overlay {
    case .themes(let pick): return pick.index == line ? press(.enter) : preview(line, pick)
    case .views(let choice) where choice.name == nil && line < memory.views.count:
      if choice.index == line { return press(.enter) }
      overlay = .views(ViewChoice(index: line))
    case .palette(let input): return choose(line: line - 1, in: input)
    case .columns: overlay = .columns(ColumnChoice(index: line))
    default: break
    }
    return []
  }

  private mutating func click(_ event: MouseEvent) -> [Effect] {
    let frame = frame(size)
    if frame.tabs.contains(x: event.x, y: event.y) {
      let tab = tabLine.tab(atColumn: event.x - frame.tabs.x, width: frame.tabs.width)
      return tab.map { perform(.show(Page.tabs[$0])) } ?? []
    }
    guard frame.body.contains(x: event.x, y: event.y) else { return [] }
    if let link = pageLinks.at(x: event.x, y: event.y) { return click(link) }
    if let column = pageView.column(atX: event.x, y: event.y, in: frame.body) {
      sort(by: column)
      return []
    }
    if let row = row(at: event) { return click(row: row) }
    return clickPanel(event, in: frame.body)
  }

  /// The first click takes the focus, the second one opens.
  private mutating func click(_ place: PlacedLink) -> [Effect] {
    if focusedLink == place.link { return open() }
    take(place)
    choosePanel(at: place.area)
    return []
  }

  private func row(at event: MouseEvent) -> Int? {
    let list = pageView.listArea(in: bodyArea)
    let row = cursor.offset + event.y - list.y - 1
    guard list.contains(x: event.x, y: event.y), event.y > list.y,
      row < content.rowKeys(cohort).count
    else { return nil }
    return row
  }

  private mutating func click(row: Int) -> [Effect] {
    if row == cursor.index, focus == .row(column: nil) { return open() }
    cursor.select(row, in: content.rowKeys(cohort), height: listHeight)
    focus = .row(column: nil)
    followProfileItem()
    return []
  }

  // MARK: - Panels of the overview

  private mutating func clickPanel(_ event: MouseEvent, in body: Rect) -> [Effect] {
    guard case .overview(let content) = content else { return [] }
    let cell = Rect(x: event.x, y: event.y, width: 1, height: 1)
    guard let panel = OverviewPage(content, self).panel(at: cell, in: body)?.panel else {
      return []
    }
    if overviewPanel == panel.rawValue, focus == nil { return open() }
    (overviewPanel, focus) = (panel.rawValue, nil)
    return []
  }

  private mutating func choosePanel(at place: Rect) {
    guard case .overview(let content) = content,
      let panel = OverviewPage(content, self).panel(at: place, in: bodyArea)?.panel
    else { return }
    overviewPanel = panel.rawValue
  }

  // MARK: - Headers

  /// Sorts by a column whose title was clicked; a second time the other way round.
  private mutating func sort(by column: SortColumn) {
    switch column {
    case .listed(let id):
      focus = .row(column: id)
      sortByColumn()
    case .sites(let order): reorder(siteOrder == order) { $0.siteOrder = order }
    case .terms(let order): reorder(safetyOrder == order) { $0.safetyOrder = order }
    }
  }

  private mutating func reorder(_ isSame: Bool, _ change: (inout DashboardState) -> Void) {
    isReversed[page] = isSame && !(isReversed[page] ?? false)
    change(&self)
    refresh()
  }
}

/// What a column with a title is sorted by.
enum SortColumn: Hashable, Sendable {
  case listed(String)
  case sites(SiteOrder)
  case terms(SafetyOrder)
}
