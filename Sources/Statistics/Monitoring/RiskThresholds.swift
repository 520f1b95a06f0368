/// Cut points that turn a site's score into a flag, as R's `cut(right = FALSE)` does in gsm.
///
/// A score at a threshold belongs to the interval above it: with −3, −2, 2, 3 a z of 2 is flagged 1
/// and a z of −2 is not flagged. Flags −2 and 2 are red, −1 and 1 amber, 0 none.
package struct RiskThresholds: Equatable, Sendable {
  package let thresholds: [Double]
  package let flags: [Int]

  /// - Precondition: `thresholds` increase, and there is one flag more than thresholds.
  package init(_ thresholds: [Double], flags: [Int] = [-2, -1, 0, 1, 2]) {
    precondition(flags.count == thresholds.count + 1, "one flag more than thresholds")
    precondition(zip(thresholds, thresholds.dropFirst()).allSatisfy(<), "thresholds increase")
    self.thresholds = thresholds
    self.flags = flags
  }

  /// gsm's default for z.
  package static let standard = RiskThresholds([-3, -2, 2, 3])
  /// gsm's for adverse events, where too few are reported sooner than too many.
  package static let adverseEvents = RiskThresholds([-2, -1, 2, 3])
  /// gsm's where only high values are a risk.
  package static let high = RiskThresholds([2, 3], flags: [0, 1, 2])
  /// gsm's for Poisson deviance residuals.
  package static let poisson = RiskThresholds([-7, -5, 5, 7])

  /// - Returns: `nil` for NaN.
  package func flag(_ score: Double) -> Int? {
    score.isNaN ? nil : flags[thresholds.count { $0 <= score }]
  }
}
