extension SubjectProfile {
  /// An adverse event as an interval of days.
  package struct Event: Equatable, Sendable {
    package let reference: Reference
    /// The preferred term, else the term as reported.
    package let term: String?
    package let verbatim: String?
    package let systemOrganClass: String?
    package let grade: Grade?
    package let start: Day?
    /// Resolved from a partial date.
    package let isStartImputed: Bool
    /// By the cut-off.
    package let end: Day?
    package let isOngoing: Bool
    /// Study day after the first treatment; nil for the untreated.
    package let onsetDay: Int?
    package let isSerious: Bool?
    package let seriousness: String?
    /// To any treatment; nil where relatedness is missing for every one.
    package let isRelated: Bool?
    package let relatedToImmunotherapy: Relatedness?
    package let relatedToChemotherapy: Relatedness?
    package let relatedToLocalTreatment: Relatedness?
    package let isImmuneRelated: Bool?
    package let action: ActionTaken?
    package let outcome: Outcome?

    /// First and last day included; nil where either is unknown, or they stand in the wrong order.
    package var duration: Int? {
      guard let start, let end, end >= start else { return nil }
      return end - start + 1
    }

    package var isFatal: Bool { grade == .fatal || outcome == .fatal }

    /// Told one by one in a narrative: serious, fatal, or of grade 3 or worse.
    package var isNotable: Bool {
      isFatal || isSerious == true || (grade.map { $0 >= .severe } ?? false)
    }
  }
}

extension Cohort {
  func profileEvent(_ row: Int, _ closed: ClosedFields) -> SubjectProfile.Event {
    let events = data.adverseEvents
    func open<Value>(_ field: String, _ value: Value?) -> Value? {
      closed.open(.adverseEvents, field, value)
    }
    return SubjectProfile.Event(
      reference: .init(.adverseEvents, events.rowIDs[row]),
      term: open("preferredTerm", events.preferredTerm[row]) ?? open("term", events.term[row]),
      verbatim: open("term", events.term[row]),
      systemOrganClass: open("systemOrganClass", events.systemOrganClass[row]),
      grade: open("grade", events.grade[row]),
      start: open("start", events.start[row]),
      isStartImputed: events.isStartImputed[row] == true,
      end: open("end", adverseEventEnd(row)),
      isOngoing: !closed.contains(.adverseEvents, "end") && isOngoing(adverseEvent: row),
      onsetDay: open("start", onsetDay(ofAdverseEvent: row)),
      isSerious: open("isSerious", events.isSerious[row]),
      seriousness: open("seriousness", events.seriousness[row]),
      isRelated: events.isRelatednessMissing(row) ? nil : events.isRelated(row),
      relatedToImmunotherapy: open("relatedToImmunotherapy", events.relatedToImmunotherapy[row]),
      relatedToChemotherapy: open("relatedToChemotherapy", events.relatedToChemotherapy[row]),
      relatedToLocalTreatment: open("relatedToLocalTreatment", events.relatedToLocalTreatment[row]),
      isImmuneRelated: open("isImmuneRelated", events.isImmuneRelated[row]),
      action: open("action", events.action[row]),
      outcome: open("outcome", events.outcome[row]))
  }
}
