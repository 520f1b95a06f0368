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

extension [PlacedLink] {
  /// The nearest link from a place into a direction; nil where there is none.
  package func nearest(from place: Rect, _ direction: Direction) -> PlacedLink? {
    filter { direction.leads(from: place, to: $0.area) }
      .min { direction.cost(from: place, to: $0.area) < direction.cost(from: place, to: $1.area) }
  }

  /// The link at a cell of the terminal; of several the one drawn last.
  package func at(x: Int, y: Int) -> PlacedLink? {
    last { $0.area.contains(x: x, y: y) }
  }
}

package enum Direction: Sendable {
  case up, down, left, right

  func leads(from place: Rect, to other: Rect) -> Bool {
    switch self {
    case .up: other.y < place.y
    case .down: other.y > place.y
    case .left: other.x < place.x
    case .right: other.x > place.x
    }
  }

  /// A step aside costs more than a step ahead: rows are followed before columns are changed, and
  /// a row is one cell high where a column is many wide.
  func cost(from place: Rect, to other: Rect) -> Int {
    let (across, along) = (abs(other.x - place.x), abs(other.y - place.y))
    switch self {
    case .up, .down: return along * 8 + across
    case .left, .right: return across + along * 64
    }
  }
}
