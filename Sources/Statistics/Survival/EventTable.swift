/// The life table that every survival statistic of this module reads: at each distinct time, how
/// many subjects were at risk, had the event and were censored.
///
/// There are two ways to it. Whole days need no sort: they are counted per day in one pass, so the
/// cost is O(subjects + last day). Decimal times are sorted by their digits, O(subjects), and times
/// that differ by rounding are one time (`TiedTimes`). Both give the same table for whole days. Only
/// the second knows left-truncated entry.
package struct EventTable: Equatable, Sendable {
  /// Counts in order of time, at most 2³¹ − 1 subjects, 16 bytes a row (20 with entries).
  private let columns: Columns
  package let subjects: Int

  package var events: Int { Int(columns.eventsBefore[columns.times.count]) }
  package var censored: Int { subjects - events }

  /// In order of time; only times at which something happened.
  package var rows: Rows { Rows(columns: columns) }

  /// When subjects entered, in order; empty where everybody was there from the start.
  var entries: [Double] { columns.entries }

  init(_ columns: Columns) {
    self.columns = columns
    subjects = Int(columns.leftBefore[columns.times.count])
  }

  /// - Parameter times: in any order; may be empty.
  package init(_ times: [EventTime]) {
    if let days = DayCounts(times) {
      self = days.table
    } else {
      var late = SubjectTimes()
      for time in times { late.append(Double(time.time), isEvent: time.kind == .event) }
      late.sort()
      self = late.takeTable(merging: .none)
    }
  }

  /// - Parameter times: in any order; may be empty.
  package init(_ times: some Sequence<EventTime>) {
    self.init(Array(times))
  }

  /// From counts per time instead of subjects; times without a count make no row.
  ///
  /// - Precondition: equal lengths, rising times, no negative count.
  package init(ascending times: [Double], events: [Int], censored: [Int]) {
    precondition(times.count == events.count && times.count == censored.count, "unequal lengths")
    precondition(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times must rise")
    var columns = Columns()
    for index in times.indices where events[index] + censored[index] > 0 {
      precondition(events[index] >= 0 && censored[index] >= 0, "a count cannot be negative")
      columns.append(times[index], events: events[index], censored: censored[index])
    }
    self.init(columns)
  }
}

extension EventTable {
  /// What is stored, one element a row; the cumulative ones have the total as one element more.
  struct Columns: Equatable, Sendable {
    var times: [Double] = []
    var eventsBefore: [Int32] = [0]
    /// Events and censorings before the row.
    var leftBefore: [Int32] = [0]
    /// Subjects who entered before the row; empty where everybody was there from the start.
    var enteredBefore: [Int32] = []
    /// In order, one for each subject; empty as `enteredBefore`.
    var entries: [Double] = []

    mutating func reserveCounts(_ rows: Int) {
      eventsBefore.reserveCapacity(rows + 1)
      leftBefore.reserveCapacity(rows + 1)
    }

    mutating func append(_ time: Double, events: Int, censored: Int) {
      times.append(time)
      eventsBefore.append(eventsBefore[eventsBefore.count - 1] + Int32(events))
      leftBefore.append(leftBefore[leftBefore.count - 1] + Int32(events + censored))
    }
  }

  package struct Row: Equatable, Sendable {
    package let time: Double
    /// Subjects who entered before `time` and left at it or later, those censored on it included.
    package let atRisk: Int
    package let events: Int
    package let censored: Int
    /// Events strictly before `time`.
    package let eventsBefore: Int
  }

  package struct Rows: RandomAccessCollection, Equatable, Sendable {
    fileprivate let columns: Columns

    package var startIndex: Int { 0 }
    package var endIndex: Int { columns.times.count }

    package subscript(index: Int) -> Row {
      let eventsBefore = Int(columns.eventsBefore[index])
      let leftBefore = Int(columns.leftBefore[index])
      let events = Int(columns.eventsBefore[index + 1]) - eventsBefore
      return Row(
        time: columns.times[index], atRisk: entered(before: index) - leftBefore, events: events,
        censored: Int(columns.leftBefore[index + 1]) - leftBefore - events,
        eventsBefore: eventsBefore)
    }

    private func entered(before index: Int) -> Int {
      columns.enteredBefore.isEmpty
        ? Int(columns.leftBefore[columns.times.count]) : Int(columns.enteredBefore[index])
    }
  }
}

extension EventTable {
  /// The same subjects with the roles exchanged: being censored is the event.
  ///
  /// Its Kaplan–Meier curve is the distribution of follow-up (Schemper & Smith, Control Clin Trials
  /// 1996;17:343). Both kinds stay at risk on their own day, as in R's `Surv(time, 1 - status)`.
  package var reversed: EventTable {
    var exchanged = columns
    exchanged.eventsBefore = zip(columns.leftBefore, columns.eventsBefore).map { $0 - $1 }
    return EventTable(exchanged)
  }
}

/// The three rows under a Kaplan–Meier curve at a tick t (KMunicate, Morris et al., BMJ Open
/// 2019;9:e030215): at risk counts T ≥ t, the other two count T < t, so that the three add to the
/// number of subjects at ties too.
///
/// With left-truncated entry the number at risk is that of the first row at or after t, as in R's
/// `summary(survfit, times =)`: who enters between t and that row counts already. The three do not
/// add up then, for who has not entered is in none of them.
extension EventTable {
  package func atRisk(at time: Double) -> Int {
    let index = firstRow(notBefore: time)
    return index < rows.count ? rows[index].atRisk : 0
  }

  package func eventsBefore(_ time: Double) -> Int {
    Int(columns.eventsBefore[firstRow(notBefore: time)])
  }

  package func censoredBefore(_ time: Double) -> Int {
    let index = firstRow(notBefore: time)
    return Int(columns.leftBefore[index]) - Int(columns.eventsBefore[index])
  }

  private func firstRow(notBefore time: Double) -> Int {
    columns.times.partitioningIndex { $0 >= time }
  }

  /// The number of rows at or before `time`.
  func rowCount(through time: Double) -> Int {
    columns.times.partitioningIndex { $0 > time }
  }
}
