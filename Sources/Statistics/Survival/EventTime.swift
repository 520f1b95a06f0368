/// One subject's time to event: whole days from the origin, and whether the event was seen then.
///
/// Day 0 is allowed (an event on the day of the origin); data that count the origin as day 1 work
/// the same.
package struct EventTime: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case event, censored
  }

  /// Whole days, never negative.
  package let time: Int32
  package let kind: Kind

  /// - Precondition: `time` is not negative.
  package init(time: Int32, kind: Kind) {
    precondition(time >= 0, "time to event cannot be negative")
    self.time = time
    self.kind = kind
  }

  package static func event(at time: Int32) -> EventTime {
    EventTime(time: time, kind: .event)
  }

  package static func censored(at time: Int32) -> EventTime {
    EventTime(time: time, kind: .censored)
  }
}

extension EventTime: Comparable {
  /// At a tie an event sorts before a censoring: a subject censored on a day was seen free of the
  /// event on that day, so it is still at risk when that day's events happen.
  package static func < (lhs: EventTime, rhs: EventTime) -> Bool {
    (lhs.time, lhs.kind.rawValue) < (rhs.time, rhs.kind.rawValue)
  }
}
