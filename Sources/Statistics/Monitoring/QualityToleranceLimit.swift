/// The share of subjects from which a trial as a whole exceeds its quality tolerance limit.
///
/// p₀ + k √(p₀(1 − p₀)/n), k = 3 standard errors above the expected share p₀; gsm.qtl's
/// `Analyze_OneSideProp`, which flags at the limit and above. ICH E6(R3) calls for such limits.
package struct QualityToleranceLimit: Equatable, Sendable {
  package let events: Int
  package let subjects: Int
  /// p₀.
  package let expected: Double
  package let limit: Double

  package var share: Double { Double(events) / Double(subjects) }
  package var isExceeded: Bool { share >= limit }

  /// - Returns: `nil` without subjects.
  /// - Precondition: 0 ≤ `events` ≤ `subjects`, 0 < `expected` < 1, `deviations` is positive.
  package init?(events: Int, of subjects: Int, expected: Double, deviations: Double = 3) {
    precondition(0 <= events && events <= subjects, "events lie between 0 and the subjects")
    precondition(0 < expected && expected < 1, "a share lies between 0 and 1")
    precondition(deviations > 0, "the limit lies above what is expected")
    guard subjects > 0 else { return nil }
    self.events = events
    self.subjects = subjects
    self.expected = expected
    limit =
      expected + deviations * (expected * (1 - expected) / Double(subjects)).squareRoot()
  }
}
