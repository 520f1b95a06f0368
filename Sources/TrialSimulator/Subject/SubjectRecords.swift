import CohortModel

/// The rows of one subject at one cut-off.
struct SubjectRecords: Equatable, Sendable {
  var subject: Subject
  var allocation: Allocation?
  var treatments: [Treatment] = []
  var assessments: [TumourAssessment] = []
  var lesions: [Lesion] = []
  var adverseEvents: [AdverseEvent] = []
  var symptoms: [SymptomScore] = []
  var visits: [Visit] = []
  var deviations: [ProtocolDeviation] = []
}

extension SubjectLife {
  /// What was known on a day; nil before consent.
  func records(at day: Day) -> SubjectRecords? {
    guard arrival.consentedOn <= day else { return nil }
    var records = SubjectRecords(subject: subject(at: day))
    guard let enrolment, arrival.decidedOn <= day else { return records }
    records.allocation = allocation(enrolment, at: day)
    records.treatments = treatments.filter { $0.day <= day }.map(\.record)
    records.treatments += localTreatments(at: day)
    for scan in scans {
      guard let date = scan.date, date <= day else { continue }
      // The baseline scan has lesions but no response.
      if scan.number > 0 {
        records.assessments.append(scan.assessment(of: id, visit: scan.visit))
      }
      records.lesions += lesions(scan, on: date)
    }
    records.adverseEvents = events.compactMap { $0.record(of: id, at: day) }
    records.symptoms = symptoms.filter { $0.day <= day }.map(\.record)
    records.visits = visits(at: day)
    records.deviations = deviations.filter { $0.day <= day }.map(\.record)
    return records
  }

  private func allocation(_ enrolment: Enrolment, at day: Day) -> Allocation {
    var allocation = Allocation()
    allocation.subject = id
    allocation.plannedArm = enrolment.plannedArm.rawValue
    if let first = course?.firstTreatmentOn, first <= day {
      let hasCrossed = enrolment.crossesOver && (local.startedOn.map { $0 <= day } ?? false)
      allocation.actualArm = hasCrossed ? TrialArm.combined.rawValue : allocation.plannedArm
    }
    return allocation
  }

  private func localTreatments(at day: Day) -> [Treatment] {
    local.treatments.enumerated().filter { $0.element.startedOn <= day }.map { index, treatment in
      treatment.record(subject: id, id: "LT" + (index + 1).padded(to: 2), at: day)
    }
  }

  private func lesions(_ scan: Scan, on date: Day) -> [Lesion] {
    scan.measures.map { measure in
      let treatment = local.treatment(of: measure.lesion)
      return measure.record(
        of: id, on: date,
        treatment: treatment.flatMap { $0.startedOn <= date ? ($0.kind, $0.startedOn) : nil })
    }
  }

  private func visits(at day: Day) -> [Visit] {
    let atCycles = cycles.map { cycle in
      visit(
        "Cycle " + String(cycle.number), planned: cycle.plannedOn, actual: cycle.givenOn, at: day)
    }
    let atScans = scans.map { scan in
      visit(
        scan.visit, planned: scan.isUnscheduled ? nil : scan.plannedOn, actual: scan.date, at: day)
    }
    return (atCycles + atScans).compactMap { $0 }
  }

  /// Nil until the visit is due or done; no date lies after the cut-off.
  private func visit(_ name: String, planned: Day?, actual: Day?, at day: Day) -> Visit? {
    guard planned.map({ $0 <= day }) ?? false || actual.map({ $0 <= day }) ?? false else {
      return nil
    }
    var visit = Visit()
    visit.subject = id
    visit.visit = name
    visit.planned = planned.flatMap { $0 <= day ? PartialDate($0) : nil }
    visit.actual = actual.flatMap { $0 <= day ? PartialDate($0) : nil }
    return visit
  }
}
