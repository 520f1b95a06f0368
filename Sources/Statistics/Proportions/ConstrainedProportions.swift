/// The maximum likelihood of two proportions whose difference p₁ − p₂ is given.
///
/// Miettinen & Nurminen (Stat Med 1985;4:213) multiply the score by its denominators and solve the
/// cubic by trigonometry, which loses half of the digits where two of its roots meet, as when
/// neither group has a success. The score itself,
/// x₁/p₁ − (n₁ − x₁)/(1 − p₁) + x₂/p₂ − (n₂ − x₂)/(1 − p₂) with p₁ = p₂ + δ,
/// falls wherever it is defined, so that bisection finds its one root to the last digit.
struct ConstrainedProportions {
  let first: Double
  let second: Double

  /// - Precondition: −1 ≤ `difference` ≤ 1.
  init(_ groups: TwoProportions, difference: Double) {
    second = Self.second(groups, difference: difference)
    first = Self.first(second, difference)
  }

  private static func second(_ groups: TwoProportions, difference: Double) -> Double {
    let rises = { (p2: Double) in score(groups, first(p2, difference), p2) > 0 }
    // Not max(0, −δ), which may be −0 and turn x/0 round.
    let (lowest, highest) = difference < 0 ? (-difference, 1) : (0, 1 - difference)
    if !rises(lowest) { return lowest }
    if rises(highest) { return highest }
    return Bisection.root(between: lowest, and: highest, isBelow: rises)
  }

  private static func first(_ second: Double, _ difference: Double) -> Double {
    min(max(second + difference, 0), 1)
  }

  private static func score(_ groups: TwoProportions, _ p1: Double, _ p2: Double) -> Double {
    let (a, b, c, d) = groups.cells
    return term(a, p1) + term(c, p2) - (term(b, 1 - p1) + term(d, 1 - p2))
  }

  /// A count of zero weighs nothing even where its probability is 0.
  private static func term(_ count: Double, _ probability: Double) -> Double {
    count == 0 ? 0 : count / probability
  }
}
