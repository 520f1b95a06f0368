/// The place of each time among the distinct times, entries included.
///
/// Times that differ by no more than rounding are one time, by the rule of R's `survival::aeqSurv`
/// (`timefix`): with the distinct times in order, neighbours are tied where their difference, or its
/// ratio to the mean absolute distinct time, is at most √ε = 1.5e-8; a chain of tied neighbours is
/// its first time.
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
      let distinct = Self.distinct((times + (entries ?? [])).sorted())
      let rank = { (time: Double) in Int32(distinct.partitioningIndex { $0 > time } - 1) }
      self.times = times.map(rank)
      self.entries = entries?.map(rank)
      self.distinct = distinct
    }
  }

  private static func distinct(_ sorted: [Double]) -> [Double] {
    var exact: [Double] = []
    for time in sorted where time != exact.last { exact.append(time) }
    let mean = exact.reduce(0) { $0 + abs($1) } / Double(exact.count)
    let tolerance = Double.ulpOfOne.squareRoot()
    return exact.indices.filter { index in
      guard index > 0 else { return true }
      let gap = exact[index] - exact[index - 1]
      return gap > tolerance && gap / mean > tolerance
    }.map { exact[$0] }
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
      for time in column {
        guard abs(time) < Self.largest, Double(Int32(time)) == time else { return nil }
        low = min(low, time)
        high = max(high, time)
      }
    }
    guard high - low < Double(Self.longestSpan) else { return nil }
    first = low
    var seen = [Bool](repeating: false, count: Int(high - low) + 1)
    for time in times { seen[Int(time - low)] = true }
    for time in entries ?? [] { seen[Int(time - low)] = true }
    var rank: Int32 = -1
    ranks = seen.map {
      rank += $0 ? 1 : 0
      return rank
    }
    distinct = seen.indices.filter { seen[$0] }.map { low + Double($0) }
  }

  func rank(_ time: Double) -> Int32 { ranks[Int(time - first)] }
}
