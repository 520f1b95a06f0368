/// A quantile of the Kaplan–Meier curve with the symmetric interval that many papers print:
/// estimate ± z SE, the error from an estimated density.
///
/// SE = SE(S(t)) / f(t), with Greenwood's error of S at the estimate t and the density
/// f(t) = (S(u) − S(l)) / (l − u), where u is the last event time with S(u) ≥ 1 − p + ε and l the
/// first with S(l) ≤ 1 − p − ε (Collett, Modelling Survival Data in Medical Research, section on
/// the median and percentiles of survival times; ε is 0.05 there). The estimate is that of
/// `KaplanMeier.quantile`, the middle where the curve is flat at the level. The limits are not cut
/// at 0. R has no such interval; `KaplanMeier.quantile` has the one of `survfit`, which is to be
/// preferred in small samples: the density is estimated from two points.
package struct SymmetricQuantile: Sendable {
  package struct Fit: Equatable, Sendable {
    package let estimate: Double
    package let standardError: Double
    package let lower: Double
    package let upper: Double
  }

  /// Why there is no interval.
  package enum Refusal: Error, Equatable, Sendable {
    /// The curve does not come down to 1 − p.
    case notReached
    /// S is 0 at the estimate, where Greenwood's error is not defined.
    case survivalIsZero
    /// S falls below 1 − p + ε at the first event already: no u.
    case noTimeAbove
    /// S never comes down to 1 − p − ε: no l.
    case noTimeBelow
  }

  package let p: Double
  package let epsilon: Double
  package let level: Double
  package let outcome: Result<Fit, Refusal>

  package var fit: Fit? { try? outcome.get() }

  fileprivate init(_ curve: KaplanMeier, p: Double, epsilon: Double) {
    self.p = p
    self.epsilon = epsilon
    level = curve.level
    outcome = Self.fit(curve, p, epsilon)
  }

  private static func fit(
    _ curve: KaplanMeier, _ p: Double, _ epsilon: Double
  ) -> Result<Fit, Refusal> {
    guard let estimate = curve.quantile(p).estimate else { return .failure(.notReached) }
    guard let error = standardErrorOfSurvival(curve, at: estimate) else {
      return .failure(.survivalIsZero)
    }
    // The fuzz is that of the quantile itself: S is a product and meets a level only nearly.
    let above = 1 - p + epsilon - KaplanMeier.fuzz
    let below = 1 - p - epsilon + KaplanMeier.fuzz
    var u: KaplanMeier.Step?
    for step in curve.steps where step.events > 0 {
      if step.survival >= above { u = step }
      guard step.survival <= below else { continue }
      guard let u else { return .failure(.noTimeAbove) }
      let density = (u.survival - step.survival) / (step.time - u.time)
      return .success(Fit(estimate, error / density, z: Normal.critical(level: curve.level)))
    }
    return .failure(u == nil ? .noTimeAbove : .noTimeBelow)
  }

  private static func standardErrorOfSurvival(_ curve: KaplanMeier, at time: Double) -> Double? {
    let passed = curve.table.rowCount(through: time)
    return passed > 0 ? curve.steps[passed - 1].standardError : 0
  }
}

extension SymmetricQuantile.Fit {
  fileprivate init(_ estimate: Double, _ standardError: Double, z: Double) {
    self.init(
      estimate: estimate, standardError: standardError, lower: estimate - z * standardError,
      upper: estimate + z * standardError)
  }
}

extension KaplanMeier {
  /// The time by which a fraction `p` of the subjects has had the event, ± z SE at the curve's
  /// level. Independent of `interval`.
  ///
  /// - Precondition: 0 < `p` < 1, `epsilon` > 0.
  package func symmetricQuantile(_ p: Double, epsilon: Double = 0.05) -> SymmetricQuantile {
    precondition(0 < p && p < 1, "a quantile lies between 0 and 1")
    precondition(epsilon > 0, "the levels about the quantile differ")
    return SymmetricQuantile(self, p: p, epsilon: epsilon)
  }

  package var symmetricMedian: SymmetricQuantile { symmetricQuantile(0.5) }
}
