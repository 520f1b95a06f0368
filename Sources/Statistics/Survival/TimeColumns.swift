/// One row a subject, as a caller has them.
struct TimeColumns {
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
    var groups = sortedGroups()
    let ties = TiedTimes(amongSorted: groups.flatMap { [$0.times, $0.entries] })
    try validateEntries(merging: ties)
    // By index: the groups must own their times alone to give them away.
    return groups.indices.map { groups[$0].takeTable(merging: ties) }
  }

  /// - Returns: `nil` where a time is no whole day, or there are entries, or many groups and late
  ///   times would hold more days than there are rows to count.
  private func countedByDay() -> [EventTable]? {
    guard entries == nil else { return nil }
    var days = Array(repeating: DayCounts(), count: count)
    var room = max(DayCounts.limit, times.count)
    for row in times.indices {
      let index = group?[row] ?? 0
      let before = days[index].capacity
      guard days[index].add(times[row], isEvent: events[row]) else { return nil }
      room -= days[index].capacity - before
      guard room >= 0 else { return nil }
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
    guard let entries else { return }
    for row in times.indices where ties.merges(entries[row], times[row]) {
      throw InvalidTime(row: row, reason: .entryNotBeforeTime)
    }
  }

  private func sortedGroups() -> [SubjectTimes] {
    var groups = Array(repeating: SubjectTimes(), count: count)
    reserve(&groups)
    for row in times.indices {
      let index = group?[row] ?? 0
      groups[index].append(times[row], isEvent: events[row])
      if let entries { groups[index].append(entry: entries[row]) }
    }
    for index in groups.indices { groups[index].sort() }
    return groups
  }

  private func reserve(_ groups: inout [SubjectTimes]) {
    var sizes = Array(repeating: 0, count: count)
    if let group { for index in group { sizes[index] += 1 } } else { sizes[0] = times.count }
    for index in groups.indices {
      groups[index].reserveCapacity(sizes[index], withEntries: entries != nil)
    }
  }
}
