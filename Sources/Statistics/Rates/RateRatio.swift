import Glibc

/// The ratio of two incidence rates.
///
/// Given all events, those of the first group are binomial with probability
/// r T₁ / (r T₁ + T₂) at a rate ratio of r: the exact test is the binomial one at r = 1, and the exact
/// limits are the odds of Clopper and Pearson's limits times T₂/T₁ (Przyborowski & Wilenski,
/// Biometrika 1940;31:313). R's `poisson.test`.
package struct RateRatio: Equatable, Sendable {
  package let first: IncidenceRate
  package let second: IncidenceRate
  package let level: Double
  package let exact: ConfidenceInterval
  /// Exact and two-sided, of the hypothesis that the rates are equal.
  package let pValue: Double

  /// - Returns: `nil` without an event in either group; R stops there too.
  /// - Precondition: 0 < `level` < 1.
  package init?(_ first: IncidenceRate, against second: IncidenceRate, level: Double = 0.95) {
    precondition(0 < level && level < 1, "a confidence level lies between 0 and 1")
    let events = first.events + second.events
    guard events > 0 else { return nil }
    self.first = first
    self.second = second
    self.level = level
    exact = Self.exact(first, second, tail: (1 - level) / 2)
    pValue = BinomialTest.pValue(
      first.events, of: events, probability: first.exposure / (first.exposure + second.exposure))
  }

  /// (x₁/T₁) / (x₂/T₂); infinite without an event in the second group.
  package var estimate: Double { first.rate / second.rate }

  /// exp(log ratio ± z √(1/x₁ + 1/x₂)), which papers print; `nil` without events in a group.
  package var wald: ConfidenceInterval? {
    RatioEstimate(estimate, logStandardError: logStandardError, level: level).interval
  }

  /// Two-sided, from log ratio / √(1/x₁ + 1/x₂); `nil` without events in a group.
  package var waldPValue: Double? {
    guard first.events > 0, second.events > 0 else { return nil }
    return 2 * Normal.upperTail(abs(log(estimate)) / logStandardError)
  }

  private var logStandardError: Double {
    (1 / Double(first.events) + 1 / Double(second.events)).squareRoot()
  }

  private static func exact(
    _ first: IncidenceRate, _ second: IncidenceRate, tail: Double
  ) -> ConfidenceInterval {
    let scale = second.exposure / first.exposure
    let (x1, x2) = (Double(first.events), Double(second.events))
    return ConfidenceInterval(
      lower: x1 == 0 ? 0 : scale * lowerOdds(x1, x2, tail),
      upper: x2 == 0 ? .infinity : scale / lowerOdds(x2, x1, tail))
  }

  /// The odds of Clopper and Pearson's lower limit. The upper limit of the first group is the
  /// complement of the lower one of the second, which keeps its digits near 1.
  private static func lowerOdds(_ x: Double, _ other: Double, _ tail: Double) -> Double {
    let limit = Beta.quantile(tail, alpha: x, beta: other + 1)
    return limit / (1 - limit)
  }
}
