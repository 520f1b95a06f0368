/// The chance that Z reaches the final critical value, given Z at an interim information.
///
/// With B(t) = Z√t and drift θ = E Z(1), B(1) given B(t) is N(B(t) + θ(1 − t), 1 − t), so the
/// conditional power is Φ((B(t) + θ(1 − t) − c)/√(1 − t)) (Lan & Wittes, Biometrics 1988;44:579).
/// It depends wholly on θ, so every number carries the name of its effect. Looks between now and the
/// end are left out: with them the chance of crossing somewhere is somewhat higher.
package struct ConditionalPower: Equatable, Sendable {
  package enum Effect: Equatable, Sendable {
    /// The effect the trial was planned for, as its expected Z at the final information:
    /// `SchoenfeldEvents.drift(hazardRatio:events:)`.
    case design(drift: Double)
    /// The effect seen so far goes on: θ = B(t)/t = Z/√t.
    case currentTrend
    /// No effect from now on: θ = 0.
    case null
  }

  package let z: Double
  package let fraction: Double
  package let critical: Double

  /// - Parameters:
  ///   - z: positive in favour of the experimental arm.
  ///   - fraction: present over final information.
  ///   - critical: the final boundary for Z.
  /// - Returns: `nil` unless 0 < `fraction` < 1 and both Z are finite.
  package init?(z: Double, fraction: Double, critical: Double) {
    guard 0 < fraction, fraction < 1, z.isFinite, critical.isFinite else { return nil }
    self.z = z
    self.fraction = fraction
    self.critical = critical
  }

  package func power(under effect: Effect) -> Double {
    let ahead = 1 - fraction
    let expected = z * fraction.squareRoot() + drift(of: effect) * ahead
    return Normal.upperTail((critical - expected) / ahead.squareRoot())
  }

  /// Conditional power averaged over the effects the data support, θ ~ N(Z/√t, 1/t) under a flat
  /// prior: Φ((Z − c√t)/√(1 − t)) (Spiegelhalter, Freedman & Blackburn, Control Clin Trials
  /// 1986;7:8).
  package var predictivePower: Double {
    Normal.upperTail((critical * fraction.squareRoot() - z) / (1 - fraction).squareRoot())
  }

  private func drift(of effect: Effect) -> Double {
    switch effect {
    case .design(let drift): drift
    case .currentTrend: z / fraction.squareRoot()
    case .null: 0
    }
  }
}
