import Glibc

/// Weights that make the arms alike in the covariates of a propensity score p.
///
/// For the average effect in all subjects a treated one weighs 1/p and a control 1/(1 − p); for the
/// effect in the treated these weigh 1 and a control p/(1 − p) (Austin & Stuart, Stat Med
/// 2015;34:3661). Stabilised, the weights of an arm are multiplied so that their mean is near 1: by
/// the share of the arm, or for the controls of the effect in the treated by their odds (1 − P)/P
/// with P the share treated (Robins, Hernán & Brumback, Epidemiology 2000;11:550).
package struct InverseProbabilityWeights: Equatable, Sendable {
  package enum Estimand: Equatable, Sendable {
    case allSubjects
    case treated
  }

  /// Per row.
  package let weights: [Double]
  package let effectiveTreated: Double
  package let effectiveControls: Double

  /// - Parameter logits: of p, so that weights near p = 1 lose no digits.
  /// - Returns: `nil` where an arm is empty, or a weight is not a finite number.
  /// - Precondition: as many `treated` as logits.
  package init?(
    logits: [Double], treated: [Bool], estimand: Estimand, isStabilised: Bool = false
  ) {
    precondition(treated.count == logits.count, "one treatment per logit")
    let share = Double(treated.count(where: \.self)) / Double(max(treated.count, 1))
    guard 0 < share, share < 1 else { return nil }
    weights = zip(logits, treated).map { logit, isTreated in
      let weight = Self.weight(logit, isTreated, estimand)
      return isStabilised ? weight * Self.stabiliser(share, isTreated, estimand) : weight
    }
    guard weights.allSatisfy(\.isFinite) else { return nil }
    effectiveTreated = Self.effectiveSize(zip(weights, treated).lazy.filter(\.1).map(\.0))
    effectiveControls = Self.effectiveSize(zip(weights, treated).lazy.filter { !$0.1 }.map(\.0))
  }

  private static func weight(_ logit: Double, _ isTreated: Bool, _ estimand: Estimand) -> Double {
    switch (estimand, isTreated) {
    case (.allSubjects, true): 1 + exp(-logit)
    case (.allSubjects, false): 1 + exp(logit)
    case (.treated, true): logit.isFinite ? 1 : .nan
    case (.treated, false): exp(logit)
    }
  }

  private static func stabiliser(
    _ share: Double, _ isTreated: Bool, _ estimand: Estimand
  ) -> Double {
    switch (estimand, isTreated) {
    case (.allSubjects, true): share
    case (.allSubjects, false): 1 - share
    case (.treated, true): 1
    case (.treated, false): (1 - share) / share
    }
  }

  /// (Σ w)² / Σ w²: equally weighted subjects of the same variance (Kish, Survey Sampling 1965,
  /// 8.2); 0 where all weights are.
  package static func effectiveSize(_ weights: some Sequence<Double>) -> Double {
    var sum = 0.0
    var squares = 0.0
    for weight in weights {
      sum += weight
      squares += weight * weight
    }
    return squares > 0 ? sum * sum / squares : 0
  }
}
