/// The time of one subject in which the onset of an adverse event can be seen, from the first
/// treatment on.
struct RiskTime {
  let origin: Day
  let end: Day
  let endsInDeath: Bool

  /// Whole days with the origin as day 1. An end before the origin, an error of the data, is day 1.
  var days: Int { day(of: end) }

  func day(of date: Day) -> Int { max(1, date - origin + 1) }
}

/// When the time at risk ends: at death or the end of the study, for treatment-emergent events also
/// when the window after the last treatment closes, and at the latest at `limit`.
struct RiskTimes {
  enum Limit {
    case cutOff
    /// The last day known alive: after it nobody saw the subject free of the event.
    case lastContact
  }

  private let cohort: Cohort
  private let limit: Limit
  /// nil where the class of events has no window.
  private let window: Int?

  init(_ cohort: Cohort, _ adverseEventClass: AdverseEventClass, until limit: Limit) {
    self.cohort = cohort
    self.limit = limit
    window = adverseEventClass == .treatmentEmergent ? cohort.study.safety.emergentDays : nil
  }

  /// - Returns: nil without a first treatment.
  func time(of subject: Int) -> RiskTime? {
    guard let origin = cohort.firstTreatmentOn[subject] else { return nil }
    let death = cohort.diedOn[subject]
    var end = death ?? last(of: subject, from: origin)
    if let offStudy = cohort.endOfStudyOn[subject] { end = min(end, offStudy) }
    if let window, let treatmentEnd = cohort.treatmentEnd(of: subject) {
      end = min(end, treatmentEnd + window)
    }
    return RiskTime(origin: origin, end: max(end, origin), endsInDeath: death == end)
  }

  private func last(of subject: Int, from origin: Day) -> Day {
    switch limit {
    case .cutOff: cohort.cutOff
    case .lastContact: cohort.lastKnownAlive[subject] ?? origin
    }
  }
}
