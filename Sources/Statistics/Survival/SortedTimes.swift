/// The times of one table in order, events and censorings told apart by the sign.
struct SortedTimes {
  /// Magnitudes rise; a censored time has a minus sign.
  private(set) var times: [Double]
  /// In order; empty where everybody was there from the start.
  private(set) var entries: [Double]

  /// - Parameters:
  ///   - signed: in any order, a censored time with a minus sign.
  ///   - entries: in any order; one for each time, or none at all.
  init(signed: consuming [Double], entries: consuming [Double] = []) {
    times = signed
    self.entries = entries
    MagnitudeSort.sort(&times)
    MagnitudeSort.sort(&self.entries)
  }

  init(_ times: [EventTime]) {
    self.init(signed: times.map { Self.sign(Double($0.time), isEvent: $0.kind == .event) })
  }

  static func sign(_ time: Double, isEvent: Bool) -> Double { isEvent ? time : -time }

  /// One walk over the times, whose storage becomes the table's.
  mutating func takeTable(merging ties: TiedTimes) -> EventTable {
    ties.apply(toSorted: &times)
    ties.apply(toSorted: &entries)
    let rows = distinctCount
    var columns = EventTable.Columns()
    columns.eventsBefore.reserveCapacity(rows + 1)
    columns.leftBefore.reserveCapacity(rows + 1)
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
    columns.enteredBefore = columns.times.map { time in
      while entered < entries.count, entries[entered] < time { entered += 1 }
      return Int32(entered)
    }
  }
}
