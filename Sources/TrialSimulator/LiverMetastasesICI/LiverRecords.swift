import CohortModel

/// The rows of one member of the cohort.
struct LiverRecords {
  let id: String
  let member: LiverMember
  let local: [LocalTreatment]
  let scans: [Scan]
  let events: [SimulatedEvent]
  var random: Xoshiro256

  private var course: LiverCourse { member.course }
  private var lastContact: Day { member.day(course.lastContact) }

  mutating func records() -> SubjectRecords {
    var records = SubjectRecords(subject: subject())
    records.allocation = Allocation()
    records.allocation?.subject = id
    records.allocation?.plannedArm = member.arm.rawValue
    records.allocation?.actualArm = member.arm.rawValue
    records.treatments = member.cycles.flatMap(treatments)
    records.treatments += local.enumerated().map { index, treatment in
      treatment.record(
        subject: id, id: "LT" + (index + 1).padded(to: 2), at: LiverMetastasesICI.cutOff)
    }
    records.assessments = scans.dropFirst().map(assessment)
    records.lesions = scans.flatMap(lesions)
    records.adverseEvents = events.compactMap {
      $0.record(of: id, at: min(lastContact, LiverMetastasesICI.cutOff))
    }
    return records
  }

  // MARK: Subject

  private mutating func subject() -> Subject {
    let baseline = member.baseline
    var subject = Subject()
    subject.subject = id
    subject.site = LiverMetastasesICI.site.site
    subject.screenStatus = .enrolled
    subject.firstTreatmentOn = PartialDate(member.start)
    subject.age = baseline.age
    subject.sex = baseline.sex
    subject.ecog = baseline.ecog
    subject.histology = baseline.histology
    subject.metastases = baseline.liverMetastases + baseline.otherOrgans.count
    subject.maximumMetastasesPerOrgan = baseline.liverMetastases
    subject.maximumDiameter = baseline.lesions.filter(\.isMetastasis).map(\.diameter).max()
    subject.covariates = covariates
    follow(&subject)
    return subject
  }

  private var covariates: [String: String] {
    let baseline = member.baseline
    return [
      "kps": String(baseline.karnofsky), "differentiation": baseline.differentiation,
      "liver_mets": String(baseline.liverMetastases),
      "extrahepatic_mets": baseline.otherOrgans.isEmpty ? "N" : "Y",
      "prior_surgery": baseline.hadSurgery ? "Y" : "N",
      "prior_radiotherapy": baseline.hadRadiotherapy ? "Y" : "N",
      "smoking": baseline.smoking, "tumour_location": baseline.tumourLocation,
    ]
  }

  private mutating func follow(_ subject: inout Subject) {
    endTreatment(&subject)
    let newTherapy = [newTherapy()].compactMap { $0 }
    subject.newTherapyOn = newTherapy.first.map { PartialDate($0) }
    guard let death = course.death else {
      subject.lastKnownAlive = PartialDate(lastContact)
      if course.isLost {
        subject.endOfStudyOn = PartialDate(lastContact)
        subject.endOfStudyReason = "Lost to follow-up"
      }
      return
    }
    subject.diedOn = PartialDate(member.day(death))
    subject.endOfStudyOn = subject.diedOn
    subject.endOfStudyReason = "Death"
    subject.causeOfDeath =
      course.progression == nil
      ? random.pick([("Disease progression", 5), ("Pneumonia", 2), ("Unknown", 3)])
      : random.pick([("Disease progression", 92), ("Unknown", 8)])
    subject.lastKnownAlive = PartialDate(lastSeen(before: member.day(death), newTherapy))
  }

  /// The latest row, or a telephone call in the last weeks of life.
  private mutating func lastSeen(before death: Day, _ newTherapy: [Day]) -> Day {
    let ends = local.map(\.endedOn) + events.compactMap(\.endedOn) + events.map(\.startedOn)
    let rows = scans.compactMap(\.date) + member.cycles.map(\.givenOn) + ends + newTherapy
    let call = death - random.integer(in: 3...40)
    return min(death, max(call, rows.max() ?? member.start))
  }

  private mutating func endTreatment(_ subject: inout Subject) {
    guard let last = member.cycles.last?.givenOn else { return }
    let isOngoing =
      course.progression == nil && course.death == nil && !course.isLost
      && lastContact - last <= 40
    guard !isOngoing else { return }
    subject.lastTreatmentOn = PartialDate(max(last, local.map(\.endedOn).max() ?? last))
    subject.endOfTreatmentReason = reasonToStop(last)
  }

  private mutating func reasonToStop(_ last: Day) -> String {
    if member.endsWithToxicity { return "Adverse event" }
    let twoYears = last - member.start > LiverRegimen.inhibitorDays - 40
    if member.arm == .chemotherapy,
      member.chemotherapyCycles == member.baseline.regimen.plannedCycles
    {
      return "Completed"
    }
    if twoYears { return "Completed" }
    if let progression = course.progression, member.day(progression) - last <= 50 {
      return "Progressive disease"
    }
    if let death = course.death, member.day(death) - last <= 60 { return "Clinical decline" }
    return course.isLost && lastContact - last <= 40
      ? "Lost to follow-up" : random.pick([("Physician decision", 3), ("Subject decision", 2)])
  }

  private mutating func newTherapy() -> Day? {
    let isGiven = random.chance(0.6)
    let wait = random.integer(in: 6...40)
    guard isGiven, let progression = course.progression else { return nil }
    let day = ClinicCalendar.onOrAfter(member.day(progression) + wait)
    return day < lastContact - 10 ? day : nil
  }

  // MARK: Course

  private func treatments(of cycle: LiverCycle) -> [Treatment] {
    let regimen = member.baseline.regimen
    let chemotherapy = cycle.hasChemotherapy ? regimen.chemotherapy : []
    let drugs = chemotherapy + (cycle.hasInhibitor ? [regimen.inhibitor].compactMap { $0 } : [])
    return drugs.enumerated().map { index, drug in
      let isReduced = cycle.isReduced && index < chemotherapy.count
      var treatment = Treatment()
      treatment.subject = id
      treatment.treatment = "C" + cycle.number.padded(to: 2) + "-" + String(index + 1)
      treatment.start = PartialDate(cycle.givenOn)
      treatment.end = treatment.start
      treatment.kind = .systemic
      treatment.agent = drug.name
      treatment.cycle = cycle.number
      treatment.dose = isReduced ? (drug.dose * 8).rounded() / 10 : drug.dose
      treatment.unit = drug.unit
      treatment.isModified = isReduced || cycle.givenOn - cycle.plannedOn > 3 ? true : nil
      return treatment
    }
  }

  private func assessment(_ scan: Scan) -> TumourAssessment {
    scan.assessment(of: id, visit: "Scan " + String(scan.number))
  }

  private func lesions(_ scan: Scan) -> [Lesion] {
    guard let date = scan.date else { return [] }
    return scan.measures.map { measure in
      let given = local.first { $0.lesion == measure.lesion && $0.startedOn <= date }
      return measure.record(of: id, on: date, treatment: given.map { ($0.kind, $0.startedOn) })
    }
  }
}
