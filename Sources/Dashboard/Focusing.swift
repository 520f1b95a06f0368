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
    if case .row? = focus, moveInList(direction, links) { return }
    guard let link = focusedLink, let place = links.first(where: { $0.link == link }) else {
      if focus == nil, let first = links.first { take(first) }
      return
    }
    if let next = links.nearest(from: place.area, direction) { take(next) }
  }

  private mutating func take(_ place: PlacedLink) {
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
      guard focusedLink != nil else { return true }
      return false
    case .left, .right: moveAcross(direction, links)
    }
    return true
  }

  private mutating func moveAcross(_ direction: Direction, _ links: [PlacedLink]) {
    guard case .row(let column)? = focus, let key = selectedRowKey else { return }
    let own = links.filter { $0.link.row == key }.sorted { $0.area.x < $1.area.x }
    let index = own.firstIndex { $0.link.column == column }
    let next = direction == .right ? (index ?? -1) + 1 : (index ?? 0) - 1
    if own.indices.contains(next) {
      focus = .row(column: own[next].link.column)
    } else if direction == .left {
      focus = .row(column: nil)
    }
  }

  /// What the page on show declares, at the present size.
  private var pageLinks: [PlacedLink] {
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
