/// Orthogonal lines of several series, joined cell by cell.
///
/// Every cell keeps four edges. A line between two cells sets the edges that face each other, so
/// corners, crossings and shared stretches all become one of the joints of box drawing.
struct EdgeCanvas {
  struct Place: Hashable {
    let x: Int
    let y: Int
  }

  private(set) var edges: [Place: Edges] = [:]
  /// The series that pass through a cell, in the order they were drawn.
  private(set) var series: [Place: [Int]] = [:]

  mutating func horizontal(
    y: Int, from start: Int, to end: Int, _ weight: Edges.Weight, _ owner: Int
  ) {
    for x in stride(from: min(start, end), to: max(start, end), by: 1) {
      add(Edges(right: weight), Place(x: x, y: y), owner)
      add(Edges(left: weight), Place(x: x + 1, y: y), owner)
    }
  }

  mutating func vertical(x: Int, from start: Int, to end: Int, _ weight: Edges.Weight, _ owner: Int)
  {
    for y in stride(from: min(start, end), to: max(start, end), by: 1) {
      add(Edges(down: weight), Place(x: x, y: y), owner)
      add(Edges(up: weight), Place(x: x, y: y + 1), owner)
    }
  }

  mutating func add(_ new: Edges, _ place: Place, _ owner: Int) {
    edges[place, default: Edges()] = (edges[place] ?? Edges()).joined(with: new)
    if series[place]?.contains(owner) != true { series[place, default: []].append(owner) }
  }

  /// A series as an orthogonal line: to the right at the old height, then down or up to the new.
  mutating func step(
    through places: [Place], to end: Int, _ weight: Edges.Weight, _ owner: Int
  ) {
    guard var last = places.first else { return }
    for place in places.dropFirst() {
      horizontal(y: last.y, from: last.x, to: place.x, weight, owner)
      vertical(x: place.x, from: last.y, to: place.y, weight, owner)
      last = place
    }
    horizontal(y: last.y, from: last.x, to: end, weight, owner)
    add(Edges(right: weight), Place(x: max(last.x, end), y: last.y), owner)
  }

  func isFree(_ place: Place) -> Bool { edges[place] == nil }

  func isPlainHorizontal(_ place: Place, of owner: Int) -> Bool {
    guard let cell = edges[place], series[place] == [owner] else { return false }
    return cell.up == .none && cell.down == .none
  }

  /// The joint to draw; the stub at the beginning of a line is drawn out to a whole stroke.
  func glyph(at place: Place) -> Character {
    switch edges[place]?.glyph ?? " " {
    case "╶", "╴": "─"
    case "╺", "╸": "━"
    case let glyph: glyph
    }
  }
}
