extension EventTable {
  /// From decimal times in any unit, in any order.
  ///
  /// Times that differ by rounding are tied as in R (`TiedTimes`). Columns of whole numbers below
  /// 2²⁰ are counted per day instead of sorted, with the same result.
  ///
  /// - Parameters:
  ///   - times: from the origin; 0 is allowed.
  ///   - events: whether the event was seen at the time; censored there otherwise.
  /// - Throws: the first row whose time is not finite or negative.
  /// - Precondition: equal lengths.
  package init(times: [Double], events: [Bool]) throws(InvalidTime) {
    self = try TimeColumns(entries: nil, times: times, events: events, group: nil, count: 1)
      .tables()[0]
  }

  /// With left-truncated entry: a subject is at risk at t where entry < t ≤ time, as in R's
  /// `Surv(entry, time, event)`.
  ///
  /// - Throws: the first row whose entry or time is not finite or negative, or whose entry does not
  ///   come before its time; so an entry of 0 excludes an event on day 0, as in R.
  /// - Precondition: equal lengths.
  package init(entries: [Double], times: [Double], events: [Bool]) throws(InvalidTime) {
    self = try TimeColumns(entries: entries, times: times, events: events, group: nil, count: 1)
      .tables()[0]
  }

  /// One table per group, with ties by rounding decided over all of them as in R, so that the
  /// tables may be compared.
  ///
  /// - Parameters:
  ///   - entries: `nil` where everybody was there from the start.
  ///   - group: each row's group, 0 ..< count.
  /// - Throws: as the initialisers of one table.
  /// - Precondition: equal lengths.
  package static func groups(
    entries: [Double]? = nil, times: [Double], events: [Bool], group: [Int], count: Int
  ) throws(InvalidTime) -> [EventTable] {
    try TimeColumns(entries: entries, times: times, events: events, group: group, count: count)
      .tables()
  }
}

/// One row a subject, as a caller has them.
private struct TimeColumns {
  let entries: [Double]?
  let times: [Double]
  let events: [Bool]
  /// `nil` is one group of all.
  let group: [Int]?
  let count: Int

  init(entries: [Double]?, times: [Double], events: [Bool], group: [Int]?, count: Int) {
    precondition(times.count == events.count, "unequal lengths of times and events")
    precondition(entries.map { $0.count == times.count } ?? true, "unequal lengths of entries")
    precondition(group.map { $0.count == times.count } ?? true, "unequal lengths of groups")
    self.entries = entries
    self.times = times
    self.events = events
    self.group = group
    self.count = count
  }

  func tables() throws(InvalidTime) -> [EventTable] {
    if let tables = countedByDay() { return tables }
    try validate()
    var sorted = sorted()
    let ties = TiedTimes(amongSorted: sorted.flatMap { [$0.times, $0.entries] })
    try validateEntries(merging: ties)
    var tables: [EventTable] = []
    for index in sorted.indices {
      tables.append(sorted[index].takeTable(merging: ties))
    }
    return tables
  }

  /// - Returns: `nil` where a time is no whole day, or there are entries.
  private func countedByDay() -> [EventTable]? {
    guard entries == nil else { return nil }
    var days = Array(repeating: DayCounts(), count: count)
    for row in times.indices {
      let isCounted = days[group?[row] ?? 0].add(times[row], isEvent: events[row])
      guard isCounted else { return nil }
    }
    return days.map(\.table)
  }

  private func validate() throws(InvalidTime) {
    for row in times.indices {
      if let entries { try Self.validate(entries[row], in: row) }
      try Self.validate(times[row], in: row)
      if let entries, entries[row] >= times[row] {
        throw InvalidTime(row: row, reason: .entryNotBeforeTime)
      }
    }
  }

  private static func validate(_ time: Double, in row: Int) throws(InvalidTime) {
    guard time.isFinite else { throw InvalidTime(row: row, reason: .notFinite) }
    guard time >= 0 else { throw InvalidTime(row: row, reason: .negative) }
  }

  private func validateEntries(merging ties: TiedTimes) throws(InvalidTime) {
    guard let entries, !ties.isEmpty else { return }
    for row in times.indices {
      guard ties.canonical(entries[row]) < ties.canonical(times[row]) else {
        throw InvalidTime(row: row, reason: .entryNotBeforeTime)
      }
    }
  }

  private func sorted() -> [SortedTimes] {
    guard let group else {
      return [SortedTimes(signed: signed(times.indices), entries: entries ?? [])]
    }
    return split(by: group).map { rows in
      SortedTimes(signed: signed(rows), entries: entries.map { at in rows.map { at[$0] } } ?? [])
    }
  }

  private func signed(_ rows: some Collection<Int>) -> [Double] {
    rows.map { SortedTimes.sign(times[$0], isEvent: events[$0]) }
  }

  /// The rows of each group.
  private func split(by group: [Int]) -> [[Int]] {
    var rows = Array(repeating: [Int](), count: count)
    for row in group.indices { rows[group[row]].append(row) }
    return rows
  }
}
