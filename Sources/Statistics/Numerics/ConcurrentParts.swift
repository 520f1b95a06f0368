import Dispatch

/// A range of rows in parts, worked on by all cores at once.
///
/// The number of parts depends on the rows alone, so sums over parts are the same on any machine.
enum ConcurrentParts {
  private static let most = 4
  private static let fewestRows = 1 << 15

  /// - Returns: what `body` makes of each part, in order of the rows.
  static func map<Result>(
    _ rows: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let count = rows < fewestRows ? 1 : most
    return each(count) { part in body(part * rows / count..<(part + 1) * rows / count) }
  }

  /// - Returns: what `body` makes of 0 ..< `count`, in order.
  static func each<Result>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1 else { return (0..<count).map(body) }
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { results in
      // Each part writes to its own place.
      nonisolated(unsafe) let place = results.baseAddress!
      DispatchQueue.concurrentPerform(iterations: count) { part in
        place[part] = body(part)
      }
    }
    return results.map { $0! }
  }
}
