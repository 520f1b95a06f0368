/// Which times differ by no more than rounding, and so are one time.
///
/// The rule is that of R's `survival::aeqSurv`, which `survfit`, `survdiff` and `coxph` apply
/// (`timefix`): with all distinct times in order, two neighbours are tied where their difference, or
/// their difference over the mean of the distinct times, is at most √ε = 1.5e-8. A chain of tied
/// neighbours becomes its first time. The distinct times are those of all groups, and with
/// left-truncation of the entries too, so tables that are to be compared must be made together.
struct TiedTimes: Sendable {
  private struct Merge {
    let time: Double
    let first: Double
  }

  static let none = TiedTimes()

  /// The times that become another, in order.
  private var merges: [Merge] = []

  /// From the first to the last time of the longest chain; 0 if no times are tied.
  private var widest = 0.0

  private init() {}

  /// - Parameter columns: each in order of magnitude; signs are ignored.
  init(amongSorted columns: [[Double]]) {
    let largest = columns.compactMap { $0.last?.magnitude }.max() ?? 0
    var walk = DistinctTimes(Self.few(columns))
    guard var previous = walk.next() else { return }
    var (count, sum) = (1.0, previous)
    var close: [(time: Double, next: Double)] = []
    while let time = walk.next() {
      // The mean is not known yet, but it is no larger than the largest.
      if time - previous <= Self.tolerance(mean: largest) { close.append((previous, time)) }
      sum += time
      count += 1
      previous = time
    }
    // Where the sum overflows, the largest is as good.
    let mean = min(sum / count, largest)
    for pair in close where pair.next - pair.time <= Self.tolerance(mean: mean) {
      let first = merges.last.flatMap { $0.time == pair.time ? $0.first : nil } ?? pair.time
      merges.append(Merge(time: pair.next, first: first))
      widest = max(widest, pair.next - first)
    }
  }

  /// A step of the walk looks at each column, so many of them, as of strata, become one.
  private static func few(_ columns: [[Double]]) -> [[Double]] {
    guard columns.count > 16 else { return columns }
    var all = Array(columns.joined())
    MagnitudeSort.sort(&all)
    return [all]
  }

  /// The difference up to which two neighbours among the distinct times are one.
  ///
  /// - Parameter mean: of the magnitudes of the distinct times.
  static func tolerance(mean: Double) -> Double { Double.ulpOfOne.squareRoot() * max(1, mean) }

  /// Whether two times, in this order, are one.
  func merges(_ earlier: Double, _ later: Double) -> Bool {
    later - earlier <= widest && canonical(earlier) == canonical(later)
  }

  private func canonical(_ time: Double) -> Double {
    let index = merges.partitioningIndex { $0.time >= time }
    return index < merges.count && merges[index].time == time ? merges[index].first : time
  }

  /// Replaces magnitudes in order by canonical ones; signs stay.
  func apply(toSorted times: inout [Double]) {
    guard !merges.isEmpty else { return }
    var next = 0
    for index in times.indices {
      let time = times[index].magnitude
      while next < merges.count, merges[next].time < time { next += 1 }
      guard next < merges.count else { return }
      if merges[next].time == time {
        times[index] = Double(signOf: times[index], magnitudeOf: merges[next].first)
      }
    }
  }
}

/// The distinct magnitudes of several columns in one ascending walk.
private struct DistinctTimes {
  private let columns: [[Double]]
  private var positions: [Int]

  init(_ columns: [[Double]]) {
    self.columns = columns
    positions = Array(repeating: 0, count: columns.count)
  }

  mutating func next() -> Double? {
    var least = Double.infinity
    for (column, position) in zip(columns, positions) where position < column.count {
      least = min(least, column[position].magnitude)
    }
    guard least < .infinity else { return nil }
    for index in columns.indices { skip(least, in: index) }
    return least
  }

  private mutating func skip(_ time: Double, in index: Int) {
    let column = columns[index]
    var position = positions[index]
    while position < column.count, column[position].magnitude == time { position += 1 }
    positions[index] = position
  }
}
