/// The life table that every survival statistic of this module reads: at each distinct time, how
/// many subjects were at risk, had the event and were censored.
///
/// Whole days need no comparison sort: events and censorings are counted per day in one pass, and
/// one walk over the days makes the rows, so the cost is O(subjects + last day).
package struct EventTable: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package let time: Double
    /// Subjects with a time of at least `time`, those censored on it included.
    package let atRisk: Int
    package let events: Int
    package let censored: Int
    /// Events strictly before `time`.
    package let eventsBefore: Int
  }

  /// In order of time; only times at which something happened.
  package let rows: [Row]
  package let subjects: Int
  package let events: Int

  package var censored: Int { subjects - events }

  /// - Parameter times: in any order; may be empty.
  package init(_ times: [EventTime]) {
    var days = DayCounts()
    for time in times { days.add(time) }
    self.init(ascending: days.counts(), subjects: times.count)
  }

  /// - Parameter times: in any order; may be empty.
  package init(_ times: some Sequence<EventTime>) {
    self.init(Array(times))
  }

  /// What any path to a table hands over: the counts at each distinct time, in order of time.
  init(ascending counts: some Sequence<TimeCount>, subjects: Int) {
    var rows: [Row] = []
    var atRisk = subjects
    var eventsBefore = 0
    for count in counts {
      rows.append(
        Row(
          time: count.time, atRisk: atRisk, events: count.events, censored: count.censored,
          eventsBefore: eventsBefore))
      atRisk -= count.events + count.censored
      eventsBefore += count.events
    }
    self.rows = rows
    self.subjects = subjects
    self.events = eventsBefore
  }
}

struct TimeCount {
  let time: Double
  var events: Int
  var censored: Int
}

extension EventTable {
  /// The same subjects with the roles exchanged: being censored is the event.
  ///
  /// Its Kaplan–Meier curve is the distribution of follow-up (Schemper & Smith, Control Clin Trials
  /// 1996;17:343). Both kinds stay at risk on their own day, as in R's `Surv(time, 1 - status)`.
  package var reversed: EventTable {
    let exchanged = rows.lazy.map {
      TimeCount(time: $0.time, events: $0.censored, censored: $0.events)
    }
    return EventTable(ascending: exchanged, subjects: subjects)
  }
}

/// The three rows under a Kaplan–Meier curve at a tick t (KMunicate, Morris et al., BMJ Open
/// 2019;9:e030215): at risk counts T ≥ t, the other two count T < t, so that the three add to the
/// number of subjects at ties too.
extension EventTable {
  package func atRisk(at time: Double) -> Int {
    let index = firstRow(notBefore: time)
    return index < rows.count ? rows[index].atRisk : 0
  }

  package func eventsBefore(_ time: Double) -> Int {
    let index = firstRow(notBefore: time)
    return index < rows.count ? rows[index].eventsBefore : events
  }

  package func censoredBefore(_ time: Double) -> Int {
    subjects - atRisk(at: time) - eventsBefore(time)
  }

  private func firstRow(notBefore time: Double) -> Int {
    rows.partitioningIndex { $0.time >= time }
  }
}
