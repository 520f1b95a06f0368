/// Fisher's exact test of a 2×2 table, with the odds ratio that its conditional likelihood gives.
///
/// Given the margins, the successes of the first group are hypergeometric. Agrees with R's
/// `fisher.test`, whose root finder, however, stops at four digits of the odds ratio and its limits;
/// these here are exact. A table without a choice, as with an empty group or all subjects alike, has
/// p = 1 and the interval 0…∞, as in R, but no estimate, where R prints 0.
package struct FisherExactTest: Equatable, Sendable {
  /// Two-sided: the probability of all tables no likelier than the observed one. As in R, one that
  /// is likelier by less than 1e-7 of itself counts as equal.
  package let pValue: Double
  /// P(X ≤ x), against the alternative of an odds ratio below 1.
  package let lowerPValue: Double
  /// P(X ≥ x), against the alternative of an odds ratio above 1.
  package let upperPValue: Double
  /// The conditional maximum likelihood: the ω at which E(X) = x; 0 and infinite at the ends of what
  /// is possible. It differs from ad/bc.
  package let oddsRatio: Double?
  /// The ω at which P(X ≥ x), and at which P(X ≤ x), is half of 1 − level (Cornfield, Proc 3rd
  /// Berkeley Symp 1956;4:135).
  package let interval: ConfidenceInterval
  package let level: Double

  /// - Precondition: 0 < `level` < 1.
  package init(_ groups: TwoProportions, level: Double = 0.95) {
    precondition(0 < level && level < 1, "a confidence level lies between 0 and 1")
    let law = Hypergeometric(groups)
    let observed = groups.first.successes
    let null = law.distribution()
    pValue = Self.twoSidedPValue(null, observed)
    lowerPValue = min(1, null.cumulative(observed))
    upperPValue = min(1, null.upperTail(from: observed))
    oddsRatio = Self.oddsRatio(law, observed)
    interval = Self.interval(law, observed, tail: (1 - level) / 2)
    self.level = level
  }

  /// The two-sided p alone, without the search for the odds ratio and its limits.
  static func twoSidedPValue(of groups: TwoProportions) -> Double {
    twoSidedPValue(Hypergeometric(groups).distribution(), groups.first.successes)
  }

  private static func twoSidedPValue(
    _ null: Hypergeometric.Distribution, _ observed: Int
  ) -> Double {
    let limit = null[observed] * (1 + 1e-7)
    return min(1, null.probabilities.reduce(0) { $0 + ($1 <= limit ? $1 : 0) })
  }

  private static func oddsRatio(_ law: Hypergeometric, _ observed: Int) -> Double? {
    guard law.lowest < law.highest else { return nil }
    if observed == law.lowest { return 0 }
    if observed == law.highest { return .infinity }
    return Bisection.positiveRoot {
      law.likely(oddsRatio: $0).mean < Double(observed)
    }
  }

  private static func interval(
    _ law: Hypergeometric, _ observed: Int, tail: Double
  ) -> ConfidenceInterval {
    let lower = {
      Bisection.positiveRoot {
        law.likely(oddsRatio: $0).upperTail(from: observed) < tail
      }
    }
    let upper = {
      Bisection.positiveRoot { law.likely(oddsRatio: $0).cumulative(observed) > tail }
    }
    return ConfidenceInterval(
      lower: observed == law.lowest ? 0 : lower(),
      upper: observed == law.highest ? .infinity : upper())
  }
}

extension Hypergeometric {
  /// For the search of an odds ratio, where one part in 1e30 cannot be told.
  fileprivate func likely(oddsRatio: Double) -> Distribution {
    distribution(oddsRatio: oddsRatio, negligible: 1e-30)
  }
}
