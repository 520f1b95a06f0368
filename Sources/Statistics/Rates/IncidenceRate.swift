/// Events per unit of exposure with the exact Poisson interval.
///
/// rate = x/T, from χ²(α/2; 2x)/2T to χ²(1 − α/2; 2x + 2)/2T (Garwood, Biometrika 1936;28:437);
/// R's `poisson.test`. For an exposure-adjusted incidence of subjects, x counts the subjects with
/// the event and T sums their time to the first event or to the end of risk.
package struct IncidenceRate: Equatable, Sendable {
  package let events: Int
  /// Sum over subjects, in any unit; the rate is per that unit.
  package let exposure: Double
  package let level: Double
  package let lower: Double
  package let upper: Double

  package var rate: Double { Double(events) / exposure }

  /// - Returns: `nil` without exposure.
  /// - Precondition: `events` is not negative, `exposure` is finite and not negative.
  package init?(events: Int, exposure: Double, level: Double = 0.95) {
    precondition(events >= 0, "events cannot be negative")
    precondition(exposure >= 0 && exposure.isFinite, "exposure is finite and not negative")
    precondition(0 < level && level < 1, "a confidence level lies between 0 and 1")
    guard exposure > 0 else { return nil }
    self.events = events
    self.exposure = exposure
    self.level = level
    let tail = (1 - level) / 2
    let twice = 2 * Double(events)
    lower =
      events == 0 ? 0 : ChiSquared.quantile(tail, degreesOfFreedom: twice) / (2 * exposure)
    upper = ChiSquared.quantile(1 - tail, degreesOfFreedom: twice + 2) / (2 * exposure)
  }
}
