/// One subject's follow-up with a covariate that changes in its course, and the rows in which a
/// regression may see it: each interval with the value known at its start.
///
/// To give a subject from the first day the value it took later lets it profit from having lived
/// until then (immortal time); R's `survival::tmerge` makes the same rows.
package struct CovariateHistory: Equatable, Sendable {
  /// (entry, time] with the value in force; the event, if there is one, ends the last interval.
  package struct Interval: Equatable, Sendable {
    package let entry: Double
    package let time: Double
    package let isEvent: Bool
    package let value: Double

    package init(entry: Double, time: Double, isEvent: Bool, value: Double) {
      self.entry = entry
      self.time = time
      self.isEvent = isEvent
      self.value = value
    }
  }

  package struct Change: Equatable, Sendable {
    package let time: Double
    /// From just after `time` on.
    package let value: Double

    package init(at time: Double, to value: Double) {
      self.time = time
      self.value = value
    }
  }

  /// In order of time; none where the subject was never at risk.
  package let intervals: [Interval]

  /// A change on the day of an event comes too late for that event, and one at or before the entry
  /// is in force from the start; of several at one time the last one given counts.
  ///
  /// - Parameters:
  ///   - entry: before which the subject was not at risk.
  ///   - initial: the value before all changes.
  ///   - changes: in any order.
  package init(
    entry: Double = 0, time: Double, isEvent: Bool, initial: Double, changes: [Change]
  ) {
    var intervals: [Interval] = []
    var (start, value) = (entry, initial)
    for change in Self.inOrder(changes) where change.time < time {
      if change.time > start, change.value != value {
        intervals.append(Interval(entry: start, time: change.time, isEvent: false, value: value))
        start = change.time
      }
      value = change.value
    }
    if start < time {
      intervals.append(Interval(entry: start, time: time, isEvent: isEvent, value: value))
    }
    self.intervals = intervals
  }

  private static func inOrder(_ changes: [Change]) -> [Change] {
    changes.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }
}
