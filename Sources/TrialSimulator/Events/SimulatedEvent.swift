import CohortModel

/// One adverse event from start to end, with what becomes known when.
struct SimulatedEvent: Sendable {
  var id = ""
  var source: CataloguedEvent
  var term: String
  /// Worst grade; a fatal event is one grade below death until the subject has died.
  var grade: Int
  var startedOn: Day
  /// Only the month of the start was written down.
  var hasMonthOnly = false
  var endedOn: Day?
  var reportedOn: Day
  var seriousness: String?
  var relatedness: EventRelatedness
  var isImmuneRelated: Bool
  var action: ActionTaken
  var diedOn: Day?

  /// No dose before recovery from a severe immune-related event, nor in the first four weeks of
  /// another that is more than a laboratory value.
  func holdsTreatment(on day: Day) -> Bool {
    guard grade >= 3, startedOn <= day, isImmuneRelated || !source.isLaboratory else {
      return false
    }
    return lastHeldDay.map { day <= $0 } ?? true
  }

  /// Nil where the subject never recovers.
  var lastHeldDay: Day? {
    isImmuneRelated ? endedOn : min(endedOn ?? startedOn + 28, startedOn + 28)
  }

  /// Nil until the event has begun and has been reported.
  func record(of subject: String, at day: Day) -> AdverseEvent? {
    guard startedOn <= day, reportedOn <= day else { return nil }
    var event = AdverseEvent()
    event.subject = subject
    event.event = id
    event.term = term
    event.preferredTerm = source.preferredTerm
    event.systemOrganClass = source.systemOrganClass
    event.ctcaeVersion = "5.0"
    event.start = hasMonthOnly ? month(of: startedOn) : PartialDate(startedOn)
    event.isSerious = seriousness != nil
    event.relatedToImmunotherapy = relatedness.immunotherapy
    event.relatedToChemotherapy = relatedness.chemotherapy
    event.relatedToLocalTreatment = relatedness.local
    event.isImmuneRelated = isImmuneRelated
    event.action = action
    event.reportedOn = PartialDate(reportedOn)
    settle(&event, at: day)
    return event
  }

  private func settle(_ event: inout AdverseEvent, at day: Day) {
    if let diedOn {
      let isOver = diedOn <= day
      event.grade = isOver ? 5 : 4
      event.seriousness = isOver ? "death" : "life-threatening"
      event.outcome = isOver ? .fatal : .notRecovered
      event.end = isOver ? PartialDate(diedOn) : nil
      return
    }
    event.grade = grade
    event.seriousness = seriousness
    if let endedOn, endedOn <= day {
      event.end = PartialDate(endedOn)
      event.outcome = .recovered
    } else {
      event.outcome = day - startedOn > 28 ? .notRecovered : .recovering
    }
  }

  private func month(of day: Day) -> PartialDate? {
    let (year, month, _) = day.civil
    return PartialDate(year: year, month: month)
  }
}

/// Relatedness to each modality; what was not given is unrelated.
struct EventRelatedness: Sendable {
  var immunotherapy = Relatedness.unrelated
  var chemotherapy = Relatedness.unrelated
  var local = Relatedness.unrelated
}
