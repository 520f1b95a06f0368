import Glibc

/// How much of a one-sided alpha a group sequential trial has spent at information fraction t.
///
/// Lan & DeMets, Biometrika 1983;70:659. R's `rpact` calls them asOF and asP; gsDesign's sfLDOF and
/// sfLDPocock are the same functions.
package enum AlphaSpending: String, CaseIterable, Sendable {
  /// 2 − 2Φ(z_{1−α/2}/√t), close to O'Brien & Fleming's boundary: little early, most at the end.
  case obrienFleming = "obrien-fleming"
  /// α ln(1 + (e − 1)t), close to Pocock's constant boundary.
  case pocock

  /// The cumulative one-sided alpha spent at `fraction`, which counts as 1 above 1.
  ///
  /// - Precondition: 0 < `alpha` < 0.5 and `fraction` is not negative.
  package func spent(at fraction: Double, alpha: Double) -> Double {
    precondition(0 < alpha && alpha < 0.5, "a one-sided alpha lies between 0 and a half")
    precondition(fraction >= 0, "an information fraction is not negative")
    if fraction == 0 { return 0 }
    if fraction >= 1 { return alpha }
    switch self {
    case .obrienFleming:
      let z = -Normal.quantile(alpha / 2)
      return 2 * Normal.upperTail(z / fraction.squareRoot())
    case .pocock:
      return alpha * log1p((exp(1) - 1) * fraction)
    }
  }
}
