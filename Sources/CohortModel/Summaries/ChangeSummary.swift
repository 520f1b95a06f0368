/// What is new in a trial between two states of its data: "since you last looked".
///
/// New is what counts at the cut-off of the later cohort and did not at that of the earlier one;
/// changed and withdrawn are records as entered, at any cut-off. Records are told apart by identity
/// (data.md, *Identity and history*), never by row.
package struct ChangeSummary: Equatable, Sendable {
  package struct SeriousEvent: Equatable, Sendable {
    package var subject: String
    /// Of the record.
    package var rowID: Int64
    /// The preferred term, else the term as reported.
    package var name: String?
    /// 1 to 5; nil is ungraded.
    package var grade: Int?
    package var start: Day?
  }

  /// Subjects newly randomised, or first treated where the trial is not randomised.
  package var enrolled: Int
  package var adverseEvents: Int
  /// New adverse events that are serious, and known ones that have become so.
  package var serious: Int
  /// The newest of them by start, at most three.
  package var newestSerious: [SeriousEvent]
  package var deaths: Int
  package var scans: Int
  /// Records of any table with another value than before.
  package var recordsChanged: Int
  /// Records of any table that the later data no longer hold.
  package var recordsWithdrawn: Int

  package var isEmpty: Bool {
    enrolled == 0 && adverseEvents == 0 && serious == 0 && deaths == 0 && scans == 0
      && recordsChanged == 0 && recordsWithdrawn == 0
  }
}

extension ChangeSummary {
  /// - Returns: nil without an earlier state to compare with.
  package static func make(from earlier: Cohort?, to later: Cohort) -> ChangeSummary? {
    guard let earlier else { return nil }
    let match = CohortMatch(earlier, later)
    let events = match.newAdverseEvents
    let serious = match.newlySerious
    let differences = match.differences
    return ChangeSummary(
      enrolled: match.newlyEnrolled.count,
      adverseEvents: events.count, serious: serious.count,
      newestSerious: serious.map(later.seriousEvent).newest(3),
      deaths: match.newSubjects(\.diedOn).count, scans: match.newScans.count,
      recordsChanged: differences.reduce(0) { $0 + $1.changed.count },
      recordsWithdrawn: differences.reduce(0) { $0 + $1.withdrawn.count })
  }
}

extension Cohort {
  fileprivate func seriousEvent(_ row: Int) -> ChangeSummary.SeriousEvent {
    let events = data.adverseEvents
    return ChangeSummary.SeriousEvent(
      subject: data.subjects.ids[Int(events.subject[row])], rowID: events.rowIDs[row],
      name: events.preferredTerm[row] ?? events.term[row],
      grade: events.grade[row]?.rawValue, start: events.start[row])
  }
}

extension [ChangeSummary.SeriousEvent] {
  fileprivate func newest(_ count: Int) -> [ChangeSummary.SeriousEvent] {
    let byStart = enumerated().sorted { left, right in
      let (first, second) = (left.element.start, right.element.start)
      guard first == second else { return (first?.number ?? .min) > (second?.number ?? .min) }
      return left.offset < right.offset
    }
    return byStart.prefix(count).map(\.element)
  }
}
