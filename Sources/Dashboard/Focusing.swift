import CohortModel
import Terminal

// Moving from number to number, by what is drawn.

extension DashboardState {
  /// Where the keys act; nil on a page without a list until an arrow is pressed.
  var focus: Focus? {
    get { focuses[page] ?? (hasRows ? .row(column: nil) : nil) }
    set { focuses[page] = newValue }
  }

  var hasRows: Bool { content.rowKeys(cohort).count > 0 }

  var selectedRowKey: String? {
    let keys = content.rowKeys(cohort)
    return cursor.index < keys.count ? keys.key(cursor.index) : nil
  }

  /// The link in focus; nil on a row as a whole.
  var focusedLink: Link? {
    switch focus {
    case .number(let link): link
    case .row(let column?): selectedRowKey.map { Link(row: $0, column) }
    case .row(nil), nil: nil
    }
  }

  var focusedFigure: Figure? { focusedLink.flatMap { pageView.figure($0) } }

  mutating func moveFocus(_ direction: Direction) {
    let links = pageLinks
    if case .row? = focus, listHeight > 0, moveInList(direction, links) { return }
    if case .overview(let content) = content {
      return move(on: OverviewPage(content, self), direction, links)
    }
    guard let place = focusedPlace(links) else { return takeFirst(of: links) }
    if let next = links.nearest(from: place, direction) { take(next) }
  }

  private mutating func takeFirst(of links: [PlacedLink]) {
    let start = Rect(x: -1, y: -1, width: 0, height: 0)
    if let first = links.nearest(from: start, .right) { take(first) }
  }

  /// Where the focus stands: on a number, or on a row as a whole.
  private func focusedPlace(_ links: [PlacedLink]) -> Rect? {
    if case .row(nil)? = focus, listHeight > 0 {
      let list = pageView.listArea(in: bodyArea)
      return Rect(
        x: list.x, y: list.y + 1 + cursor.index - cursor.offset, width: list.width, height: 1)
    }
    return focusedLink.flatMap { link in links.first { $0.link == link }?.area }
  }

  /// On the overview down leads from a panel into its numbers, and up from the topmost of them back
  /// to the panel.
  private mutating func move(
    on overview: OverviewPage, _ direction: Direction, _ links: [PlacedLink]
  ) {
    let panels = OverviewPage.Panel.allCases
    guard let place = focusedPlace(links), let panel = overview.panel(at: place, in: bodyArea)
    else {
      let area = overview.area(of: panels[overviewPanel], in: bodyArea)
      let inside = links.filter { area?.contains(x: $0.area.x, y: $0.area.y) ?? false }
      return direction == .up ? choosePanel(-1) : takeFirst(of: inside)
    }
    let inside = links.filter { panel.area.contains(x: $0.area.x, y: $0.area.y) }
    switch direction {
    case .up:
      guard let next = inside.nearest(from: place, .up) else {
        focus = nil
        return
      }
      take(next)
    case .down:
      if let next = inside.nearest(from: place, .down) ?? links.nearest(from: place, .down) {
        take(next)
      }
    case .left, .right:
      if let next = links.nearest(from: place, direction) { take(next) }
    }
    if let focused = focusedPlace(links), let panel = overview.panel(at: focused, in: bodyArea) {
      overviewPanel = panel.panel.rawValue
    }
  }

  mutating func take(_ place: PlacedLink) {
    let keys = content.rowKeys(cohort)
    let visible = cursor.offset..<min(keys.count, cursor.offset + listHeight)
    if !place.link.row.isEmpty, let row = visible.first(where: { keys.key($0) == place.link.row }) {
      cursor.select(row, in: keys, height: listHeight)
      focus = .row(column: place.link.column)
    } else {
      focus = .number(place.link)
    }
  }

  /// Moves within the list; false where its edge leads out of it.
  private mutating func moveInList(_ direction: Direction, _ links: [PlacedLink]) -> Bool {
    let count = content.rowKeys(cohort).count
    switch direction {
    case .up where cursor.index > 0: move(by: -1)
    case .down where cursor.index < count - 1: move(by: 1)
    case .up, .down:
      // On a comparison left and right turn the panels, so that only this way leads to the numbers.
      if case .comparison = content { return false }
      return focusedLink == nil
    case .left, .right: moveAcross(direction, links)
    }
    return true
  }

  private mutating func moveAcross(_ direction: Direction, _ links: [PlacedLink]) {
    guard case .row(let column)? = focus, let key = selectedRowKey else { return }
    let own = links.filter { $0.link.row == key }.sorted { $0.area.x < $1.area.x }
    let index = own.firstIndex { $0.link.column == column }
    guard direction == .right || index != nil else { return }
    let next = direction == .right ? (index ?? -1) + 1 : (index ?? 0) - 1
    if own.indices.contains(next) {
      focus = .row(column: own[next].link.column)
    } else if direction == .left {
      focus = .row(column: nil)
    }
  }

  /// What the page on show declares, at the present size.
  var pageLinks: [PlacedLink] {
    var buffer = Buffer(size: size, charset: charset)
    pageView.draw(in: bodyArea, of: &buffer)
    return buffer.links
  }

  /// Marks the number in focus where it was drawn.
  func drawFocus(of buffer: inout Buffer) {
    guard let link = focusedLink, let place = buffer.links.last(where: { $0.link == link }) else {
      return
    }
    buffer.highlight(place.area)
  }
}
