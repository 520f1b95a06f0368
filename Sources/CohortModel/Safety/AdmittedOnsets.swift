/// Onsets of the adverse events of one class that a selection admits, subject by subject.
///
/// An onset has a day, and that day lies in the subject's time at risk; what does not is tallied. A
/// class that the cohort refuses has no onsets: ask `AdverseEventClass.refusal` before a number is
/// told.
struct AdmittedOnsets {
  struct Onset {
    let row: Int
    let start: Day
  }

  let cohort: Cohort
  let selection: Selection
  let adverseEventClass: AdverseEventClass
  private let criterion: AdverseEventCriterion
  private let times: RiskTimes

  init(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass,
    until limit: RiskTimes.Limit = .cutOff
  ) {
    self.cohort = cohort
    self.selection = selection
    self.adverseEventClass = adverseEventClass
    criterion = AdverseEventCriterion(adverseEventClass, in: cohort)
    times = RiskTimes(cohort, adverseEventClass, until: limit)
  }

  /// Goes through the subjects of the selection that have a first treatment.
  ///
  /// - Parameter body: with the subject, its time at risk and its onsets, in order of rows.
  func walk(_ body: (Int, RiskTime, [Onset]) -> Void) -> OnsetTally {
    var tally = OnsetTally()
    var onsets: [Onset] = []
    for subject in selection.subjects {
      guard let time = times.time(of: subject) else {
        tally.withoutTreatment += 1
        continue
      }
      tally.subjects += 1
      onsets.removeAll(keepingCapacity: true)
      collect(subject, time, &onsets, &tally)
      body(subject, time, onsets)
    }
    return tally
  }

  private func collect(
    _ subject: Int, _ time: RiskTime, _ onsets: inout [Onset], _ tally: inout OnsetTally
  ) {
    let events = cohort.data.adverseEvents
    for row in events.rows[subject]
    where cohort.counts(events.start[row]) && selection.admits(adverseEvent: row)
      && criterion.admits(row)
    {
      guard let start = events.start[row] else {
        tally.undated += 1
        continue
      }
      if start < time.origin {
        tally.beforeTreatment += 1
      } else if start > time.end {
        tally.afterRisk += 1
      } else {
        onsets.append(Onset(row: row, start: start))
      }
    }
  }
}

/// Who and what a table of onsets leaves out.
package struct OnsetTally: Equatable, Sendable {
  /// With a first treatment: the subjects that are looked at.
  package var subjects = 0
  package var withoutTreatment = 0
  /// Admitted rows without a start.
  package var undated = 0
  /// Admitted rows that began before the first treatment.
  package var beforeTreatment = 0
  /// Admitted rows that began after the time at risk.
  package var afterRisk = 0
}

/// The first onset per line of the subject that is being looked at.
struct FirstOnsets {
  private var days: [Int32] = []
  /// Lines with an onset, each once, in order of appearance.
  private(set) var lines: [Int] = []
  private static let none = Int32.max

  mutating func note(_ line: Int, _ day: Int) {
    while days.count <= line { days.append(FirstOnsets.none) }
    if days[line] == FirstOnsets.none { lines.append(line) }
    days[line] = min(days[line], Int32(clamping: day))
  }

  func day(of line: Int) -> Int { Int(days[line]) }

  mutating func clear() {
    for line in lines { days[line] = FirstOnsets.none }
    lines.removeAll(keepingCapacity: true)
  }
}
