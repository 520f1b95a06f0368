/// Scans made against scans planned, of one subject at the cut-off (checks W49 and W50; definitions
/// §3).
///
/// Every dated assessment after the origin is a scan made, also one that could not be evaluated.
/// Scans are expected until progression, death or the end of the study, at most the cut-off.
package struct ScanRecord: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    /// The window of the next scan has not opened.
    case upcoming
    case inWindow
    /// The window has closed so many days ago.
    case overdue(days: Int)
    /// Nothing more is expected: progression, death, end of study, or end of the plan.
    case finished
  }

  package let origin: Day
  package let lastScan: Day?
  /// Longest run of consecutive planned scans whose window closed without a scan, among those
  /// expected.
  package let longestMissedRun: Int
  /// The first planned scan after the last one made.
  package let nextPlanned: Day?
  package let state: State

  package var isOverdue: Bool {
    if case .overdue = state { true } else { false }
  }
}

extension Cohort {
  /// The day that scans are planned from: randomisation, or first treatment where the trial is not
  /// randomised.
  package func scanOrigin(of subject: Int) -> Day? {
    study.isRandomised ? randomisedOn[subject] : firstTreatmentOn[subject]
  }

  /// - Returns: nil without an origin.
  package func scanRecord(of subject: Int, by schedule: ScanSchedule) -> ScanRecord? {
    guard let origin = scanOrigin(of: subject) else { return nil }
    let timeline = responses(of: subject, from: origin)
    let stops = [diedOn[subject], endOfStudyOn[subject], timeline.firstProgression]
    let stop = stops.compactMap { $0 }.min()
    let horizon = min(stop ?? cutOff, cutOff)
    let made = timeline.scans.filter { $0 <= horizon }.map { schedule.number(nearest: $0 - origin) }
    let nextPlanned = schedule.plannedDay((made.last ?? 0) + 1).map { origin + $0 }
    return ScanRecord(
      origin: origin, lastScan: timeline.scans.last,
      longestMissedRun: schedule.longestMissedRun(made: made, until: horizon - origin),
      nextPlanned: nextPlanned,
      state: stop == nil
        ? schedule.state(of: nextPlanned, at: cutOff) : .finished)
  }
}

extension ScanSchedule {
  /// Longest run of planned scans that closed unmade by a day after the origin.
  ///
  /// - Parameter made: numbers of the scans made, ascending.
  fileprivate func longestMissedRun(made: [Int], until day: Int) -> Int {
    var longest = 0
    var previous = 0
    for number in made {
      longest = max(longest, number - previous - 1)
      previous = number
    }
    return max(longest, lastClosed(before: day) - previous)
  }

  fileprivate func state(of planned: Day?, at cutOff: Day) -> ScanRecord.State {
    guard let planned else { return .finished }
    let late = cutOff - planned
    if late > window { return .overdue(days: late - window) }
    return late < -window ? .upcoming : .inWindow
  }
}
