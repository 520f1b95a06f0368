/// The place of each time among the distinct times, entries included.
///
/// Times that differ by no more than rounding are one time by the rule of `TiedTimes`.
struct TimeRanks {
  let times: [Int32]
  let entries: [Int32]?
  /// The distinct times in order.
  let distinct: [Double]

  /// - Precondition: all times are finite.
  init(times: [Double], entries: [Double]?) {
    if let days = WholeTimes(times, entries) {
      self.times = times.map(days.rank)
      self.entries = entries?.map(days.rank)
      distinct = days.distinct
    } else {
      let ranked = DenseRanks(times: entries.map { times + $0 } ?? times)
      self.times = ranked.ranks[..<times.count].map { Int32($0) }
      self.entries = entries.map { _ in ranked.ranks[times.count...].map { Int32($0) } }
      distinct = ranked.values
    }
  }
}

/// Whole numbers within a span so short that a table replaces the sort; a day apart is never tied.
private struct WholeTimes {
  private static let longestSpan = 1 << 22
  private static let largest = Double(1 << 25)

  let distinct: [Double]
  private let first: Double
  private let ranks: [Int32]

  init?(_ times: [Double], _ entries: [Double]?) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for column in [times, entries ?? []] {
      guard let span = Self.span(column) else { return nil }
      low = min(low, span.low)
      high = max(high, span.high)
    }
    guard high - low < Double(Self.longestSpan) else { return nil }
    first = low
    var seen = [Bool](repeating: false, count: Int(high - low) + 1)
    seen.withUnsafeMutableBufferPointer { seen in
      for time in times { seen[Int(time - low)] = true }
      for time in entries ?? [] { seen[Int(time - low)] = true }
    }
    var rank: Int32 = -1
    ranks = seen.map {
      rank += $0 ? 1 : 0
      return rank
    }
    distinct = seen.indices.filter { seen[$0] }.map { low + Double($0) }
  }

  /// - Returns: `nil` where a time is not whole, or large.
  private static func span(_ column: [Double]) -> (low: Double, high: Double)? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for time in column {
      guard abs(time) < largest, Double(Int32(time)) == time else { return nil }
      low = time < low ? time : low
      high = time > high ? time : high
    }
    return (low, high)
  }

  func rank(_ time: Double) -> Int32 { ranks[Int(time - first)] }
}
