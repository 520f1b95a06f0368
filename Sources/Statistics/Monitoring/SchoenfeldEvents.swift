import Glibc

/// Events, power and detectable hazard ratio of a log-rank test under proportional hazards.
///
/// D = (z_α + z_β)²/(p₁p₂ ln²HR) with p₁ and p₂ the shares randomised to the arms (Schoenfeld,
/// Biometrika 1981;68:316; Biometrics 1983;39:499). The expected Z of D events is
/// −ln HR √(D p₁p₂), positive where the experimental arm does better.
package struct SchoenfeldEvents: Equatable, Sendable {
  /// Experimental to control: 2 for 2:1.
  package let allocationRatio: Double
  /// One-sided.
  package let alpha: Double

  /// - Precondition: `allocationRatio` is positive and finite, 0 < `alpha` < 0.5.
  package init(allocationRatio: Double = 1, alpha: Double = 0.025) {
    precondition(allocationRatio > 0 && allocationRatio.isFinite, "both arms are randomised to")
    precondition(0 < alpha && alpha < 0.5, "a one-sided alpha lies between 0 and a half")
    self.allocationRatio = allocationRatio
    self.alpha = alpha
  }

  /// Before rounding up.
  ///
  /// - Returns: `nil` for a hazard ratio of 1, or none that is positive and finite, or a power not
  ///   between `alpha` and 1.
  package func events(hazardRatio: Double, power: Double) -> Double? {
    guard hazardRatio > 0, hazardRatio.isFinite, hazardRatio != 1 else { return nil }
    guard let sum = quantiles(power: power) else { return nil }
    let logRatio = log(hazardRatio)
    return sum * sum / (shares * logRatio * logRatio)
  }

  /// The whole number of events that gives at least `power`.
  ///
  /// - Returns: `nil` where `events` is, or where no Int holds the number.
  package func requiredEvents(hazardRatio: Double, power: Double) -> Int? {
    events(hazardRatio: hazardRatio, power: power).flatMap { Int(exactly: $0.rounded(.up)) }
  }

  /// Φ(−ln HR √(D p₁p₂) − z_α): the chance of a Z at or above z_α.
  ///
  /// - Returns: `nil` without events or a positive hazard ratio.
  package func power(hazardRatio: Double, events: Double) -> Double? {
    drift(hazardRatio: hazardRatio, events: events).map { Normal.upperTail(critical - $0) }
  }

  /// The hazard ratio below 1 that `events` detect with `power`: exp(−(z_α + z_β)/√(D p₁p₂)).
  package func detectableHazardRatio(events: Double, power: Double) -> Double? {
    guard let sum = quantiles(power: power) else { return nil }
    return hazardRatio(atZ: sum, events: events)
  }

  /// The hazard ratio that stands at `z`, about exp(−z/√(D p₁p₂)).
  package func hazardRatio(atZ z: Double, events: Double) -> Double? {
    guard events > 0, events.isFinite, z.isFinite else { return nil }
    return exp(-z / (events * shares).squareRoot())
  }

  /// The expected Z of `events`.
  package func drift(hazardRatio: Double, events: Double) -> Double? {
    guard events > 0, events.isFinite, hazardRatio > 0, hazardRatio.isFinite else { return nil }
    return -log(hazardRatio) * (events * shares).squareRoot()
  }

  /// p₁p₂.
  private var shares: Double {
    allocationRatio / ((1 + allocationRatio) * (1 + allocationRatio))
  }

  private var critical: Double { -Normal.quantile(alpha) }

  /// z_α + z_β.
  private func quantiles(power: Double) -> Double? {
    guard alpha < power, power < 1 else { return nil }
    return critical + Normal.quantile(power)
  }
}
