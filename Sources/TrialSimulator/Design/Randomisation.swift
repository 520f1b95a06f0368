/// What randomisation made of one subject.
struct Enrolment: Sendable {
  var plannedArm: TrialArm
  /// Receives the other arm's treatment.
  var crossesOver: Bool
  var isNeverTreated: Bool
  /// Stays without local treatment in the combined arm.
  var refusesLocal = false

  var isTreatedLocally: Bool {
    (plannedArm == .combined || crossesOver) && !refusesLocal
  }
}

/// Permuted blocks of three and six within each stratum, two combined to one systemic.
///
/// A few subjects are never treated, one in 118 of the systemic arm crosses over and one in 60 of
/// the combined arm refuses local treatment, at fixed positions, so that every trial of ordinary
/// size has them.
struct Randomisation {
  private var random: [Xoshiro256]
  private var blocks: [[TrialArm]]
  private var randomised = 0
  private var counts: [TrialArm: Int] = [:]

  init(seed: UInt64, strata: Int) {
    random = (0..<strata).map { Xoshiro256(seed: seed, purpose: .randomisation, index: $0) }
    blocks = Array(repeating: [], count: strata)
  }

  mutating func enrol(stratum: Int) -> Enrolment {
    if blocks[stratum].isEmpty {
      let size = random[stratum].chance(0.5) ? 3 : 6
      let block = (0..<size).map { $0 % 3 == 2 ? TrialArm.systemic : .combined }
      blocks[stratum] = random[stratum].shuffled(block)
    }
    let arm = blocks[stratum].removeLast()
    randomised += 1
    let position = counts[arm, default: 0] + 1
    counts[arm] = position
    return Enrolment(
      plannedArm: arm, crossesOver: arm == .systemic && position % 118 == 31,
      isNeverTreated: randomised % 114 == 57,
      refusesLocal: arm == .combined && position % 60 == 25)
  }
}
