import Glibc

/// A ratio of two groups with its two-sided interval.
package struct RatioEstimate: Equatable, Sendable {
  /// 0 without successes in the first group, infinite without any in the second, as in R.
  package let estimate: Double
  /// `nil` where the method has none, as Wald's on the log scale beside an empty cell.
  package let interval: ConfidenceInterval?
  package let level: Double

  init(_ estimate: Double, interval: ConfidenceInterval?, level: Double) {
    self.estimate = estimate
    self.interval = interval
    self.level = level
  }

  /// estimate · exp(± z SE); no interval where the estimate is 0 or infinite.
  init(_ estimate: Double, logStandardError: Double, level: Double) {
    let factor = exp(Normal.critical(level: level) * logStandardError)
    let hasInterval = estimate > 0 && estimate.isFinite && factor.isFinite
    let interval = ConfidenceInterval(lower: estimate / factor, upper: estimate * factor)
    self.init(estimate, interval: hasInterval ? interval : nil, level: level)
  }
}
