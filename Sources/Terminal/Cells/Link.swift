/// The name of something that is drawn and can be asked about, such as a number in a table.
///
/// What is drawn declares what can be focused or clicked: there is no second layout to keep true.
package struct Link: Hashable, Sendable {
  /// The row of a list that it stands in; empty outside lists.
  package let row: String
  package let column: String

  package init(row: String = "", _ column: String) {
    self.row = row
    self.column = column
  }
}

/// Where a link was drawn.
package struct PlacedLink: Hashable, Sendable {
  package let link: Link
  package let area: Rect
}

package enum Direction: Sendable {
  case up, down, left, right
}

extension [PlacedLink] {
  /// The next link from a place into a direction; nil where there is none.
  ///
  /// Up and down go to the nearest link of another line, and lines weigh more than columns. Left
  /// and right go on in the order of reading, from the end of a line to the start of the next: so
  /// every link is reached from every other.
  package func nearest(from place: Rect, _ direction: Direction) -> PlacedLink? {
    switch direction {
    case .up: filter { $0.area.y < place.y }.nearest(to: place)
    case .down: filter { $0.area.y > place.y }.nearest(to: place)
    case .left: filter { place.isRead(after: $0.area) }.max { $1.area.isRead(after: $0.area) }
    case .right: filter { $0.area.isRead(after: place) }.min { $1.area.isRead(after: $0.area) }
    }
  }

  private func nearest(to place: Rect) -> PlacedLink? {
    self.min { place.distance(to: $0.area) < place.distance(to: $1.area) }
  }

  /// The link at a cell of the terminal; of several the one drawn last.
  package func at(x: Int, y: Int) -> PlacedLink? {
    last { $0.area.contains(x: x, y: y) }
  }
}

extension Rect {
  fileprivate func isRead(after other: Rect) -> Bool { (y, x) > (other.y, other.x) }

  /// A line counts for eight columns; those that overlap are no column apart, but the nearer start
  /// decides between them.
  fileprivate func distance(to other: Rect) -> Int {
    let gap = Swift.max(0, other.x - maxX, x - other.maxX)
    return (abs(other.y - y) * 8 + gap) * 1024 + Swift.min(1023, abs(other.x - x))
  }
}
