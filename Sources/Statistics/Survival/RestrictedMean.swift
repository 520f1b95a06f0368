/// The mean time to event up to a horizon τ: the area under the Kaplan–Meier curve from 0 to τ.
///
/// μ = ∫₀^τ S(t) dt, in the unit of the times. Var μ = Σ dᵢ / (nᵢ (nᵢ − dᵢ)) (∫ from tᵢ to τ of
/// S)² over the event times up to τ, without the term where S becomes 0, whose area is 0 (Irwin,
/// J Hyg 1949;47:188; Royston & Parmar, BMC Med Res Methodol 2013;13:152). The limits are μ ± z SE,
/// not cut to 0…τ. Estimate and error agree with R's `print(survfit, rmean = τ)` and with
/// `survRM2::rmst2`. With left-truncated entry the area still begins at 0.
///
/// A τ beyond the last observed time is refused unless S is 0 there, for the curve is unknown: the
/// rule of `rmst2` for each arm, whose last observations must all be events. (`rmst2` further stops
/// where τ lies beyond the last times of both arms, although both curves are 0 by then.)
/// `print(survfit)` draws the last S on to τ instead, and refuses a τ before the first time, where
/// the mean is τ with error 0 here as in `rmst2`.
package struct RestrictedMean: Sendable {
  package struct Fit: Equatable, Sendable {
    package let estimate: Double
    /// 0 where no event happened before the horizon.
    package let standardError: Double
    package let lower: Double
    package let upper: Double
  }

  /// Why there is no mean.
  package enum Refusal: Error, Equatable, Sendable {
    case noSubjects
    /// The horizon is 0, negative, infinite or NaN.
    case horizonNotPositive
    /// S is not 0 at the last observed time, so nothing is known of it up to the horizon.
    case horizonBeyondFollowUp(lastTime: Double)
  }

  /// τ, in the unit of the times.
  package let horizon: Double
  package let level: Double
  package let outcome: Result<Fit, Refusal>

  /// - Parameter level: of the two-sided interval, between 0 and 1.
  package init(_ table: EventTable, upTo horizon: Double, level: Double = 0.95) {
    self.horizon = horizon
    self.level = level
    outcome = Self.fit(KaplanMeier(table), horizon, z: Normal.critical(level: level))
  }

  package var fit: Fit? { try? outcome.get() }

  private static func fit(
    _ curve: KaplanMeier, _ horizon: Double, z: Double
  ) -> Result<Fit, Refusal> {
    guard let last = curve.steps.last else { return .failure(.noSubjects) }
    guard horizon > 0, horizon.isFinite else { return .failure(.horizonNotPositive) }
    guard horizon <= last.time || last.survival == 0 else {
      return .failure(.horizonBeyondFollowUp(lastTime: last.time))
    }
    let area = Area(under: curve.steps, upTo: horizon)
    let error = area.variance.squareRoot()
    return .success(
      Fit(
        estimate: area.total, standardError: error, lower: area.total - z * error,
        upper: area.total + z * error))
  }
}

/// The area and its variance in one walk of positive terms.
///
/// With aⱼ the area between one time and the next and Hⱼ Greenwood's sum there, the variance
/// Σᵢ hᵢ (Σ_{j ≥ i} aⱼ)² is Σⱼ aⱼ (aⱼ Hⱼ + 2 Σ_{k < j} aₖ Hₖ).
private struct Area {
  private(set) var total = 0.0
  private(set) var variance = 0.0
  private var weighted = 0.0

  init(under steps: KaplanMeier.Steps, upTo horizon: Double) {
    var (time, survival, varianceSum) = (0.0, 1.0, 0.0)
    for step in steps {
      guard step.time < horizon, survival > 0 else { break }
      add(survival * (step.time - time), varianceSum)
      (time, survival, varianceSum) = (step.time, step.survival, step.varianceSum)
    }
    if survival > 0 { add(survival * (horizon - time), varianceSum) }
  }

  private mutating func add(_ area: Double, _ varianceSum: Double) {
    total += area
    variance += area * (area * varianceSum + 2 * weighted)
    weighted += area * varianceSum
  }
}
