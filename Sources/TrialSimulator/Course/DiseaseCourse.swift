import CohortModel
import Glibc

/// The fate of one randomised subject: when the disease would progress, when it ends.
///
/// Medians and hazards are the simulator's assumptions (`ESOShanghai20.assumptions`), no result of
/// the trial.
struct DiseaseCourse: Sendable {
  var randomisedOn: Day
  var firstTreatmentOn: Day?
  /// The disease grows from here; a scan has to find it.
  var progressionOn: Day
  /// Share of a lesion's diameter that systemic treatment melts away; negative is growth.
  var shrinkage: Double
  /// True death, whether or not the trial hears of it.
  var diedOn: Day
  var causeOfDeath: String
  var withdrewOn: Day?
  /// Last contact of a subject who is then lost.
  var lostOn: Day?
  /// An immune-related event that ends treatment.
  var toxicityStopOn: Day?
  /// The physician ends systemic treatment for a reason of their own.
  var decidedOn: Day?
  var fatalEvent: FatalEvent?

  /// Nothing is heard of the subject after this day.
  var lastContact: Day {
    min(diedOn, withdrewOn ?? diedOn, lostOn ?? diedOn)
  }

  var diesOfDisease: Bool { causeOfDeath == DiseaseCourse.diseaseDeath }

  private static let diseaseDeath = "Disease progression"

  /// Known to the trial.
  var knownDeathOn: Day? {
    lastContact == diedOn ? diedOn : nil
  }

  /// Declared lost after several calls without an answer.
  var declaredLostOn: Day? {
    lostOn.flatMap { $0 == lastContact ? ClinicCalendar.onOrAfter($0 + 120) : nil }
  }
}

extension DiseaseCourse {
  private struct Assumptions {
    var progression: Double
    var survivalAfterProgression: Double
    var shrinkage: Double
  }

  private static func assumptions(for arm: TrialArm) -> Assumptions {
    switch arm {
    case .combined:
      Assumptions(progression: 472, survivalAfterProgression: 338, shrinkage: 0.47)
    case .systemic:
      Assumptions(progression: 262, survivalAfterProgression: 318, shrinkage: 0.40)
    }
  }

  static func draw(
    _ baseline: Baseline, _ enrolment: Enrolment, randomisedOn: Day, seed: UInt64, index: Int
  ) -> DiseaseCourse {
    var random = Xoshiro256(seed: seed, purpose: .course, index: index)
    let assumed = assumptions(for: enrolment.plannedArm)
    let luck = random.normal()
    let melting = 0.55 * luck + (1 - 0.55 * 0.55).squareRoot() * random.normal()
    let wait = random.integer(in: 1...6)
    let first = enrolment.isNeverTreated ? nil : ClinicCalendar.onOrAfter(randomisedOn + wait)
    let progression = progressionTime(baseline, assumed, luck: luck, &random)
    let afterProgression = random.weibull(
      shape: 1.05, median: assumed.survivalAfterProgression * exp(-0.6 * baseline.prognosis))
    let otherDeath = random.exponential(mean: 8500)
    var course = DiseaseCourse(
      randomisedOn: randomisedOn, firstTreatmentOn: first,
      progressionOn: randomisedOn + Int(progression),
      shrinkage: min(1, max(-0.2, assumed.shrinkage + 0.29 * melting)),
      diedOn: randomisedOn + 20 + Int(min(progression + 14 + afterProgression, otherDeath)),
      causeOfDeath: diseaseDeath)
    if progression + 14 + afterProgression >= otherDeath { course.dieOfOtherCause(&random) }
    if enrolment.isNeverTreated { course.leaveUntreated() }
    course.interrupt(by: &random)
    return course
  }

  /// Without treatment nothing shrinks and the disease grows soon.
  private mutating func leaveUntreated() {
    shrinkage = min(shrinkage, 0) - 0.02
    progressionOn = randomisedOn + (progressionOn - randomisedOn) / 3
  }

  private static func progressionTime(
    _ baseline: Baseline, _ assumed: Assumptions, luck: Double, _ random: inout Xoshiro256
  ) -> Double {
    let shape = 1.15
    let median = assumed.progression * exp(-baseline.prognosis / shape)
    let probability = min(0.99999, Xoshiro256.normalProbability(luck))
    return max(12, Xoshiro256.weibullQuantile(probability, shape: shape, median: median))
  }

  /// Nobody records adverse events of those never treated.
  private mutating func dieOfOtherCause(_ random: inout Xoshiro256) {
    causeOfDeath = "Unknown"
    guard let kind = random.pick(FatalEvent.intercurrent), let firstTreatmentOn else { return }
    let start = diedOn - FatalEvent.course(of: kind, &random)
    die(of: FatalEvent(kind: kind, startedOn: max(firstTreatmentOn + 1, start)))
  }

  private mutating func die(of event: FatalEvent) {
    fatalEvent = event
    causeOfDeath = event.cause
  }

  /// Withdrawals, losses, toxicity: competing with the disease.
  private mutating func interrupt(by random: inout Xoshiro256) {
    let withdrawal = ClinicCalendar.onOrAfter(
      (firstTreatmentOn ?? randomisedOn) + 4 + Int(random.exponential(mean: 365 / 0.045)))
    let loss = ClinicCalendar.onOrAfter(
      randomisedOn + 45 + Int(random.exponential(mean: 365 / 0.03)))
    let toxicity = random.exponential(mean: 365 / 0.09)
    let decision = random.exponential(mean: 365 / 0.05)
    let isFatal = random.chance(0.016)
    let fatalOnset = 18 + Int(random.gamma(shape: 2, mean: 110))
    let fatalKind = random.pick(FatalEvent.toxic)
    let fatalDays = FatalEvent.course(of: fatalKind, &random)
    guard let firstTreatmentOn else {
      // Half of those never treated leave, the others are followed for survival.
      withdrewOn =
        random.chance(0.5)
        ? ClinicCalendar.onOrAfter(randomisedOn + random.integer(in: 3...15)) : nil
      return
    }
    let horizon = fatalEvent?.startedOn ?? diedOn
    withdrewOn = withdrawal < horizon ? withdrawal : nil
    lostOn = loss < min(withdrawal, horizon) ? loss : nil
    toxicityStopOn = firstTreatmentOn + 25 + Int(toxicity)
    decidedOn = firstTreatmentOn + 60 + Int(decision)
    let onset = firstTreatmentOn + fatalOnset
    if isFatal, onset < min(lastContact, progressionOn) - 30 {
      diedOn = onset + fatalDays
      die(of: FatalEvent(kind: fatalKind, startedOn: onset))
      withdrewOn = nil
      lostOn = nil
      toxicityStopOn = nil
    }
  }
}
