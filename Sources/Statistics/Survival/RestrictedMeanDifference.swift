/// The difference of two groups' restricted means up to one horizon.
///
/// Δ = μ₁ − μ₂ with SE = √(SE₁² + SE₂²), limits Δ ± z SE and the two-sided p-value of z = Δ/SE;
/// the first row of `survRM2::rmst2`'s unadjusted result (Uno et al., J Clin Oncol 2014;32:2380).
package struct RestrictedMeanDifference: Sendable {
  package struct Fit: Equatable, Sendable {
    package let estimate: Double
    package let standardError: Double
    package let lower: Double
    package let upper: Double
    package let z: Double
    package let pValue: Double
  }

  /// Why there is no difference.
  package enum Refusal: Error, Equatable, Sendable {
    /// The first group has no restricted mean.
    case first(RestrictedMean.Refusal)
    case second(RestrictedMean.Refusal)
    /// No event happened before the horizon in either group, or nothing was left to chance.
    case noVariance
  }

  package let horizon: Double
  package let level: Double
  package let outcome: Result<Fit, Refusal>

  /// - Precondition: both have the same horizon.
  package init(_ first: RestrictedMean, minus second: RestrictedMean, level: Double = 0.95) {
    precondition(
      first.horizon == second.horizon || first.horizon.isNaN, "one horizon for both groups")
    horizon = first.horizon
    self.level = level
    outcome = first.outcome.mapError(Refusal.first).flatMap { first in
      second.outcome.mapError(Refusal.second).flatMap { second in
        Self.fit(first, second, critical: Normal.critical(level: level))
      }
    }
  }

  package var fit: Fit? { try? outcome.get() }

  private static func fit(
    _ first: RestrictedMean.Fit, _ second: RestrictedMean.Fit, critical: Double
  ) -> Result<Fit, Refusal> {
    let difference = first.estimate - second.estimate
    let variance =
      first.standardError * first.standardError + second.standardError * second.standardError
    guard variance > 0 else { return .failure(.noVariance) }
    let error = variance.squareRoot()
    let z = difference / error
    return .success(
      Fit(
        estimate: difference, standardError: error, lower: difference - critical * error,
        upper: difference + critical * error, z: z, pValue: 2 * Normal.upperTail(abs(z))))
  }
}
