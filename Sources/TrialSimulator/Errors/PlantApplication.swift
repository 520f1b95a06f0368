import CohortModel

extension Plant {
  /// Changes the rows and says what was done; nothing while the rows concerned do not exist yet.
  func apply(to records: inout SubjectRecords, at day: Day) -> [PlantedError] {
    switch kind {
    case .sharedIdentity, .scansMissed, .scanOverdue: applyToSubject(&records, at: day)
    case .aliveAfterDeath, .visitAfterDeath, .assessmentAfterDeath, .eventAfterDeath,
      .fatalWithoutDeath:
      applyToDeath(&records, at: day)
    case .unknownSubject, .futureVisit, .responseDisagrees: applyToRow(&records)
    case .futureReport, .endBeforeStart, .gradeMissing, .gradeSeven, .relatednessMissing:
      applyToEvent(&records)
    }
  }

  private func error(
    _ check: String, _ table: TrialTable, _ records: SubjectRecords, _ description: String
  ) -> PlantedError {
    PlantedError(
      check: check, table: table, subject: records.subject.subject, description: description)
  }

  private func applyToSubject(_ records: inout SubjectRecords, at day: Day) -> [PlantedError] {
    switch kind {
    case .sharedIdentity(let bornOn, let initials, let age, let other):
      records.subject.birthDate = PartialDate(bornOn)
      records.subject.initials = initials
      records.subject.age = age
      let text = "Same sex, date of birth and initials as \(other) of another site"
      return [error("W2", .subjects, records, text)]
    case .scansMissed(let scans):
      let names = scans.map(ScanPlan.visit)
      guard isDue(names.last, in: records, by: day - 8) else { return [] }
      let text = "Scans of \(names.joined(separator: " and ")) missed"
      return [error("W49", .assessments, records, text)]
    case .scanOverdue(let scan):
      let name = ScanPlan.visit(scan)
      let next = ScanPlan.visit(scan + 1)
      guard isDue(name, in: records, by: day - 8), !isDue(next, in: records, by: day) else {
        return []
      }
      return [error("W50", .assessments, records, "Scan of \(name) overdue")]
    default: return []
    }
  }

  private func isDue(_ visit: String?, in records: SubjectRecords, by day: Day) -> Bool {
    records.visits.contains { $0.visit == visit && ($0.planned?.first ?? day) <= day }
  }

  private func applyToDeath(_ records: inout SubjectRecords, at day: Day) -> [PlantedError] {
    guard let died = records.subject.diedOn?.exact else { return [] }
    switch kind {
    case .aliveAfterDeath where died + 12 <= day:
      records.subject.lastKnownAlive = PartialDate(died + 12)
      return [error("E9", .subjects, records, "Last known alive 12 days after the death")]
    case .visitAfterDeath where died + 9 <= day:
      records.visits.append(lateVisit(records, died))
      return [error("E9", .visits, records, "Safety visit 9 days after the death")]
    case .assessmentAfterDeath where died + 6 <= day:
      records.assessments.append(lateAssessment(records, died))
      return [
        error("E10", .assessments, records, "Assessment 6 days after the death (E9 sees it too)")
      ]
    case .eventAfterDeath where died + 9 <= day:
      records.adverseEvents.append(lateEvent(records, died))
      return [error("E11", .adverseEvents, records, "Adverse event AE97 starts after the death")]
    case .fatalWithoutDeath:
      records.adverseEvents.append(fatalEvent(records, died))
      records.subject.lastKnownAlive = PartialDate(died)
      records.subject.diedOn = nil
      records.subject.causeOfDeath = nil
      records.subject.endOfStudyOn = nil
      records.subject.endOfStudyReason = nil
      return [error("E22", .adverseEvents, records, "Grade 5 event AE98 without a date of death")]
    default: return []
    }
  }

  private func lateVisit(_ records: SubjectRecords, _ died: Day) -> Visit {
    var visit = Visit()
    visit.subject = records.subject.subject
    visit.visit = "Safety follow-up"
    visit.planned = PartialDate(died - 2)
    visit.actual = PartialDate(died + 9)
    return visit
  }

  private func lateAssessment(_ records: SubjectRecords, _ died: Day) -> TumourAssessment {
    var assessment = TumourAssessment()
    assessment.subject = records.subject.subject
    assessment.date = PartialDate(died + 6)
    assessment.visit = "Unscheduled"
    assessment.evaluator = "investigator"
    assessment.overall = .progressive
    assessment.criteria = "RECIST 1.1"
    return assessment
  }

  private func lateEvent(_ records: SubjectRecords, _ died: Day) -> AdverseEvent {
    var event = Plant.event(records.subject.subject, "AE97", on: died + 4, reported: died + 9)
    event.term = "Fatigue"
    event.preferredTerm = "Fatigue"
    event.systemOrganClass = OrganClass.general
    event.grade = 1
    event.isSerious = false
    event.outcome = .recovering
    return event
  }

  private func fatalEvent(_ records: SubjectRecords, _ died: Day) -> AdverseEvent {
    var event = Plant.event(records.subject.subject, "AE98", on: died, reported: died)
    event.end = PartialDate(died)
    event.term = "食管大出血"
    event.preferredTerm = "Esophageal hemorrhage"
    event.systemOrganClass = OrganClass.gastrointestinal
    event.grade = 5
    event.isSerious = true
    event.seriousness = "death"
    event.outcome = .fatal
    return event
  }

  static func event(
    _ subject: String, _ id: String, on start: Day, reported: Day
  ) -> AdverseEvent {
    var event = AdverseEvent()
    event.subject = subject
    event.event = id
    event.ctcaeVersion = "5.0"
    event.start = PartialDate(start)
    event.relatedToImmunotherapy = .unrelated
    event.relatedToChemotherapy = .unrelated
    event.relatedToLocalTreatment = .unrelated
    event.isImmuneRelated = false
    event.action = .notApplicable
    event.reportedOn = PartialDate(reported)
    return event
  }
}

extension Plant {
  private func applyToRow(_ records: inout SubjectRecords) -> [PlantedError] {
    switch kind {
    case .unknownSubject(let id):
      guard let first = records.subject.firstTreatmentOn?.exact,
        records.subject.lastKnownAlive.map({ $0.first >= first + 8 }) ?? false
      else { return [] }
      records.adverseEvents.append(strayEvent(of: id, on: first + 5))
      return [
        PlantedError(
          check: "E3", table: .adverseEvents, subject: id,
          description: "Adverse event of a subject who does not exist (letter O for a zero)")
      ]
    case .futureVisit(let name):
      guard let row = records.visits.firstIndex(where: { $0.visit == name && $0.actual != nil })
      else { return [] }
      records.visits[row].actual = records.visits[row].actual.flatMap(Plant.mistyped)
      return [error("E8", .visits, records, "\(name) dated 2062")]
    case .responseDisagrees(let name):
      guard let row = records.assessments.firstIndex(where: { $0.visit == name }) else { return [] }
      records.assessments[row].target = .stable
      records.assessments[row].overall = .stable
      let text = "\(name): target sum progressive, recorded as stable (no rule for it yet)"
      return [error("E42", .assessments, records, text)]
    default: return []
    }
  }

  private func strayEvent(of id: String, on day: Day) -> AdverseEvent {
    var event = Plant.event(id, "AE01", on: day, reported: day + 3)
    event.end = PartialDate(day + 3)
    event.term = "恶心"
    event.preferredTerm = "Nausea"
    event.systemOrganClass = OrganClass.gastrointestinal
    event.grade = 1
    event.isSerious = false
    event.relatedToChemotherapy = .probable
    event.action = ActionTaken.none
    event.outcome = .recovered
    return event
  }

  /// The year 2062, two digits of the year exchanged.
  private static func mistyped(_ date: PartialDate) -> PartialDate? {
    date.exact.flatMap { day in
      let (_, month, dayOfMonth) = day.civil
      return PartialDate(year: 2062, month: month, day: dayOfMonth)
        ?? PartialDate(year: 2062, month: month, day: 28)
    }
  }

  private func applyToEvent(_ records: inout SubjectRecords) -> [PlantedError] {
    guard let id = eventID,
      let row = records.adverseEvents.firstIndex(where: { $0.event == id })
    else { return [] }
    var event = records.adverseEvents[row]
    let planted: (check: String, text: String)?
    switch kind {
    case .futureReport:
      event.reportedOn = event.reportedOn.flatMap(Plant.mistyped)
      planted = ("E8", "reported in 2062")
    case .endBeforeStart:
      guard event.end != nil, let start = event.start?.exact else { return [] }
      event.end = PartialDate(start - 4)
      planted = ("E12", "ends 4 days before it starts")
    case .gradeMissing:
      event.grade = nil
      planted = ("W31", "without a grade")
    case .gradeSeven:
      event.grade = 7
      planted = ("W31", "of grade 7")
    case .relatednessMissing:
      event.relatedToImmunotherapy = nil
      event.relatedToChemotherapy = nil
      event.relatedToLocalTreatment = nil
      planted = ("W32", "without relatedness")
    default: planted = nil
    }
    records.adverseEvents[row] = event
    return planted.map {
      [error($0.check, .adverseEvents, records, "Adverse event \(id) \($0.text)")]
    } ?? []
  }

  private var eventID: String? {
    switch kind {
    case .futureReport(let event), .endBeforeStart(let event), .gradeMissing(let event),
      .gradeSeven(let event), .relatednessMissing(let event):
      event
    default: nil
    }
  }
}
