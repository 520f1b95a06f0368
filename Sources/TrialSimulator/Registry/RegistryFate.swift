import CohortModel
import Glibc

/// When the disease of a treated subject grows, and how the registry comes to its last word.
struct RegistryFate {
  enum End {
    case died, lost, followed
  }

  let startedOn: Day
  /// A scan has to find it.
  let progressionOn: Day
  /// The last day of which the registry knows.
  let endedOn: Day
  let end: End
  /// Whether the subject of a death died of treatment.
  let diesOfToxicity: Bool
  private let cause: String
  private let hasMonthOfDeathOnly: Bool
  private let wasReached: Bool

  init(of patient: RegistryPatient, from start: Day, seed: UInt64) {
    var random = Xoshiro256(seed: seed, purpose: .course, index: patient.index)
    let pace = exp(-patient.risk / RegistryFate.shape)
    let death = start + RegistryFate.wait(395 * pace, &random)
    let lost = start + Int(random.exponential(mean: 5200))
    progressionOn = start + RegistryFate.wait(205 * pace, &random)
    startedOn = start
    let known = min(death, lost, Registry.cutOff)
    end = known == death ? .died : known == lost ? .lost : .followed
    diesOfToxicity = random.chance(0.02)
    cause = random.pick([("Disease progression", 84), ("Other disease", 11), ("Unknown", 5)])
    hasMonthOfDeathOnly = random.chance(0.01)
    wasReached = random.chance(0.9)
    let silence = end == .followed ? random.integer(in: 0...90) : 0
    endedOn = max(start, known - silence)
  }

  /// Weibull's shape, for survival and for progression.
  private static let shape = 1.15

  private static func wait(_ median: Double, _ random: inout Xoshiro256) -> Int {
    1 + Int(min(20_000, random.weibull(shape: shape, median: median)))
  }

  var deathOn: Day? { end == .died ? endedOn : nil }

  func complete(_ subject: inout Subject) {
    switch end {
    case .died:
      subject.diedOn = hasMonthOfDeathOnly ? endedOn.monthOnly : PartialDate(endedOn)
      subject.causeOfDeath = diesOfToxicity ? "Treatment" : cause
      subject.lastKnownAlive = PartialDate(max(startedOn, endedOn - 1))
      subject.endOfStudyReason = "Death"
      subject.endOfStudyOn = subject.diedOn
    case .lost:
      subject.lastKnownAlive = PartialDate(endedOn)
      subject.endOfStudyReason = wasReached ? "Lost to follow-up" : "Withdrawal"
      subject.endOfStudyOn = PartialDate(endedOn)
    case .followed: subject.lastKnownAlive = PartialDate(endedOn)
    }
  }
}

extension Day {
  /// The month, as where a day was never written down.
  var monthOnly: PartialDate? {
    let (year, month, _) = civil
    return PartialDate(year: year, month: month)
  }

  var yearOnly: PartialDate? { PartialDate(year: civil.year) }
}
