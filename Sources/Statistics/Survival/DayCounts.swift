/// Events and censorings per whole day: the histogram that replaces a sort.
struct DayCounts {
  /// Sixty thousand years. A later day is kept in a list of its own, so that one absurd value
  /// cannot ask for gigabytes.
  private static let histogramLimit = 1 << 24

  private struct Day {
    var events: Int32 = 0
    var censored: Int32 = 0
  }

  private var days: [Day] = []
  private var late: [EventTime] = []

  mutating func add(_ time: EventTime) {
    let day = Int(time.time)
    guard day < Self.histogramLimit else {
      late.append(time)
      return
    }
    if day >= days.count { grow(toHold: day) }
    switch time.kind {
    case .event: days[day].events += 1
    case .censored: days[day].censored += 1
    }
  }

  private mutating func grow(toHold day: Int) {
    let wanted = max(day + 1, 2 * days.count)
    days.append(contentsOf: repeatElement(Day(), count: wanted - days.count))
  }

  /// The days on which something happened, in order.
  func counts() -> [TimeCount] {
    var counts: [TimeCount] = []
    for (index, day) in days.enumerated() where day.events + day.censored > 0 {
      counts.append(
        TimeCount(time: Double(index), events: Int(day.events), censored: Int(day.censored)))
    }
    return counts + lateCounts()
  }

  private func lateCounts() -> [TimeCount] {
    var counts: [TimeCount] = []
    for time in late.sorted() {
      if counts.last?.time != Double(time.time) {
        counts.append(TimeCount(time: Double(time.time), events: 0, censored: 0))
      }
      switch time.kind {
      case .event: counts[counts.count - 1].events += 1
      case .censored: counts[counts.count - 1].censored += 1
      }
    }
    return counts
  }
}
