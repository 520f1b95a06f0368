package import CohortModel

/// What a trial's data gained from one cut-off to the next.
package struct FeedStep: Equatable, Sendable {
  /// With the new data cut-off.
  package var study: Study
  /// New rows and rows that changed, whole, parents before children. Nothing is ever withdrawn.
  package var changed: [AnyRecord] = []
}

/// A simulated trial that goes on: the source of a live demonstration.
package struct TrialFeed: Sendable {
  private let trial: ESOShanghai20
  private let lives: [SubjectLife]

  package init(_ trial: ESOShanghai20) {
    self.trial = trial
    lives = trial.arrivals.indices.map { trial.life(of: $0) }
  }

  /// The difference of two cut-offs; `to` must not lie before `from`.
  package func step(from: Day, to: Day) -> FeedStep {
    precondition(from <= to)
    var changed = trial.sites.filter { $0.record(at: from) != $0.record(at: to) }.map {
      AnyRecord.site($0.record(at: to))
    }
    for life in lives {
      guard let new = trial.records(of: life, at: to) else { continue }
      let old = trial.records(of: life, at: from)
      if new != old { changed += new.changes(since: old) }
    }
    return FeedStep(study: ESOShanghai20.study(trial.design, cutOff: to), changed: changed)
  }
}

extension ESOShanghai20 {
  package static func feed(
    subjects: Int = defaultSubjects, seed: UInt64 = defaultSeed, from: Day, to: Day
  ) -> FeedStep {
    TrialFeed(ESOShanghai20(subjects: subjects, seed: seed)).step(from: from, to: to)
  }
}

extension SubjectRecords {
  /// The rows that are new or different; all rows of a new subject.
  fileprivate func changes(since old: SubjectRecords?) -> [AnyRecord] {
    var result: [AnyRecord] = []
    if subject != old?.subject { result.append(.subject(subject)) }
    if let allocation, allocation != old?.allocation { result.append(.allocation(allocation)) }
    result += rows(treatments, notIn: old?.treatments).map(AnyRecord.treatment)
    result += rows(assessments, notIn: old?.assessments).map(AnyRecord.assessment)
    result += rows(lesions, notIn: old?.lesions).map(AnyRecord.lesion)
    result += rows(adverseEvents, notIn: old?.adverseEvents).map(AnyRecord.adverseEvent)
    result += rows(symptoms, notIn: old?.symptoms).map(AnyRecord.symptom)
    result += rows(visits, notIn: old?.visits).map(AnyRecord.visit)
    result += rows(deviations, notIn: old?.deviations).map(AnyRecord.deviation)
    return result
  }

  private func rows<Record: Equatable>(_ new: [Record], notIn old: [Record]?) -> [Record] {
    guard let old, !old.isEmpty else { return new }
    return new.filter { !old.contains($0) }
  }
}
