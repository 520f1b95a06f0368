import CohortModel

/// A person at consent and screening.
struct Baseline: Sendable {
  var sex: Sex
  var age: Int
  var bornOn: Day
  var initials: String
  var ecog: Int
  var histology = "ESCC"
  var metastases: Int
  var maximumPerOrgan: Int
  var maximumDiameter: Double
  var isBiopsied = true
  var progressedOnPD1 = false
  var failure: ScreenFailure?
  /// Metastases, and the primary where it is still there.
  var lesions: [BaselineLesion]
  var priorTreatment: PriorTreatment
  var smoking: String
  /// Combined positive score of PD-L1, 0 to 100.
  var combinedPositiveScore: Int
  var tumourLocation: String
  var heightInCentimetres: Int
  var weightInKilograms: Double
  var regimen: Regimen

  /// Strata: one or two metastases against more, by earlier treatment with curative intent.
  var stratum: Int {
    (metastases > 2 ? 2 : 0) + (priorTreatment == .none ? 0 : 1)
  }

  static let strata = [
    "1-2 lesions, no prior treatment", "1-2 lesions, prior treatment",
    "3-4 lesions, no prior treatment", "3-4 lesions, prior treatment",
  ]

  /// Log hazard against the average subject; the simulator's assumption.
  var prognosis: Double {
    let liver = lesions.contains { $0.organ == .liver }
    let low = combinedPositiveScore < 10
    return (ecog == 1 ? 0.10 : -0.10) + (metastases > 2 ? 0.18 : -0.06) + (liver ? 0.20 : -0.06)
      + (low ? 0.10 : -0.08)
  }
}

enum PriorTreatment: String, Sendable {
  case none
  case surgery = "oesophagectomy"
  case chemoradiotherapy = "definitive chemoradiotherapy"
}

extension Baseline {
  static func draw(for arrival: Arrival, design: TrialDesign, index: Int) -> Baseline {
    var random = Xoshiro256(seed: design.seed, purpose: .baseline, index: index)
    let sex: Sex = random.chance(0.82) ? .male : .female
    let age = min(81, max(36, Int(random.normal(mean: 63, sd: 7.8).rounded())))
    let birthday = arrival.consentedOn.adding(months: -12 * age) - random.integer(in: 0...364)
    let prior: PriorTreatment = random.pick([(.none, 52), (.surgery, 30), (.chemoradiotherapy, 18)])
    let lesions = BaselineLesion.draw(hasPrimary: prior != .surgery, &random)
    let metastases = lesions.filter(\.isMetastasis)
    let height = random.normal(mean: sex == .male ? 168 : 157, sd: 5.5).rounded()
    let massIndex = min(30, max(15.5, random.normal(mean: 21.4, sd: 2.7)))
    var baseline = Baseline(
      sex: sex, age: age, bornOn: birthday, initials: Initials.draw(&random),
      ecog: random.chance(0.54) ? 1 : 0, metastases: metastases.count,
      maximumPerOrgan: BaselineLesion.mostInOneOrgan(metastases),
      maximumDiameter: metastases.map(\.diameter).max() ?? 0, failure: nil, lesions: lesions,
      priorTreatment: prior, smoking: smoking(sex, &random),
      combinedPositiveScore: random.chance(0.14)
        ? 0 : min(100, Int(random.gamma(shape: 0.9, mean: 19)) + 1),
      tumourLocation: random.pick([
        ("cervical", 5), ("upper thoracic", 18), ("middle thoracic", 45), ("lower thoracic", 32),
      ]),
      heightInCentimetres: Int(height),
      weightInKilograms: (massIndex * height * height / 1000).rounded() / 10,
      regimen: Regimen.draw(&random))
    if !arrival.isEligible { baseline.fail(&random) }
    return baseline
  }

  private static func smoking(_ sex: Sex, _ random: inout Xoshiro256) -> String {
    sex == .male
      ? random.pick([("never", 27), ("former", 45), ("current", 28)])
      : random.pick([("never", 92), ("former", 6), ("current", 2)])
  }
}

/// Two to four Latin letters, as they stand on case report forms.
enum Initials {
  private static let families = Array("WLZLZCYHXSGMDTFJQWLZ")
  private static let given = Array("HJGMYLXWZCFSDQRBPNKT")

  static func draw(_ random: inout Xoshiro256) -> String {
    let length = random.pick([(2, 21), (3, 74), (4, 5)])
    return (0..<length).map { position in
      String(random.element(of: position == 0 ? families : given))
    }.joined()
  }
}
