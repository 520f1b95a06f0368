/// Efficacy boundaries of a group sequential trial by alpha spending, recomputed from the
/// information that the looks really had.
///
/// The boundary of look k is the Z at which the probability, under no effect, of crossing there and
/// nowhere before equals what the spending function has released since the look before. One-sided:
/// Z is positive in favour of the experimental arm, and only large Z cross. Information is the
/// number of events (or subjects); fractions of the planned total above 1 release no more than
/// alpha, while the correlation between looks keeps to the actual counts. With over- or
/// underrunning the final look spends what is left at the events it has (Lan & DeMets, Biometrika
/// 1983;70:659; Stat Med 1989;8:1191; Proschan, Lan & Wittes, Statistical Monitoring of Clinical
/// Trials, 2006, ch. 5). Agrees with R's `rpact::getDesignGroupSequential` (asOF, asP, one-sided).
package struct SpendingBoundary: Equatable, Sendable {
  /// One look at the data, past or planned.
  package struct Analysis: Equatable, Sendable {
    /// Events, or another information, in the unit of the planned total.
    package let information: Double
    /// The Z really applied at a past look, where it differs from the function's (the planned total
    /// was another then, or the boundary was rounded): what it spent counts, not what it should
    /// have spent. Infinite at a look that tested nothing.
    package let appliedBoundary: Double?

    package init(information: Double, appliedBoundary: Double? = nil) {
      self.information = information
      self.appliedBoundary = appliedBoundary
    }
  }

  package struct Look: Equatable, Sendable {
    package let information: Double
    /// Information over the planned total; above 1 at overrunning.
    package let fraction: Double
    /// Cumulative one-sided alpha spent with this look.
    package let alphaSpent: Double
    /// Crossed by Z at or above it; `nil` where there is nothing to spend.
    package let boundary: Double?

    /// The one-sided p at or below which the look crosses.
    package var nominalP: Double? { boundary.map(Normal.upperTail) }
  }

  /// Why there is no boundary.
  package enum Refusal: Error, Equatable, Sendable {
    case noLooks
    /// No event target: without a planned total there is no information fraction.
    case noPlannedTotal
    /// A look adds less than a millionth of the information before it, or is not finite.
    case informationNotIncreasing
    /// A boundary said to have been applied is NaN or lies below everything.
    case invalidAppliedBoundary
  }

  package let spending: AlphaSpending
  package let alpha: Double
  package let planned: Double
  package let outcome: Result<[Look], Refusal>

  package var looks: [Look]? { try? outcome.get() }

  /// - Parameters:
  ///   - analyses: past looks with their actual information, then planned ones if wanted.
  ///   - planned: the information at which the trial was to end.
  ///   - alpha: one-sided.
  ///   - lastIsFinal: the last look spends all that is left, even short of the planned total.
  /// - Precondition: 0 < `alpha` < 0.5.
  package init(
    analyses: [Analysis], planned: Double, alpha: Double = 0.025, spending: AlphaSpending,
    lastIsFinal: Bool = false
  ) {
    precondition(0 < alpha && alpha < 0.5, "a one-sided alpha lies between 0 and a half")
    self.spending = spending
    self.alpha = alpha
    self.planned = planned
    if let refusal = Self.refusal(analyses, planned: planned) {
      outcome = .failure(refusal)
      return
    }
    let released = analyses.indices.map { index in
      lastIsFinal && index == analyses.count - 1
        ? alpha : spending.spent(at: analyses[index].information / planned, alpha: alpha)
    }
    outcome = .success(Self.looks(analyses, planned: planned, released: released))
  }

  package init(
    information: [Double], planned: Double, alpha: Double = 0.025, spending: AlphaSpending,
    lastIsFinal: Bool = false
  ) {
    self.init(
      analyses: information.map { Analysis(information: $0) }, planned: planned, alpha: alpha,
      spending: spending, lastIsFinal: lastIsFinal)
  }

  private static func refusal(_ analyses: [Analysis], planned: Double) -> Refusal? {
    if analyses.isEmpty { return .noLooks }
    guard planned > 0, planned.isFinite else { return .noPlannedTotal }
    var before = 0.0
    for analysis in analyses {
      let fraction = analysis.information / planned
      guard fraction.isNormal, fraction > before * (1 + 1e-6) else {
        return .informationNotIncreasing
      }
      if let applied = analysis.appliedBoundary, !(applied > -.infinity) {
        return .invalidAppliedBoundary
      }
      before = fraction
    }
    return nil
  }

  private static func looks(
    _ analyses: [Analysis], planned: Double, released: [Double]
  ) -> [Look] {
    let fractions = analyses.map { $0.information / planned }
    var paths = SequentialDensity()
    var spent = 0.0
    return analyses.indices.map { index in
      let fraction = fractions[index]
      let applied =
        analyses[index].appliedBoundary
        ?? paths.boundary(at: fraction, spending: released[index] - spent)
      let boundary = applied.flatMap { $0.isFinite ? $0 : nil }
      if let boundary { spent += paths.crossing(at: fraction, boundary: boundary) }
      if index + 1 < fractions.count {
        paths.advance(to: fraction, below: boundary ?? .infinity, next: fractions[index + 1])
      }
      return Look(
        information: analyses[index].information, fraction: fraction, alphaSpent: spent,
        boundary: boundary)
    }
  }
}

extension SpendingBoundary {
  /// The probability of having crossed by each look, in order; `nil` without boundaries.
  ///
  /// - Parameter drift: the expected Z at the planned total, 0 under no effect; for a hazard ratio
  ///   `SchoenfeldEvents.drift(hazardRatio:events:)`.
  package func crossingProbabilities(drift: Double) -> [Double]? {
    guard let looks else { return nil }
    var paths = SequentialDensity(drift: drift)
    var crossed = 0.0
    return looks.indices.map { index in
      let (time, boundary) = (looks[index].fraction, looks[index].boundary ?? .infinity)
      crossed += paths.crossing(at: time, boundary: boundary)
      if index + 1 < looks.count {
        paths.advance(to: time, below: boundary, next: looks[index + 1].fraction)
      }
      return crossed
    }
  }
}
