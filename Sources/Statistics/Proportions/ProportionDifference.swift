/// Two-sided confidence intervals of the difference p₁ − p₂ of two independent proportions.
package enum ProportionDifference {
  /// The raw value is stable: it may stand in files.
  package enum Method: String, CaseIterable, Sendable {
    case newcombe
    case newcombeContinuityCorrected = "newcombe-cc"
    case miettinenNurminen = "miettinen-nurminen"
    case wald
    case waldContinuityCorrected = "wald-cc"
  }

  /// - Returns: `nil` where a group is empty.
  /// - Precondition: 0 < `level` < 1.
  package static func interval(
    _ groups: TwoProportions, method: Method = .newcombe, level: Double = 0.95
  ) -> ConfidenceInterval? {
    let z = Normal.critical(level: level)
    guard let difference = groups.difference else { return nil }
    switch method {
    case .newcombe:
      return hybridScore(groups, about: difference, z: z, correction: 0)
    case .newcombeContinuityCorrected:
      return hybridScore(groups, about: difference, z: z, correction: 0.5)
    case .miettinenNurminen:
      return MiettinenNurminen(groups, level: level)?.interval
    case .wald:
      return wald(groups, about: difference, z: z, isCorrected: false)
    case .waldContinuityCorrected:
      return wald(groups, about: difference, z: z, isCorrected: true)
    }
  }

  /// From d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²) with Wilson's limits l
  /// and u of each group (Newcombe, Stat Med 1998;17:873, method 10; with `correction` ½ method 11).
  ///
  /// Newcombe's correction is always half a subject. Software that takes the limits from R's
  /// `prop.test`, as tern does, leaves it out in a group with exactly half successes.
  private static func hybridScore(
    _ groups: TwoProportions, about difference: Double, z: Double, correction: Double
  ) -> ConfidenceInterval {
    let (first, second) = (BinomialSample(groups.first), BinomialSample(groups.second))
    let one = first.wilson(z: z, correction: correction)
    let two = second.wilson(z: z, correction: correction)
    return ConfidenceInterval(
      lower: max(
        difference - hypot(first.proportion - one.lower, two.upper - second.proportion), -1),
      upper: min(difference + hypot(one.upper - first.proportion, second.proportion - two.lower), 1)
    )
  }

  /// d ± (z √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂) + c), cut to −1…1; of width 0 where both groups are all
  /// successes or all failures. Offered because papers print it.
  ///
  /// Yates' c is (1/n₁ + 1/n₂)/2, but never more than |d|: R's `prop.test`.
  private static func wald(
    _ groups: TwoProportions, about difference: Double, z: Double, isCorrected: Bool
  ) -> ConfidenceInterval {
    let (first, second) = (BinomialSample(groups.first), BinomialSample(groups.second))
    let inverse = 1 / Double(first.trials) + 1 / Double(second.trials)
    let correction = isCorrected ? min(inverse / 2, abs(difference)) : 0
    let half = z * (first.variance + second.variance).squareRoot() + correction
    return ConfidenceInterval(lower: max(difference - half, -1), upper: min(difference + half, 1))
  }

  private static func hypot(_ a: Double, _ b: Double) -> Double {
    (a * a + b * b).squareRoot()
  }
}

extension BinomialSample {
  fileprivate init(_ group: TwoProportions.Group) {
    self.init(successes: group.successes, trials: group.total)
  }

  /// p(1 − p)/n.
  fileprivate var variance: Double {
    proportion * (1 - proportion) / Double(trials)
  }
}
