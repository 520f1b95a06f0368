import CohortModel

/// Everything recorded of one subject by the data cut.
struct LowDoseLife {
  private let entry: LowDoseEntry
  private let fate: LowDoseFate
  private let baseline: Baseline
  private let lesions: [LowDoseLesion]
  private let scans: [Scan]
  private let cycles: LowDoseCycles
  private let events: [AdverseEvent]
  private let symptoms: [SymptomScore]
  private let newTherapyOn: Day?

  init(
    _ entry: LowDoseEntry, _ fate: LowDoseFate, events: [LowDoseEvents.Dealt], seed: UInt64,
    index: Int
  ) throws {
    self.entry = entry
    self.fate = fate
    var random = Xoshiro256(seed: seed, purpose: .tumour, index: index)
    lesions = LowDoseLesions.draw(fate, &random)
    let calendar = LowDoseScans.calendar(fate, &random)
    var tumour = LowDoseTumour(fate, lesions, random)
    scans = try tumour.scans(on: calendar)
    baseline = LowDoseBaseline.draw(entry, lesions.map(\.lesion), seed: seed, index: index)
    random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: index)
    cycles = LowDoseCycles(
      fate, lesions, subject: entry.subject,
      until: fate.date(min(fate.progressionDay, fate.survivalDay - 4)), &random)
    newTherapyOn = LowDoseLife.newTherapy(fate, &random)
    var course = LowDoseEventCourse(
      fate, subject: entry.subject,
      Xoshiro256(seed: seed, purpose: .adverseEvents, index: index + 1))
    self.events = course.rows(events)
    symptoms = SymptomCourse.scores(
      baseline, scans: scans, subject: entry.subject, seed: seed, index: index
    ).map(\.record)
  }

  var records: SubjectRecords {
    var records = SubjectRecords(subject: subject)
    var allocation = Allocation()
    allocation.subject = entry.subject
    allocation.plannedArm = LowDoseRT.study.arms[0].code
    allocation.actualArm = allocation.plannedArm
    records.allocation = allocation
    records.treatments = cycles.treatments
    records.assessments = scans.dropFirst().compactMap(assessment)
    records.lesions = scans.flatMap(lesionRows)
    records.adverseEvents = events
    records.symptoms = symptoms
    records.visits = visits
    return records
  }

  private static func newTherapy(_ fate: LowDoseFate, _ random: inout Xoshiro256) -> Day? {
    let isFit = random.chance(0.6)
    let wait = random.integer(in: 10...40)
    guard fate.hasProgressed, isFit, fate.progressionDay + wait + 15 < fate.survivalDay else {
      return nil
    }
    return ClinicCalendar.onOrAfter(fate.date(fate.progressionDay + wait))
  }

  // MARK: - The subject's own row

  private var subject: Subject {
    var subject = LowDoseBaseline.subject(baseline)
    subject.subject = entry.subject
    subject.site = entry.site
    subject.consentedOn = PartialDate(entry.consentedOn)
    subject.firstTreatmentOn = PartialDate(fate.startedOn)
    subject.newTherapyOn = newTherapyOn.map { PartialDate($0) }
    endTreatment(of: &subject)
    subject.lastKnownAlive = PartialDate(lastSeen)
    if fate.hasDied {
      subject.diedOn = PartialDate(fate.lastContact)
      subject.causeOfDeath = "Disease progression"
      subject.endOfStudyOn = subject.diedOn
      subject.endOfStudyReason = "Death"
    }
    return subject
  }

  private func endTreatment(of subject: inout Subject) {
    let isFull = cycles.days.count >= 52
    guard fate.hasProgressed || fate.hasDied || isFull else { return }
    let ends = cycles.treatments.compactMap { $0.end?.exact }
    subject.lastTreatmentOn = ends.max().map { PartialDate($0) }
    subject.endOfTreatmentReason =
      isFull ? "Completed" : fate.hasProgressed ? "Progressive disease" : "Death"
  }

  /// The last contact of those alive; for the dead the last day on which something was recorded.
  private var lastSeen: Day {
    guard fate.hasDied else { return fate.lastContact }
    let days =
      scans.compactMap(\.date) + cycles.days + events.compactMap { $0.start?.exact }
      + [newTherapyOn].compactMap { $0 } + cycles.treatments.compactMap { $0.end?.exact }
    let last = days.max() ?? fate.startedOn
    let call = fate.lastContact - 12
    return max(last, call > last ? ClinicCalendar.onOrBefore(call) : last)
  }

  // MARK: - Scans and visits

  private func assessment(_ scan: Scan) -> TumourAssessment? {
    scan.date.map { _ in scan.assessment(of: entry.subject, visit: name(scan)) }
  }

  private func lesionRows(_ scan: Scan) -> [Lesion] {
    guard let date = scan.date else { return [] }
    return scan.measures.map { measure in
      let isIrradiated =
        lesions.contains { $0.lesion.id == measure.lesion && $0.isIrradiated }
      return measure.record(
        of: entry.subject, on: date,
        treatment: isIrradiated ? (.radiotherapy, fate.startedOn) : nil)
    }
  }

  private var visits: [Visit] {
    var planned = fate.startedOn
    let atCycles = cycles.days.enumerated().map { index, day in
      defer { planned = day + LowDoseCycles.days }
      return visit("Cycle " + String(index + 1), planned: planned, actual: day)
    }
    let atScans = scans.compactMap { scan in
      scan.date.map {
        visit(name(scan), planned: scan.isUnscheduled ? nil : scan.plannedOn, actual: $0)
      }
    }
    return atCycles + atScans
  }

  private func name(_ scan: Scan) -> String {
    guard scan.number > 0 else { return "Baseline" }
    return scan.isUnscheduled
      ? ScanPlan.unscheduled : "Week " + String(LowDoseScans.offset(scan.number) / 7)
  }

  private func visit(_ name: String, planned: Day?, actual: Day) -> Visit {
    var visit = Visit()
    visit.subject = entry.subject
    visit.visit = name
    visit.planned = planned.map { PartialDate($0) }
    visit.actual = PartialDate(actual)
    return visit
  }
}
