/// The life table of competing risks: at each distinct time, how many subjects were at risk, how
/// many had an event of each cause, and how many were censored.
///
/// Causes are 1…k, and 0 is a censoring; a subject has at most one event. Times are whole days or
/// decimals in any unit, day 0 included; those that differ by no more than rounding are one, as in
/// R's `survfit` (`timefix`). At a tie events come before censorings. Cost O(n).
package struct CompetingEventTable: Equatable, Sendable {
  /// Why the data make no table; rows count from 0.
  package enum Refusal: Error, Equatable, Sendable {
    /// A time is NaN or infinite.
    case notFinite(row: Int)
    case negativeTime(row: Int)
    case negativeCause(row: Int)
    /// A column with codes beyond `mostCauses` does not hold causes.
    case tooManyCauses
  }

  package static let mostCauses = 64

  package let subjects: Int
  /// The number of causes k.
  package let causes: Int
  /// In ascending order; only times at which somebody had an event or was censored.
  package let times: [Double]
  /// Per time: subjects with at least that time.
  package let atRisk: [Int]
  /// Per time.
  package let censored: [Int]
  /// Per time the events of each cause, cause 1 first.
  private let counts: [Int]

  /// - Parameters:
  ///   - times: of event or censoring, one per subject, in any order.
  ///   - causes: 0 for censored, else the cause.
  ///   - count: how many causes there are where not all occurred; else the highest is the last.
  /// - Precondition: `times` and `causes` have the same length.
  package init(times: [Double], causes: [Int], count: Int = 0) throws(Refusal) {
    self.causes = try Self.checkedCauses(times, causes, count)
    subjects = times.count
    let ranks = DenseRanks(times: times)
    let width = self.causes + 1
    var cells = [Int](repeating: 0, count: ranks.count * width)
    for (rank, cause) in zip(ranks.ranks, causes) { cells[Int(rank) * width + cause] += 1 }
    self.times = ranks.values
    censored = (0..<ranks.count).map { cells[$0 * width] }
    counts = cells.indices.lazy.filter { $0 % width > 0 }.map { cells[$0] }
    var left = subjects
    atRisk = (0..<ranks.count).map { time in
      defer { left -= cells[time * width..<(time + 1) * width].reduce(0, +) }
      return left
    }
  }

  static func checkedCauses(
    _ times: [Double], _ causes: [Int], _ count: Int
  ) throws(Refusal) -> Int {
    precondition(times.count == causes.count, "columns have one value per subject")
    precondition(count <= mostCauses, "no more causes than a table holds")
    if let row = times.firstIndex(where: { !$0.isFinite }) { throw .notFinite(row: row) }
    if let row = times.firstIndex(where: { $0 < 0 }) { throw .negativeTime(row: row) }
    if let row = causes.firstIndex(where: { $0 < 0 }) { throw .negativeCause(row: row) }
    let highest = max(count, causes.max() ?? 0)
    guard highest <= mostCauses else { throw .tooManyCauses }
    return highest
  }

  /// - Precondition: `index` is one of `times`, 1 ≤ `cause` ≤ `causes`.
  package func events(ofCause cause: Int, at index: Int) -> Int {
    precondition(1 <= cause && cause <= causes, "a cause lies between 1 and their number")
    return counts[index * causes + cause - 1]
  }

  /// Of any cause.
  package func events(at index: Int) -> Int {
    counts[index * causes..<(index + 1) * causes].reduce(0, +)
  }

  /// All events of one cause.
  package func events(ofCause cause: Int) -> Int {
    times.indices.reduce(0) { $0 + events(ofCause: cause, at: $1) }
  }

  /// Subjects whose time is at least `time`.
  package func atRisk(at time: Double) -> Int {
    let index = times.partitioningIndex { $0 >= time }
    return index < times.count ? atRisk[index] : 0
  }
}
