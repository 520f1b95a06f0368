/// Finds free cells for the names of curves, near their ends and never over data.
struct CurveNames {
  struct End {
    let series: Int
    let name: String
    let x: Int
    let y: Int
  }

  struct Placed {
    let series: Int
    let text: String
    let x: Int
    let y: Int
    let width: Int

    var rect: Rect { Rect(x: x, y: y, width: width, height: 1) }
  }

  private(set) var placed: [Placed] = []
  /// Whether every name stands whole and within a row of its curve's end.
  private(set) var isComplete = true

  private static let nearRows = 1

  mutating func place(_ ends: [End], in room: Rect, isFree: (EdgeCanvas.Place) -> Bool) {
    // From the highest end down: upper names look upwards, the lowest looks downwards.
    let ordered = ends.sorted { ($0.y, $0.series) < ($1.y, $1.series) }
    for (rank, end) in ordered.enumerated() {
      let prefersAbove = rank < ordered.count - 1 || ordered.count == 1
      let candidates = Self.candidates(end, in: room, prefersAbove: prefersAbove)
      if let found = candidates.first(where: { isClear($0, room, isFree) }) {
        placed.append(found)
        isComplete =
          isComplete && abs(found.y - end.y) <= Self.nearRows
          && found.width == end.name.displayWidth
      } else {
        isComplete = false
      }
    }
  }

  /// Right of the end on its row, then on the rows around it, whole first and then cut.
  private static func candidates(_ end: End, in room: Rect, prefersAbove: Bool) -> [Placed] {
    let whole = end.name.displayWidth
    let rows = [0] + (1...max(1, room.height)).flatMap { prefersAbove ? [-$0, $0] : [$0, -$0] }
    var candidates: [Placed] = []
    for width in [whole, min(whole, max(4, room.maxX - end.x - 2))] {
      for row in rows where end.y + row >= room.y && end.y + row < room.maxY {
        let rightmost = room.maxX - width
        let starts = row == 0 ? [end.x + 2] : [min(end.x + 2, rightmost), rightmost]
        for start in starts where start >= room.x && start <= rightmost {
          candidates.append(
            Placed(series: end.series, text: end.name, x: start, y: end.y + row, width: width))
        }
      }
    }
    return candidates
  }

  private func isClear(
    _ name: Placed, _ room: Rect, _ isFree: (EdgeCanvas.Place) -> Bool
  ) -> Bool {
    guard name.width > 0 && !placed.contains(where: { touches($0, name) }) else { return false }
    return (max(room.x, name.x - 1)..<min(room.maxX, name.x + name.width + 1)).allSatisfy {
      isFree(EdgeCanvas.Place(x: $0, y: name.y))
    }
  }

  private func touches(_ a: Placed, _ b: Placed) -> Bool {
    a.y == b.y && a.x <= b.x + b.width && b.x <= a.x + a.width
  }
}
