import CohortModel

/// What a subject was given: up to four cycles of drugs, radiotherapy in its arm, a second line.
struct RegistryTherapy {
  private(set) var treatments: [Treatment] = []
  private(set) var lesions: [Lesion] = []
  private var newTherapyOn: Day?
  private let patient: RegistryPatient
  private let fate: RegistryFate

  init(of patient: RegistryPatient, _ fate: RegistryFate, seed: UInt64) {
    self.patient = patient
    self.fate = fate
    var random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: patient.index)
    giveDrugs(&random)
    if patient.arm == .irradiated { irradiate(&random) }
    chooseSecondLine(&random)
  }

  private mutating func giveDrugs(_ random: inout Xoshiro256) {
    let drug = random.pick(RegistryTherapy.drugs)
    var day = fate.startedOn
    for cycle in 1...(1 + random.category([15, 25, 30, 30])) {
      guard cycle == 1 || (day < fate.endedOn && day < fate.progressionOn) else { return }
      var given = treatment(.systemic, from: day, to: day)
      given.agent = drug.agent
      given.cycle = cycle
      given.dose = drug.dose
      given.unit = "mg/m2"
      given.isModified = cycle > 1 && random.chance(0.18)
      treatments.append(given)
      day = ClinicCalendar.onOrAfter(day + 21 + random.category([70, 0, 0, 10, 8, 4, 2, 6]))
    }
  }

  private static let drugs: [((agent: String, dose: Double), Double)] = [
    (("paclitaxel", 175), 4), (("docetaxel", 75), 2), (("irinotecan", 150), 1),
  ]

  private mutating func irradiate(_ random: inout Xoshiro256) {
    let start = min(fate.endedOn, fate.startedOn + random.integer(in: 0...28))
    let fractions = random.element(of: [10, 15, 25, 28])
    let end = min(fate.endedOn, ClinicCalendar.end(of: fractions, from: start))
    var given = treatment(.radiotherapy, from: start, to: end)
    given.dose = fractions == 10 ? 30 : Double(fractions) * 2
    given.unit = "Gy"
    given.lesion = "L1"
    treatments.append(given)
    lesions.append(lesion(irradiatedOn: start, &random))
  }

  private func treatment(_ kind: TreatmentKind, from start: Day, to end: Day) -> Treatment {
    var treatment = Treatment()
    treatment.subject = patient.id
    treatment.treatment = String(treatments.count + 1)
    treatment.kind = kind
    treatment.start = PartialDate(start)
    treatment.end = PartialDate(end)
    return treatment
  }

  private func lesion(irradiatedOn day: Day, _ random: inout Xoshiro256) -> Lesion {
    var lesion = Lesion()
    lesion.subject = patient.id
    lesion.lesion = "L1"
    lesion.date = PartialDate(fate.startedOn)
    lesion.type = .target
    lesion.organ = random.pick([("lymph node", 45), ("lung", 28), ("bone", 15), ("liver", 12)])
    lesion.isNodal = lesion.organ == "lymph node"
    lesion.diameter = patient.subject.maximumDiameter
    lesion.isIrradiated = true
    lesion.localTreatment = "radiotherapy"
    lesion.localTreatmentOn = PartialDate(day)
    return lesion
  }

  private mutating func chooseSecondLine(_ random: inout Xoshiro256) {
    let day = fate.progressionOn + random.integer(in: 14...70)
    guard random.chance(0.42), day < fate.endedOn else { return }
    newTherapyOn = day
  }

  func complete(_ subject: inout Subject) {
    subject.newTherapyOn = newTherapyOn.map { PartialDate($0) }
    let last = treatments.compactMap { $0.end?.exact }.max()
    subject.lastTreatmentOn = last.map { PartialDate($0) }
    subject.endOfTreatmentReason =
      fate.diesOfToxicity ? "Adverse event" : treatments.count > 3 ? "Completed" : "Progression"
  }
}
