import Glibc

extension KaplanMeier.Interval {
  /// Limits of S at one time from Greenwood's sum.
  ///
  /// With s = √Σ, the standard error of log S:
  /// - plain: S ± z S s
  /// - log: S exp(± z s)
  /// - log-log: S ^ exp(± z s / log S) (Kalbfleisch & Prentice)
  ///
  /// - Returns: `nil` where R's `survfit` gives NA: at S = 0, and for log-log at S = 1.
  func limits(survival: Double, varianceSum: Double, z: Double) -> ConfidenceInterval? {
    guard survival > 0 else { return nil }
    let error = z * varianceSum.squareRoot()
    switch self {
    case .plain:
      return ConfidenceInterval(
        lower: max(survival - survival * error, 0), upper: min(survival + survival * error, 1))
    case .log:
      return ConfidenceInterval(
        lower: survival * exp(-error), upper: min(survival * exp(error), 1))
    case .logLog:
      guard survival < 1 else { return nil }
      let logSurvival = Glibc.log(survival)
      let factor = exp(error / logSurvival)
      return ConfidenceInterval(
        lower: exp(logSurvival / factor), upper: exp(logSurvival * factor))
    }
  }
}
