import Glibc

extension RiskIndicator.Count {
  /// The deviance residual sign(y − m) √(2 (y ln(y/m) − (y − m))).
  ///
  /// m is the mean of a Poisson model whose only parameter is the common rate: R's
  /// `glm(events ~ offset(log(denominator)), poisson)`. gsm.core's `Analyze_Poisson` writes
  /// `stats::offset`, which a formula does not know, and so fits log exposure as a covariate.
  func poissonResidual(mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    let y = Double(events)
    let logarithm = y > 0 ? y * log(y / mean) : 0
    let deviance = max(0, 2 * (logarithm - (y - mean)))
    return y < mean ? -deviance.squareRoot() : deviance.squareRoot()
  }
}
