/// The times of one table on their way to its rows: collected in any order, sorted, walked once.
struct SubjectTimes {
  /// A censored time has a minus sign, so that a sort by magnitude moves one number a subject.
  private(set) var times: [Double] = []
  /// No longer each beside its time once sorted; empty where everybody was there from the start.
  private(set) var entries: [Double] = []

  mutating func reserveCapacity(_ count: Int, withEntries: Bool = false) {
    times.reserveCapacity(count)
    if withEntries { entries.reserveCapacity(count) }
  }

  mutating func append(_ time: Double, isEvent: Bool) {
    times.append(isEvent ? time.magnitude : -time.magnitude)
  }

  mutating func append(entry: Double) {
    entries.append(entry)
  }

  mutating func sort() {
    MagnitudeSort.sort(&times)
    MagnitudeSort.sort(&entries)
  }

  /// The rows, in the storage of the times, which are gone then.
  ///
  /// - Precondition: sorted.
  mutating func takeTable(merging ties: TiedTimes) -> EventTable {
    ties.apply(toSorted: &times)
    ties.apply(toSorted: &entries)
    var columns = EventTable.Columns()
    columns.reserveCounts(distinctCount)
    collapse(into: &columns)
    countEntries(into: &columns)
    return EventTable(columns)
  }

  private var distinctCount: Int {
    var count = 0
    var previous = -1.0
    for time in times where time.magnitude != previous {
      count += 1
      previous = time.magnitude
    }
    return count
  }

  private mutating func collapse(into columns: inout EventTable.Columns) {
    var (row, position) = (0, 0)
    var events: Int32 = 0
    while position < times.count {
      let time = times[position].magnitude
      while position < times.count, times[position].magnitude == time {
        if times[position].sign == .plus { events += 1 }
        position += 1
      }
      times[row] = time
      row += 1
      columns.eventsBefore.append(events)
      columns.leftBefore.append(Int32(position))
    }
    times.removeLast(times.count - row)
    swap(&columns.times, &times)
  }

  private func countEntries(into columns: inout EventTable.Columns) {
    guard !entries.isEmpty else { return }
    var entered = 0
    columns.entries = entries
    columns.enteredBefore = columns.times.map { time in
      while entered < entries.count, entries[entered] < time { entered += 1 }
      return Int32(entered)
    }
  }
}
