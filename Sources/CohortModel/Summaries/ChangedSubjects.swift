extension ChangeSummary {
  /// A number of the summary.
  package enum Number: String, CaseIterable, Sendable {
    case enrolled, adverseEvents, serious, deaths, scans, recordsChanged, recordsWithdrawn
  }

  /// The subjects behind a number that `make` gives for the same arguments: for a number of
  /// records those who have them, as far as the later data still hold the subject.
  package static func subjects(
    behind number: Number, from earlier: Cohort, to later: Cohort
  ) -> SubjectSet {
    let match = CohortMatch(earlier, later)
    let data = later.data
    let positions: [Int?] =
      switch number {
      case .enrolled: match.newlyEnrolled
      case .deaths: match.newSubjects(\.diedOn)
      case .adverseEvents: match.newAdverseEvents.map { Int(data.adverseEvents.subject[$0]) }
      case .serious: match.newlySerious.map { Int(data.adverseEvents.subject[$0]) }
      case .scans: match.newScans.map { Int(data.assessments.subject[$0]) }
      case .recordsChanged: match.differences.flatMap(\.changed)
      case .recordsWithdrawn: match.differences.flatMap(\.withdrawn)
      }
    var found = SubjectSet(capacity: later.subjectCount)
    for position in positions.compactMap({ $0 }) { found.insert(position) }
    return found
  }

  /// The rows of adverse events behind a number; nil where it is about something else.
  package static func adverseEvents(
    behind number: Number, from earlier: Cohort, to later: Cohort
  ) -> SubjectSet? {
    let match = CohortMatch(earlier, later)
    switch number {
    case .adverseEvents: return later.rows(match.newAdverseEvents)
    case .serious: return later.rows(match.newlySerious)
    case .enrolled, .deaths, .scans, .recordsChanged, .recordsWithdrawn: return nil
    }
  }
}

extension Cohort {
  fileprivate func rows(_ positions: [Int]) -> SubjectSet {
    var rows = SubjectSet(capacity: data.adverseEvents.count)
    for row in positions { rows.insert(row) }
    return rows
  }
}

extension CohortMatch {
  /// Positions of subjects randomised, or first treated where the trial is not randomised.
  var newlyEnrolled: [Int] {
    newSubjects { $0.study.isRandomised ? $0.randomisedOn : $0.firstTreatmentOn }
  }
}

extension ChangeSummary {
  package func count(_ number: Number) -> Int {
    switch number {
    case .enrolled: enrolled
    case .adverseEvents: adverseEvents
    case .serious: serious
    case .deaths: deaths
    case .scans: scans
    case .recordsChanged: recordsChanged
    case .recordsWithdrawn: recordsWithdrawn
    }
  }
}
