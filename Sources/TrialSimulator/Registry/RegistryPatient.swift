import CohortModel
import Glibc

/// The arms of the registry: what was given, not what chance has dealt.
enum RegistryArm: String {
  case irradiated = "CT-RT"
  case systemic = "CT"
}

/// A subject of the registry as known on the day of the first treatment.
struct RegistryPatient {
  let index: Int
  let id: String
  let subject: Subject
  let arm: RegistryArm
  /// Nil for those who failed screening or were never treated.
  let startedOn: Day?
  /// Logarithm of the hazard, relative to an average subject of the systemic arm.
  let risk: Double

  init(seed: UInt64, index: Int, centres: RegistryCentres) {
    var random = Xoshiro256(seed: seed, purpose: .baseline, index: index)
    var subject = Subject()
    subject.subject = "R" + (index + 1).padded(to: 7)
    subject.site = centres.draw(&random)
    let baseline = RegistryBaseline(&random)
    baseline.complete(&subject)
    let consented = RegistryPatient.consent(&random)
    subject.consentedOn = PartialDate(consented)
    let fails = random.chance(0.03)
    subject.screenStatus = fails ? .failed : .enrolled
    subject.screenFailureReason =
      fails ? random.element(of: RegistryPatient.reasonsToFail) : nil
    let start = ClinicCalendar.onOrAfter(consented + random.integer(in: 2...24))
    startedOn = fails || random.chance(0.02) ? nil : start
    subject.firstTreatmentOn = startedOn.map { PartialDate($0) }
    if !fails, startedOn == nil { subject.lastKnownAlive = PartialDate(start) }
    arm = random.chance(baseline.chanceOfRadiotherapy) ? .irradiated : .systemic
    risk = baseline.risk + (arm == .irradiated ? log(0.75) : 0)
    self.index = index
    id = subject.subject
    self.subject = subject
  }

  var allocation: Allocation {
    var allocation = Allocation()
    allocation.subject = id
    allocation.plannedArm = arm.rawValue
    allocation.actualArm = arm.rawValue
    return allocation
  }

  private static let reasonsToFail = [
    "Organ function", "Consent withdrawn", "No metastasis found", "Second cancer",
  ]

  /// Three times as many a year at the end as at the start.
  private static func consent(_ random: inout Xoshiro256) -> Day {
    let span = Double(Registry.lastConsent - Registry.firstConsent)
    let share = (sqrt(1 + 8 * random.uniform()) - 1) / 2
    return ClinicCalendar.onOrBefore(Registry.firstConsent + Int(share * span))
  }
}

/// What a subject brings along.
private struct RegistryBaseline {
  let age: Int
  let sex: Sex
  let ecog: Int
  let metastases: Int
  let hasLiver: Bool
  let hasBone: Bool
  let smoking: String?
  /// Percent of body weight lost in half a year; often not written down.
  let weightLoss: Int?
  let diameter: Int

  init(_ random: inout Xoshiro256) {
    age = min(94, max(24, Int(random.normal(mean: 64.5, sd: 9.5))))
    sex = random.chance(0.74) ? .male : .female
    ecog = random.category([38, 50, 12])
    metastases = 1 + min(14, random.poisson(mean: 2.1))
    hasLiver = random.chance(0.31)
    hasBone = random.chance(0.17)
    smoking = random.pick([("never", 34), ("former", 33), ("current", 28), (nil, 5)])
    weightLoss = random.chance(0.22) ? nil : Int(random.exponential(mean: 6))
    diameter = 8 + min(120, Int(random.gamma(shape: 2, mean: 24)))
  }

  var risk: Double {
    0.012 * Double(age - 64) + 0.28 * Double(ecog) + 0.05 * Double(metastases - 3)
      + (hasLiver ? 0.32 : 0) + (hasBone ? 0.15 : 0) + (sex == .male ? 0.1 : 0) - 0.35
  }

  var chanceOfRadiotherapy: Double {
    let logit =
      0.15 - 0.03 * Double(age - 64) - 0.35 * Double(ecog) - 0.12 * Double(metastases - 3)
      - (hasLiver ? 0.5 : 0) + (hasBone ? 0.25 : 0)
    return 1 / (1 + exp(-logit))
  }

  func complete(_ subject: inout Subject) {
    subject.age = age
    subject.sex = sex
    subject.ecog = ecog
    subject.histology = "ESCC"
    subject.metastases = metastases
    subject.maximumDiameter = Double(diameter)
    subject.covariates = [
      "liver_metastases": hasLiver ? "Y" : "N", "bone_metastases": hasBone ? "Y" : "N",
    ]
    subject.covariates["smoking"] = smoking
    subject.covariates["weight_loss"] = weightLoss.map { String($0) }
  }
}
