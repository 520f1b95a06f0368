/// S at one time with its pointwise limits.
package struct SurvivalEstimate: Equatable, Sendable {
  package let estimate: Double
  package let lower: Double?
  package let upper: Double?

  package init(estimate: Double, lower: Double?, upper: Double?) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }
}

/// A time at which a curve reaches a level; `nil` is "not reached".
package struct QuantileEstimate: Equatable, Sendable {
  package let estimate: Double?
  package let lower: Double?
  package let upper: Double?

  package init(estimate: Double?, lower: Double?, upper: Double?) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }
}

extension KaplanMeier {
  /// S at `time`, with R's interval (`summary(survfit, times =)`): 1 to 1 before the first time.
  ///
  /// - Returns: `nil` without subjects, and after the last observed time unless S is 0 by then:
  ///   nobody was observed there.
  package func survival(at time: Double) -> SurvivalEstimate? {
    guard let last = steps.last, time <= last.time || last.survival == 0 else { return nil }
    let passed = table.rowCount(through: time)
    guard passed > 0 else { return SurvivalEstimate(estimate: 1, lower: 1, upper: 1) }
    let step = steps[passed - 1]
    let limits = step.limits
    return SurvivalEstimate(estimate: step.survival, lower: limits?.lower, upper: limits?.upper)
  }

  package var median: QuantileEstimate { quantile(0.5) }

  /// The time by which a fraction `p` of the subjects has had the event, S(t) = 1 − p.
  ///
  /// Limits are where the pointwise limits of S cross the same level (Brookmeyer & Crowley,
  /// Biometrics 1982;38:29), so they depend on `interval`. Where a curve is flat at exactly that
  /// level the answer is the middle of the flat part, also when the flat part is the last one; R's
  /// `quantile(survfit)`. Quantile 0 is time 0, unless the curve never leaves 1. A limit that rises
  /// again, as the upper one on the log scale can, and both while a left-truncated risk set grows,
  /// counts at its first crossing, as in R's `print(survfit)`; R's `quantile` sorts such a limit
  /// first and may so give a lower limit above the estimate.
  ///
  /// - Precondition: 0 ≤ `p` ≤ 1.
  package func quantile(_ p: Double) -> QuantileEstimate {
    precondition(0 <= p && p <= 1, "a quantile lies between 0 and 1")
    let level = 1 - p
    return QuantileEstimate(
      estimate: time(whereSurvivalReaches: level) { $0.survival },
      lower: time(whereSurvivalReaches: level) { $0.lower },
      // The upper limit is nowhere below S, so it need not be known where S is above the level.
      upper: time(whereSurvivalReaches: level) {
        $0.survival > level + Self.fuzz ? $0.survival : $0.upper
      })
  }

  /// R's `sqrt(.Machine$double.eps)`: S is a product, so a level such as 1/2 is met only nearly.
  static var fuzz: Double { Double.ulpOfOne.squareRoot() }

  private func time(
    whereSurvivalReaches level: Double, of curve: (Step) -> Double?
  ) -> Double? {
    guard let last = steps.last else { return nil }
    if level == 1 { return curve(last).map { $0 > 1 - Self.fuzz } == true ? nil : 0 }
    var flatFrom: Double?
    var isFirst = true
    // A censoring moves no curve, so the heights of the other steps are all there are.
    for step in steps where isFirst || step.events > 0 {
      isFirst = false
      guard let height = curve(step) else { continue }
      if height <= level - Self.fuzz { return ((flatFrom ?? step.time) + step.time) / 2 }
      if height <= level + Self.fuzz { flatFrom = flatFrom ?? step.time }
    }
    guard let flatFrom, let end = curve(last), abs(end - level) <= Self.fuzz else { return nil }
    return (flatFrom + last.time) / 2
  }
}
