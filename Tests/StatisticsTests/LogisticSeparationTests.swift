import Statistics
import Testing

/// Points of a small grid, some of them events, where separation can be decided exactly.
@Suite struct LogisticSeparationTests {
  private struct Point {
    let x: Int
    let y: Int
    let isEvent: Bool
  }

  /// A line that separates weakly can be moved until it touches two points and still does; so the
  /// lines through two points decide. Points on a single line are left to the other test.
  @Test(arguments: 0..<400)
  func `two covariates are refused exactly where a line separates`(seed: Int) {
    let points = points(seed: seed, columns: 4)
    guard mixed(points), !areCollinear(points) else { return }
    #expect(isRefused(points, [points.map(\.x), points.map(\.y)]) == isSeparable(points))
  }

  @Test(arguments: 0..<200)
  func `one covariate is refused exactly where the ranges do not overlap`(seed: Int) {
    let points = points(seed: seed, columns: 5)
    guard mixed(points), Set(points.map(\.x)).count > 1 else { return }
    let events = points.filter(\.isEvent).map(\.x)
    let others = points.filter { !$0.isEvent }.map(\.x)
    let separable = events.max()! <= others.min()! || others.max()! <= events.min()!
    #expect(isRefused(points, [points.map(\.x)]) == separable)
  }

  private func points(seed: Int, columns: Int) -> [Point] {
    var generator = SeededGenerator(seed: UInt64(seed) &* 104_729 &+ 11)
    let count = Int.random(in: 4...14, using: &generator)
    let slope = Int.random(in: 0...3, using: &generator)
    return (0..<count).map { _ in
      let x = Int.random(in: 0..<columns, using: &generator)
      let y = Int.random(in: 0..<columns, using: &generator)
      let noise = Int.random(in: -2...2, using: &generator)
      return Point(x: x, y: y, isEvent: slope * (2 * x - columns + y) + noise > 0)
    }
  }

  private func mixed(_ points: [Point]) -> Bool {
    points.contains(where: \.isEvent) && !points.allSatisfy(\.isEvent)
  }

  /// Twice the area of a triangle, by the side on which `c` lies of the line from `a` to `b`.
  private func side(_ a: Point, _ b: Point, _ c: Point) -> Int {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  private func areCollinear(_ points: [Point]) -> Bool {
    points.allSatisfy { a in
      points.allSatisfy { b in points.allSatisfy { side(a, b, $0) == 0 } }
    }
  }

  private func isSeparable(_ points: [Point]) -> Bool {
    points.contains { a in
      points.contains { b in
        let sides = points.map { $0.isEvent ? side(a, b, $0) : -side(a, b, $0) }
        return (a.x != b.x || a.y != b.y) && sides.allSatisfy { $0 >= 0 }
      }
    }
  }

  private func isRefused(_ points: [Point], _ columns: [[Int]]) -> Bool {
    let covariates = columns.map { Covariate(name: "x", values: .numeric($0.map(Double.init))) }
    let model = LogisticModel(
      responses: points.map(\.isEvent), design: DesignMatrix(covariates, rows: points.count),
      checkpoint: { _ in })
    switch model.outcome {
    case .success: return false
    case .failure(.separated): return true
    case .failure(let refusal):
      Issue.record("\(refusal)")
      return true
    }
  }
}
