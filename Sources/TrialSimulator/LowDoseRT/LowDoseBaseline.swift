import CohortModel

/// A person who progressed on first-line immunotherapy and chemotherapy.
enum LowDoseBaseline {
  static func draw(
    _ entry: LowDoseEntry, _ lesions: [BaselineLesion], seed: UInt64, index: Int
  ) -> Baseline {
    var random = Xoshiro256(seed: seed, purpose: .baseline, index: index)
    let sex: Sex = random.chance(0.84) ? .male : .female
    let age = min(76, max(41, Int(random.normal(mean: 61, sd: 7.5).rounded())))
    let birthday = entry.consentedOn.adding(months: -12 * age) - random.integer(in: 0...364)
    let height = random.normal(mean: sex == .male ? 168 : 157, sd: 5.5).rounded()
    let massIndex = min(28, max(15.5, random.normal(mean: 20.6, sd: 2.5)))
    let metastases = lesions.filter(\.isMetastasis)
    return Baseline(
      sex: sex, age: age, bornOn: birthday, initials: Initials.draw(&random),
      ecog: random.category([22, 62, 16]), metastases: metastases.count,
      maximumPerOrgan: BaselineLesion.mostInOneOrgan(metastases),
      maximumDiameter: metastases.map(\.diameter).max() ?? 0, progressedOnPD1: true,
      lesions: lesions,
      priorTreatment: lesions.contains { !$0.isMetastasis } ? .none : .surgery,
      smoking: random.pick([("never", 36), ("former", 42), ("current", 22)]),
      combinedPositiveScore: min(100, Int(random.gamma(shape: 0.9, mean: 16))),
      tumourLocation: random.pick([
        ("cervical", 4), ("upper thoracic", 20), ("middle thoracic", 44), ("lower thoracic", 32),
      ]),
      heightInCentimetres: Int(height),
      weightInKilograms: (massIndex * height * height / 1000).rounded() / 10,
      regimen: Regimen(
        immunotherapy: Drug(name: "camrelizumab", dose: 200, unit: "mg"),
        chemotherapy: [Drug(name: "irinotecan", dose: 150, unit: "mg/m2")]))
  }

  /// What the row of a subject says of its baseline.
  static func subject(_ baseline: Baseline) -> Subject {
    var subject = Subject()
    subject.screenStatus = .enrolled
    subject.sex = baseline.sex
    subject.age = baseline.age
    subject.birthDate = PartialDate(baseline.bornOn)
    subject.initials = baseline.initials
    subject.ecog = baseline.ecog
    subject.histology = baseline.histology
    subject.metastases = baseline.metastases
    subject.maximumMetastasesPerOrgan = baseline.maximumPerOrgan
    subject.maximumDiameter = baseline.maximumDiameter
    subject.metastasisBiopsied = true
    subject.priorProgressionOnPD1 = true
    subject.covariates = [
      "smoking": baseline.smoking, "pd_l1_cps": String(baseline.combinedPositiveScore),
      "tumour_location": baseline.tumourLocation,
      "prior_treatment": baseline.priorTreatment.rawValue,
      "height_cm": String(baseline.heightInCentimetres),
      "weight_kg": String(baseline.weightInKilograms),
    ]
    return subject
  }
}
