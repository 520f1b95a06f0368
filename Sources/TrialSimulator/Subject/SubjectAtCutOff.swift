import CohortModel

extension SubjectLife {
  /// The subject's own row on a day: screening first, then randomisation, treatment and fate.
  func subject(at day: Day) -> Subject {
    var subject = Subject()
    subject.subject = id
    subject.site = site
    subject.consentedOn = PartialDate(arrival.consentedOn)
    subject.screenStatus = .screening
    subject.sex = baseline.sex
    subject.age = baseline.age
    subject.birthDate = PartialDate(baseline.bornOn)
    subject.initials = baseline.initials
    subject.lastKnownAlive = contacts.last { $0 <= day }.map { PartialDate($0) }
    guard arrival.decidedOn <= day else { return subject }
    enter(into: &subject)
    if let course { follow(course, of: &subject, at: day) }
    return subject
  }

  private func enter(into subject: inout Subject) {
    subject.screenStatus = baseline.failure == nil ? .enrolled : .failed
    subject.screenFailureReason = baseline.failure?.rawValue
    subject.ecog = baseline.ecog
    subject.histology = baseline.histology
    subject.metastases = baseline.metastases
    subject.maximumMetastasesPerOrgan = baseline.maximumPerOrgan
    subject.maximumDiameter = baseline.maximumDiameter
    subject.metastasisBiopsied = baseline.isBiopsied
    subject.priorProgressionOnPD1 = baseline.progressedOnPD1
    subject.covariates = [
      "smoking": baseline.smoking, "pd_l1_cps": String(baseline.combinedPositiveScore),
      "tumour_location": baseline.tumourLocation,
      "prior_treatment": baseline.priorTreatment.rawValue,
      "height_cm": String(baseline.heightInCentimetres),
      "weight_kg": String(baseline.weightInKilograms),
    ]
  }

  private func follow(_ course: DiseaseCourse, of subject: inout Subject, at day: Day) {
    func known(_ date: Day?) -> PartialDate? {
      date.flatMap { $0 <= day ? PartialDate($0) : nil }
    }
    subject.randomisedOn = PartialDate(course.randomisedOn)
    subject.stratum = Baseline.strata[baseline.stratum]
    subject.firstTreatmentOn = known(course.firstTreatmentOn)
    subject.newTherapyOn = known(newTherapyOn)
    if let start = local.startedOn, start - 10 <= day { subject.lungV20 = local.lungV20 }
    if let end = endOfTreatment, end.day <= day {
      subject.endOfTreatmentReason = end.reason
      subject.lastTreatmentOn = known(lastTreatment)
    }
    if let died = course.knownDeathOn, died <= day {
      subject.diedOn = PartialDate(died)
      subject.causeOfDeath = course.causeOfDeath
    }
    if let end = endOfStudy(course), end.day <= day {
      subject.endOfStudyOn = PartialDate(end.day)
      subject.endOfStudyReason = end.reason
    }
  }

  private var lastTreatment: Day? {
    let days = [cycles.last?.givenOn] + local.treatments.map { Optional($0.endedOn) }
    return days.compactMap { $0 }.max()
  }

  private func endOfStudy(_ course: DiseaseCourse) -> (day: Day, reason: String)? {
    if let died = course.knownDeathOn { return (died, "Death") }
    if let lost = course.declaredLostOn { return (lost, "Lost to follow-up") }
    return course.withdrewOn.map { ($0, "Withdrawal by subject") }
  }
}
