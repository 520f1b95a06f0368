/// Events and censorings per whole day: the histogram that replaces a sort.
struct DayCounts {
  /// Almost three thousand years in eight megabytes: one absurd value cannot ask for gigabytes.
  static let limit = 1 << 20

  /// Events of day i at 2 i, censorings at 2 i + 1.
  private var counts: [Int32]

  /// - Returns: `nil` if a day reaches `limit`.
  init?(_ times: [EventTime]) {
    guard let last = times.lazy.map(\.time).max() else {
      counts = []
      return
    }
    guard last < Self.limit else { return nil }
    counts = Array(repeating: 0, count: 2 * (Int(last) + 1))
    counts.withUnsafeMutableBufferPointer { counts in
      for time in times {
        counts[Int(time.time) &* 2 &+ Int(time.kind.rawValue)] &+= 1
      }
    }
  }

  /// The days that have a place.
  var capacity: Int { counts.count / 2 }

  /// No day yet.
  init() {
    counts = []
  }

  /// - Returns: false, and nothing is counted, if `time` is no whole day below `limit`.
  mutating func add(_ time: Double, isEvent: Bool) -> Bool {
    guard time >= 0, time < Double(Self.limit) else { return false }
    let day = Int(time)
    guard Double(day) == time else { return false }
    if 2 * day >= counts.count { grow(toHold: day) }
    counts[2 * day + (isEvent ? 0 : 1)] += 1
    return true
  }

  private mutating func grow(toHold day: Int) {
    let wanted = min(max(1 << 12, 2 * (day + 1), 2 * counts.count), 2 * Self.limit)
    counts.append(contentsOf: repeatElement(0, count: wanted - counts.count))
  }

  /// The days on which something happened, in order.
  var table: EventTable {
    var columns = EventTable.Columns()
    for day in 0..<counts.count / 2 {
      let (events, censored) = (Int(counts[2 * day]), Int(counts[2 * day + 1]))
      guard events | censored != 0 else { continue }
      columns.append(Double(day), events: events, censored: censored)
    }
    return EventTable(columns)
  }
}
