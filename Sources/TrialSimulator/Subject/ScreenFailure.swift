/// Why screening ended without randomisation: mostly a rule of eligibility that was not met.
enum ScreenFailure: String, Sendable {
  case tooManyMetastases = "More than 4 distant metastases"
  case tooManyInOneOrgan = "More than 3 metastases in one organ"
  case tooLarge = "Metastasis larger than 5 cm"
  case performanceStatus = "ECOG performance status 2"
  case noBiopsy = "No pathological confirmation of a metastasis"
  case histology = "Histology other than squamous cell carcinoma"
  case fistulaRisk = "High risk of oesophageal perforation or haemorrhage"
  case progressedOnPD1 = "Progression after PD-1 inhibitor"
  case organFunction = "Organ function does not allow chemotherapy"
  case withdrew = "Withdrawal of consent"

  static let frequencies: [(ScreenFailure, Double)] = [
    (.tooManyMetastases, 24), (.withdrew, 17), (.noBiopsy, 14), (.performanceStatus, 11),
    (.fistulaRisk, 9), (.organFunction, 8), (.tooLarge, 6), (.progressedOnPD1, 5),
    (.tooManyInOneOrgan, 4), (.histology, 3),
  ]
}

extension Baseline {
  /// Draws a reason and makes the baseline say the same.
  mutating func fail(_ random: inout Xoshiro256) {
    let reason = random.pick(ScreenFailure.frequencies)
    failure = reason
    switch reason {
    case .tooManyMetastases:
      metastases = 5 + min(6, random.poisson(mean: 1.2))
      maximumPerOrgan = random.integer(in: 2...3)
    case .tooManyInOneOrgan:
      metastases = 4
      maximumPerOrgan = 4
    case .tooLarge: maximumDiameter = Double(random.integer(in: 53...84))
    case .performanceStatus: ecog = 2
    case .noBiopsy: isBiopsied = false
    case .histology:
      histology = random.pick([
        ("Adenocarcinoma", 2), ("Small cell carcinoma", 1), ("Adenosquamous carcinoma", 1),
      ])
    case .progressedOnPD1: progressedOnPD1 = true
    case .fistulaRisk, .organFunction, .withdrew: break
    }
  }
}
