package import Statistics

/// One subject's time to an endpoint, and why it ends where it ends.
package struct DerivedTime: Equatable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    case progression, death
    /// Censored on the origin, day 1: no evaluable scan after baseline.
    case noPostBaselineScan
    /// Progression or death came after two or more consecutive missed scans.
    case missedScans
    case newTherapy
    /// Treatment was stopped for toxicity.
    case toxicity
    /// A death that is no event here, shown apart.
    case deathApart
    case lastAdequateScan
    case lastKnownAlive
  }

  package let origin: Day
  /// Of the event or the censoring.
  package let date: Day
  package let reason: Reason

  package var isEvent: Bool { reason == .progression || reason == .death }

  /// Whole days with the origin as day 1: date − origin + 1 (ADaM's AVAL). A date before the
  /// origin, which is an error in the data, counts as day 1.
  package var time: EventTime {
    let days = Int32(clamping: max(1, date - origin + 1))
    return isEvent ? .event(at: days) : .censored(at: days)
  }
}

extension Cohort {
  /// - Returns: nil where the endpoint's origin is missing; for the duration of response also for
  ///   non-responders.
  package func eventTime(of subject: Int, for endpoint: Endpoint) -> DerivedTime? {
    EndpointTime(self, endpoint).time(of: subject)
  }
}

/// The rules of one endpoint over one cohort (definitions.md, *OS* and the table of *PFS* rules).
///
/// Scans are evaluable assessments after the origin (`ResponseTimeline`); a baseline scan is taken
/// for granted. In every rule set a subject without an event is censored at the last such scan, or
/// on day 1 where there is none.
///
/// - *treatment policy*: progression or death, whatever happened before.
/// - *strict* (FDA Table A): what comes after new therapy or a stop for toxicity does not count,
///   nor does progression or death after two or more consecutive missed scans. Without a scan schedule
///   no scan can be missed.
/// - *registry*: progression alone; this is a time to progression, and deaths are shown apart.
///
/// Time to progression takes deaths as the registry does and keeps the rest of its rule set.
/// Duration of response runs from the first CR or PR by the same rule set. Overall survival ends at
/// death, else at the last day known alive (`Cohort.lastKnownAlive`); no rule set changes it.
package struct EndpointTime: Sendable {
  private let cohort: Cohort
  private let endpoint: Endpoint
  private let schedule: ScanSchedule?
  private let toxicityReasons: Set<Int>

  package init(_ cohort: Cohort, _ endpoint: Endpoint) {
    self.cohort = cohort
    self.endpoint = endpoint
    let isStrict = endpoint.rules == .strict && endpoint.kind != .overallSurvival
    schedule = isStrict ? ScanSchedule(cohort.study.schedule) : nil
    let reasons = cohort.data.subjects.endOfTreatmentReason.words
    toxicityReasons = isStrict ? Set(reasons.indices.filter { reasons[$0].namesToxicity }) : []
  }

  /// Whether the rule set asks for missed scans but the study file plans none.
  package var lacksSchedule: Bool {
    endpoint.rules == .strict && endpoint.kind != .overallSurvival && schedule == nil
  }

  package func time(of subject: Int) -> DerivedTime? {
    guard let origin = cohort.day(of: endpoint.origin, for: subject) else { return nil }
    guard endpoint.kind != .overallSurvival else { return survival(of: subject, from: origin) }
    let timeline = cohort.responses(of: subject, from: origin)
    let progression = progression(of: subject, along: timeline)
    guard endpoint.kind == .durationOfResponse else { return progression }
    let response = DerivedResponse(timeline, rules: cohort.study.response)
    return response.firstResponse.map { progression.from($0) }
  }

  private func survival(of subject: Int, from origin: Day) -> DerivedTime {
    if let death = cohort.diedOn[subject] {
      return DerivedTime(origin: origin, date: death, reason: .death)
    }
    let alive = cohort.lastKnownAlive[subject] ?? origin
    return DerivedTime(origin: origin, date: max(alive, origin), reason: .lastKnownAlive)
  }

  private func progression(of subject: Int, along timeline: ResponseTimeline) -> DerivedTime {
    let event = event(of: subject, along: timeline)
    let stop = endpoint.rules == .strict ? stop(of: subject) : nil
    if let stop, event.map({ $0.date > stop.day }) ?? true {
      return censored(along: timeline, by: stop.day, for: stop.reason)
    }
    guard let event else {
      return censored(along: timeline, by: cohort.cutOff, for: .lastAdequateScan)
    }
    if hasMissedScans(before: event, along: timeline) {
      return censored(along: timeline, by: event.date - 1, for: .missedScans)
    }
    guard event.reason == .death, deathIsApart else { return event }
    return censored(along: timeline, by: event.date, for: .deathApart)
  }

  private var deathIsApart: Bool {
    endpoint.rules == .registry || endpoint.kind == .timeToProgression
  }

  /// The first of progression and death; on one day progression.
  private func event(of subject: Int, along timeline: ResponseTimeline) -> DerivedTime? {
    let death = cohort.diedOn[subject]
    if let progression = timeline.firstProgression, death.map({ progression <= $0 }) ?? true {
      return DerivedTime(origin: timeline.origin, date: progression, reason: .progression)
    }
    return death.map { DerivedTime(origin: timeline.origin, date: $0, reason: .death) }
  }

  /// The first of new therapy and a stop for toxicity, dated by the last treatment.
  private func stop(of subject: Int) -> (day: Day, reason: DerivedTime.Reason)? {
    let therapy = cohort.newTherapyOn[subject].map { ($0, DerivedTime.Reason.newTherapy) }
    let columns = cohort.data.subjects
    guard let code = columns.endOfTreatmentReason.code(subject), toxicityReasons.contains(code),
      let last = cohort.byCutOff(columns.lastTreatmentOn[subject])
    else { return therapy }
    if let therapy, therapy.0 <= last { return therapy }
    return (last, .toxicity)
  }

  private func hasMissedScans(before event: DerivedTime, along timeline: ResponseTimeline) -> Bool {
    guard let schedule else { return false }
    let day = event.date - timeline.origin
    let lastMade = timeline.scans.last { $0 < event.date }
    let made = lastMade.map { schedule.number(nearest: $0 - timeline.origin) } ?? 0
    let expected =
      event.reason == .progression
      ? schedule.number(nearest: day) - 1 : schedule.lastClosed(before: day)
    return expected - made >= 2
  }

  private func censored(
    along timeline: ResponseTimeline, by day: Day, for reason: DerivedTime.Reason
  ) -> DerivedTime {
    let scan = timeline.lastAdequate(by: day)
    let why = scan == nil && reason == .lastAdequateScan ? .noPostBaselineScan : reason
    return DerivedTime(origin: timeline.origin, date: scan ?? timeline.origin, reason: why)
  }
}

extension DerivedTime {
  /// The same end, counted from a later origin; an end before it moves to it.
  fileprivate func from(_ later: Day) -> DerivedTime {
    DerivedTime(origin: later, date: max(date, later), reason: reason)
  }
}

extension String {
  /// Free text of a reason to stop treatment, in English or Chinese.
  fileprivate var namesToxicity: Bool {
    let words = lowercased()
    return ["toxic", "adverse", "intoleran", "毒性", "不良"].contains { words.contains($0) }
  }
}
