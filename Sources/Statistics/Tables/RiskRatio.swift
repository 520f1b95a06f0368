/// The proportion of the first group over that of the second, p₁/p₂.
package enum RiskRatio {
  /// With Katz's interval, exp(log RR ± z √((1−p₁)/x₁ + (1−p₂)/x₂)) (Biometrics 1978;34:469); none
  /// without successes in a group: nothing is added to the cells.
  ///
  /// - Returns: `nil` where a group is empty or neither has a success.
  /// - Precondition: 0 < `level` < 1.
  package static func katz(_ groups: TwoProportions, level: Double = 0.95) -> RatioEstimate? {
    guard let ratio = estimate(groups) else { return nil }
    let variance = logVariance(groups.first) + logVariance(groups.second)
    return RatioEstimate(ratio, logStandardError: variance.squareRoot(), level: level)
  }

  /// With Koopman's score interval (Biometrics 1984;40:513), which exists without successes too.
  ///
  /// Its limits are the ratios θ at which Pearson's chi-square about the proportions most likely
  /// under p₁ = θ p₂ is z².
  ///
  /// - Returns: `nil` where a group is empty or neither has a success.
  /// - Precondition: 0 < `level` < 1.
  package static func koopman(_ groups: TwoProportions, level: Double = 0.95) -> RatioEstimate? {
    let z = Normal.critical(level: level)
    guard let ratio = estimate(groups) else { return nil }
    let score = { (theta: Double) in RatioScore(groups, ratio: theta).z }
    let lower = groups.first.successes == 0 ? 0 : Bisection.positiveRoot { score($0) > z }
    let upper =
      groups.second.successes == 0 ? .infinity : Bisection.positiveRoot { score($0) > -z }
    return RatioEstimate(
      ratio, interval: ConfidenceInterval(lower: lower, upper: upper), level: level)
  }

  private static func estimate(_ groups: TwoProportions) -> Double? {
    guard let p1 = groups.first.proportion, let p2 = groups.second.proportion, p1 > 0 || p2 > 0
    else { return nil }
    return p1 / p2
  }

  private static func logVariance(_ group: TwoProportions.Group) -> Double {
    Double(group.failures) / Double(group.total) / Double(group.successes)
  }
}

/// z(θ) = (p̂₁ − θ p̂₂) / √(p₁(1−p₁)/n₁ + θ² p₂(1−p₂)/n₂) at the proportions most likely under
/// p₁ = θ p₂; its square is Koopman's chi-square (Gart & Nam, Biometrics 1988;44:323).
private struct RatioScore {
  let z: Double

  /// - Precondition: neither group is empty, and one has a success; `ratio` is positive.
  init(_ groups: TwoProportions, ratio: Double) {
    let (n1, n2) = (Double(groups.first.total), Double(groups.second.total))
    let (a, _, c, _) = groups.cells
    let p2 = Self.second(groups, ratio)
    let p1 = min(1, ratio * p2)
    let distance = a / n1 - ratio * (c / n2)
    let variance = p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2
    z = distance == 0 ? 0 : distance / variance.squareRoot()
  }

  /// Where the score (x₁ + x₂)/p₂ − θ (n₁ − x₁)/(1 − θ p₂) − (n₂ − x₂)/(1 − p₂), which only falls,
  /// is 0.
  private static func second(_ groups: TwoProportions, _ ratio: Double) -> Double {
    let (_, b, _, d) = groups.cells
    let rises = { (p2: Double) in
      let first = b == 0 ? 0 : ratio * b / max(0, 1 - ratio * p2)
      let second = d == 0 ? 0 : d / (1 - p2)
      return groups.successes / p2 > first + second
    }
    let highest = min(1, 1 / ratio)
    return rises(highest) ? highest : Bisection.root(between: 0, and: highest, isBelow: rises)
  }
}
