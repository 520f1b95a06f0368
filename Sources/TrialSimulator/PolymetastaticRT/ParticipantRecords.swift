import CohortModel

extension PolymetastaticRT {
  /// The rows of one participant at the data cut.
  struct ParticipantRecords {
    let participant: Participant
    let burden: TumourBurden
    let therapy: TherapyCourse
    let scans: [Scan]
    private let seed: UInt64
    let baselineOn: Day

    init(_ participant: Participant, seed: UInt64) {
      self.participant = participant
      self.seed = seed
      burden = TumourBurden.draw(participant.candidate, seed: seed, index: participant.index)
      therapy = TherapyCourse(participant, burden, seed: seed)
      var path = LesionPath(participant, burden, seed: seed)
      scans = path.scans()
      var random = Xoshiro256(seed: seed, purpose: .arrivals, index: participant.index)
      let scanned = participant.firstTreatmentOn - random.integer(in: 1...7)
      baselineOn = max(participant.consentedOn, ClinicCalendar.onOrBefore(scanned))
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
      allocation.plannedArm =
        (participant.stratum.isIrradiated ? ArmCode.irradiated : .systemic)
        .rawValue
      allocation.actualArm = allocation.plannedArm
      return allocation
    }
  }

  enum ArmCode: String {
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
    subject.consentedOn = PartialDate(participant.consentedOn)
    subject.screenStatus = .enrolled
    subject.firstTreatmentOn = PartialDate(participant.firstTreatmentOn)
    subject.age = participant.candidate.age
    subject.ecog = participant.candidate.ecog
    subject.sex = random.chance(0.84) ? .male : .female
    subject.birthDate = PartialDate(
      participant.consentedOn.adding(months: -12 * participant.candidate.age)
        - random.integer(in: 0...364))
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
      subject.endOfStudyOn = PartialDate(
        min(participant.endsOn + 90, PolymetastaticRT.FollowUp.cutOff))
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
