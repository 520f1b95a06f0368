/// The difference of two incidence rates with Wald's interval.
///
/// x₁/T₁ − x₂/T₂ ± z √(x₁/T₁² + x₂/T₂²) (Rothman & Greenland, Modern Epidemiology, 1998, ch. 14); of
/// width 0 where nobody has an event.
package struct RateDifference: Equatable, Sendable {
  /// Per unit of exposure.
  package let estimate: Double
  package let interval: ConfidenceInterval
  package let level: Double

  /// - Precondition: 0 < `level` < 1.
  package init(_ first: IncidenceRate, against second: IncidenceRate, level: Double = 0.95) {
    let z = Normal.critical(level: level)
    let half = z * (Self.variance(first) + Self.variance(second)).squareRoot()
    estimate = first.rate - second.rate
    interval = ConfidenceInterval(lower: estimate - half, upper: estimate + half)
    self.level = level
  }

  private static func variance(_ rate: IncidenceRate) -> Double {
    rate.rate / rate.exposure
  }
}
