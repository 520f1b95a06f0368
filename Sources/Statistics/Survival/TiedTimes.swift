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

  var isEmpty: Bool { merges.isEmpty }

  private init() {}

  /// - Parameter columns: each in order of magnitude; signs are ignored.
  init(amongSorted columns: [[Double]]) {
    var walk = DistinctTimes(columns)
    guard var previous = walk.next() else { return }
    var (count, sum, narrowest) = (1.0, previous, Double.infinity)
    while let time = walk.next() {
      narrowest = min(narrowest, time - previous)
      sum += time
      count += 1
      previous = time
    }
    let mean = sum / count
    guard Self.areTied(narrowest, mean) else { return }
    collect(columns, mean: mean)
  }

  private static func areTied(_ difference: Double, _ mean: Double) -> Bool {
    let tolerance = Double.ulpOfOne.squareRoot()
    return difference <= tolerance || difference / mean <= tolerance
  }

  private mutating func collect(_ columns: [[Double]], mean: Double) {
    var walk = DistinctTimes(columns)
    guard var previous = walk.next() else { return }
    var first = previous
    while let time = walk.next() {
      if Self.areTied(time - previous, mean) {
        merges.append(Merge(time: time, first: first))
      } else {
        first = time
      }
      previous = time
    }
  }

  func canonical(_ time: Double) -> Double {
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
