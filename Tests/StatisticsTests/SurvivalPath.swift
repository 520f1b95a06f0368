import Statistics

/// The ways to one table: the same subjects of whole days must give the same numbers on each.
enum SurvivalPath: CaseIterable, Sendable {
  /// Whole days as integers.
  case days
  /// Whole days as decimals.
  case wholeNumbers
  /// Each day as 1/1024 of a unit: exact in binary and no whole number, so that it must be sorted.
  case fractions
  /// As `fractions`, in order and counted by time.
  case counts

  /// What a day is on this path.
  var day: Double {
    switch self {
    case .days, .wholeNumbers: 1
    case .fractions, .counts: 1.0 / 1024
    }
  }

  func table(_ times: [EventTime]) throws -> EventTable {
    let columns = times.map { Double($0.time) * day }
    let events = times.map { $0.kind == .event }
    switch self {
    case .days: return EventTable(times)
    case .wholeNumbers, .fractions: return try EventTable(times: columns, events: events)
    case .counts:
      let byTime = Dictionary(grouping: columns.indices) { columns[$0] }
      let all = byTime.keys.sorted()
      return EventTable(
        ascending: all, events: all.map { byTime[$0, default: []].count { events[$0] } },
        censored: all.map { byTime[$0, default: []].count { !events[$0] } })
    }
  }
}
