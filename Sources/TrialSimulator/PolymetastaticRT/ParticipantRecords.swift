import CohortModel

extension PolymetastaticRT {
  /// The rows of one participant at the data cut.
  struct ParticipantRecords {
    private let participant: Participant
    private let burden: TumourBurden
    private let therapy: TherapyCourse
    private let scans: [Scan]
    private let seed: UInt64
    private let consentedOn: Day
    private let baselineOn: Day

    init(_ participant: Participant, seed: UInt64) {
      self.participant = participant
      self.seed = seed
      burden = TumourBurden.draw(participant.candidate, seed: seed, index: participant.index)
      therapy = TherapyCourse(participant, burden, seed: seed)
      var path = LesionPath(participant, burden, seed: seed)
      scans = path.scans()
      var random = Xoshiro256(seed: seed, purpose: .arrivals, index: participant.index)
      let first = participant.firstTreatmentOn
      let consent = ClinicCalendar.onOrBefore(first - random.integer(in: 4...14))
      consentedOn = max(consent, FollowUp.firstDay)
      baselineOn = max(consentedOn, ClinicCalendar.onOrBefore(first - random.integer(in: 1...7)))
    }

    func records() -> SubjectRecords {
      var toxicity = ToxicityCourse(
        participant, therapy, writesChinese: Hospitals.writesChinese(participant.site), seed: seed)
      var scores = SymptomScores(participant, baselineOn: baselineOn, seed: seed)
      var records = SubjectRecords(subject: subject)
      records.allocation = allocation
      records.treatments = therapy.treatments(of: participant.id)
      records.assessments = scans.map(assessment)
      records.lesions = baselineLesions + scans.flatMap(lesions)
      records.adverseEvents = toxicity.events().compactMap {
        $0.record(of: participant.id, at: FollowUp.cutOff)
      }
      records.symptoms = scores.records()
      records.visits = visits
      return records
    }

    private var allocation: Allocation {
      var allocation = Allocation()
      allocation.subject = participant.id
      allocation.plannedArm = (participant.stratum.isIrradiated ? TrialArm.irradiated : .systemic)
        .rawValue
      allocation.actualArm = allocation.plannedArm
      return allocation
    }
  }

  enum TrialArm: String {
    case irradiated = "RT"
    case systemic = "ICT"
  }
}

extension PolymetastaticRT.ParticipantRecords {
  private var subject: Subject {
    var random = Xoshiro256(seed: seed, purpose: .baseline, index: participant.index)
    var subject = Subject()
    subject.subject = participant.id
    subject.site = PolymetastaticRT.Hospitals.codes[participant.site]
    subject.consentedOn = PartialDate(consentedOn)
    subject.screenStatus = .enrolled
    subject.firstTreatmentOn = PartialDate(participant.firstTreatmentOn)
    subject.age = participant.candidate.age
    subject.ecog = participant.candidate.ecog
    subject.sex = random.chance(0.84) ? .male : .female
    subject.birthDate = PartialDate(
      consentedOn.adding(months: -12 * participant.candidate.age) - random.integer(in: 0...364))
    subject.initials = Initials.draw(&random)
    subject.histology = "ESCC"
    subject.metastases = burden.metastases.count
    subject.maximumMetastasesPerOrgan = BaselineLesion.mostInOneOrgan(burden.metastases)
    subject.maximumDiameter = burden.metastases.map(\.diameter).max()
    subject.covariates = covariates(&random)
    end(&subject, &random)
    return subject
  }

  private func covariates(_ random: inout Xoshiro256) -> [String: String] {
    func flag(_ value: Bool) -> String { value ? "Y" : "N" }
    return [
      "liver_metastases": flag(participant.candidate.hasLiver),
      "bone_metastases": flag(participant.candidate.hasBone),
      "dysphagia_at_baseline": flag(participant.candidate.hasDysphagia),
      "tumour_location": random.pick([
        ("cervical", 5), ("upper thoracic", 18), ("middle thoracic", 45), ("lower thoracic", 32),
      ]),
      "smoking": random.pick([("never", 34), ("former", 41), ("current", 25)]),
    ]
  }

  private func end(_ subject: inout Subject, _ random: inout Xoshiro256) {
    let cause = random.pick([
      ("Disease progression", 88), ("Pneumonia", 4), ("Oesophageal haemorrhage", 4),
      ("Cachexia", 4),
    ])
    let wait = random.integer(in: 5...35)
    let isTreatedAgain = random.chance(0.5)
    if let reason = therapy.endReason {
      subject.endOfTreatmentReason = reason
      subject.lastTreatmentOn = therapy.lastOn.map { PartialDate($0) }
    }
    if let found = participant.progressedOn, isTreatedAgain,
      found + wait < participant.lastAliveOn
    {
      subject.newTherapyOn = PartialDate(found + wait)
    }
    if let died = participant.diedOn {
      subject.diedOn = PartialDate(died)
      subject.causeOfDeath = participant.fatalToxicity?.cause ?? cause
      subject.endOfStudyOn = subject.diedOn
      subject.endOfStudyReason = "Death"
      subject.lastKnownAlive = contacts.max().map { PartialDate($0) }
    } else {
      subject.lastKnownAlive = PartialDate(participant.endsOn)
    }
    if participant.survival.isLost {
      subject.endOfStudyOn = PartialDate(min(participant.endsOn + 90, PolymetastaticRT.FollowUp.cutOff))
      subject.endOfStudyReason = "Lost to follow-up"
    }
  }

  /// Days on which a later deceased was seen.
  private var contacts: [Day] {
    let called = participant.endsOn - 10
    return therapy.cycles.map(\.givenOn) + therapy.radiotherapy.map(\.endedOn)
      + participant.scanDays.map(\.date) + [max(called, participant.firstTreatmentOn)]
  }
}

extension PolymetastaticRT.ParticipantRecords {
  private func assessment(_ scan: Scan) -> TumourAssessment {
    var assessment = TumourAssessment()
    assessment.subject = participant.id
    assessment.date = scan.date.map { PartialDate($0) }
    assessment.visit = PolymetastaticRT.Scans.visit(scan.number)
    assessment.evaluator = "investigator"
    assessment.target = scan.target
    assessment.nonTarget = scan.nonTarget
    assessment.newLesion = scan.newLesion
    assessment.overall = scan.overall
    assessment.criteria = "RECIST 1.1"
    return assessment
  }

  /// All metastases and the primary; the scans that follow measure the targets alone.
  private var baselineLesions: [Lesion] {
    burden.lesions.map { lesion in
      let isMeasured = lesion.isMetastasis && lesion.organ != .bone
      return row(
        LesionMeasure(
          lesion: lesion.id, type: lesion.type, organ: lesion.organ,
          diameter: isMeasured ? lesion.diameter : nil),
        on: baselineOn)
    }
  }

  private func lesions(_ scan: Scan) -> [Lesion] {
    guard let date = scan.date else { return [] }
    return scan.measures.map { row($0, on: date) }
  }

  private func row(_ measure: LesionMeasure, on date: Day) -> Lesion {
    var lesion = Lesion()
    lesion.subject = participant.id
    lesion.lesion = measure.lesion
    lesion.date = PartialDate(date)
    lesion.type = measure.type
    lesion.organ = measure.organ.rawValue
    lesion.isNodal = measure.organ == .lymphNode
    lesion.diameter = measure.diameter
    lesion.isIrradiated = false
    let course = therapy.radiotherapy.first { $0.lesion == measure.lesion }
    if let course, course.startedOn <= date {
      lesion.isIrradiated = true
      lesion.localTreatment = TreatmentKind.radiotherapy.rawValue
      lesion.localTreatmentOn = PartialDate(course.startedOn)
    }
    return lesion
  }

  private var visits: [Visit] {
    let atCycles = therapy.cycles.map { cycle in
      visit("Cycle " + String(cycle.number), planned: cycle.plannedOn, actual: cycle.givenOn)
    }
    let atScans = scans.map { scan in
      visit(
        PolymetastaticRT.Scans.visit(scan.number), planned: scan.plannedOn, actual: scan.date)
    }
    return atCycles + [visit("Baseline", planned: nil, actual: baselineOn)] + atScans
  }

  private func visit(_ name: String, planned: Day?, actual: Day?) -> Visit {
    var visit = Visit()
    visit.subject = participant.id
    visit.visit = name
    visit.planned = planned.map { PartialDate($0) }
    visit.actual = actual.map { PartialDate($0) }
    return visit
  }
}
