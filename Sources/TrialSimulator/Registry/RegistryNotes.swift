import CohortModel

/// What only some subjects have: a symptom score, a visit, a deviation.
struct RegistryNotes {
  private let patient: RegistryPatient
  private let fate: RegistryFate
  private var random: Xoshiro256

  init(of patient: RegistryPatient, _ fate: RegistryFate, seed: UInt64) {
    self.patient = patient
    self.fate = fate
    random = Xoshiro256(seed: seed, purpose: .symptoms, index: patient.index)
  }

  mutating func symptoms() -> [SymptomScore] {
    guard random.chance(0.06) else { return [] }
    let first = random.category([40, 30, 20, 10])
    let later = max(0, min(4, first + random.integer(in: -2...1)))
    return [(0, first), (60, later)].compactMap { wait, value in
      let day = fate.startedOn + wait
      guard day <= fate.endedOn else { return nil }
      var score = SymptomScore()
      score.subject = patient.id
      score.date = PartialDate(day)
      score.scale = "dysphagia"
      score.score = Double(value)
      return score
    }
  }

  mutating func visits() -> [Visit] {
    let planned = fate.startedOn + 30
    guard random.chance(0.05), planned <= fate.endedOn else { return [] }
    var visit = Visit()
    visit.subject = patient.id
    visit.visit = "Month 1"
    visit.planned = PartialDate(planned)
    let actual = ClinicCalendar.onOrAfter(planned + random.integer(in: -3...9))
    visit.actual = actual <= fate.endedOn ? PartialDate(actual) : nil
    return [visit]
  }

  mutating func deviations() -> [ProtocolDeviation] {
    guard random.chance(0.02) else { return [] }
    var deviation = ProtocolDeviation()
    deviation.subject = patient.id
    deviation.deviation = "1"
    let span = fate.endedOn - fate.startedOn
    deviation.date = PartialDate(fate.startedOn + random.integer(in: 0...max(0, span)))
    deviation.category = random.pick([("Visit window", 5), ("Consent form", 2), ("Dosing", 3)])
    deviation.isImportant = random.chance(0.15)
    deviation.description = "As reported by the centre"
    return [deviation]
  }
}
