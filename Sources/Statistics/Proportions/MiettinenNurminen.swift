/// The score test and interval of a difference of proportions, in one table or over strata.
///
/// z(δ) = (d − δ) / √V(δ), where V(δ) = (p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂) · N/(N − 1) at the proportions
/// most likely under p₁ − p₂ = δ. The limits are the δ at which z(δ) is ± the normal quantile
/// (Miettinen & Nurminen, Stat Med 1985;4:213).
///
/// Over strata d = Σ wⱼ dⱼ and V(δ) = Σ wⱼ² Vⱼ(δ), where the weights are those of Cochran, Mantel
/// and Haenszel, n₁ⱼ n₂ⱼ / Nⱼ over their sum. Miettinen and Nurminen's own iterated weights are not
/// offered. A stratum with an empty group weighs nothing.
package struct MiettinenNurminen: Equatable, Sendable {
  package struct Test: Equatable, Sendable {
    /// Positive where the estimate lies above the hypothesis.
    package let z: Double

    /// Two-sided.
    package var pValue: Double { 2 * Normal.upperTail(abs(z)) }

    /// P(Z > z), against the alternative of a larger difference.
    package var upperPValue: Double { Normal.upperTail(z) }
  }

  package let estimate: Double
  package let interval: ConfidenceInterval
  package let level: Double
  /// Strata with subjects in both groups.
  package let strata: Int
  private let score: Score

  /// - Returns: `nil` where a group is empty.
  /// - Precondition: 0 < `level` < 1.
  package init?(_ groups: TwoProportions, level: Double = 0.95) {
    self.init(strata: [groups], level: level)
  }

  /// - Returns: `nil` where no stratum has subjects in both groups.
  /// - Precondition: 0 < `level` < 1.
  package init?(strata: [TwoProportions], level: Double = 0.95) {
    let z = Normal.critical(level: level)
    guard let score = Score(strata) else { return nil }
    self.score = score
    self.level = level
    self.strata = score.strata.count
    estimate = score.estimate
    interval = ConfidenceInterval(
      lower: Bisection.root(between: -1, and: estimate) { score.z(at: $0) > z },
      upper: Bisection.root(between: estimate, and: 1) { score.z(at: $0) > -z })
  }

  /// The test that the difference is `difference`: 0, or the margin of a non-inferiority trial.
  ///
  /// - Returns: `nil` where the variance under the hypothesis is 0, as when all subjects of both
  ///   groups are successes and `difference` is 0.
  /// - Precondition: −1 ≤ `difference` ≤ 1.
  package func test(difference: Double = 0) -> Test? {
    precondition(-1 <= difference && difference <= 1, "a difference lies between -1 and 1")
    let z = score.z(at: difference)
    return score.variance(at: difference) > 0 && z.isFinite ? Test(z: z) : nil
  }
}

private struct Score: Equatable {
  struct Stratum: Equatable {
    let groups: TwoProportions
    /// The weights add up to 1.
    let weight: Double
  }

  let strata: [Stratum]
  let estimate: Double

  init?(_ tables: [TwoProportions]) {
    let used = tables.filter { $0.first.total > 0 && $0.second.total > 0 }
    let weights = used.map { Double($0.first.total) / $0.total * Double($0.second.total) }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return nil }
    strata = zip(used, weights).map { Stratum(groups: $0, weight: $1 / sum) }
    estimate = strata.reduce(0) { $0 + $1.weight * ($1.groups.difference ?? 0) }
  }

  /// Signed infinity, or 0 at the estimate, where nothing is left to chance.
  func z(at difference: Double) -> Double {
    let distance = estimate - difference
    return distance == 0 ? 0 : distance / variance(at: difference).squareRoot()
  }

  func variance(at difference: Double) -> Double {
    strata.reduce(0) { sum, stratum in
      let weight = stratum.weight
      return sum + weight * weight * Self.variance(stratum.groups, difference)
    }
  }

  private static func variance(_ groups: TwoProportions, _ difference: Double) -> Double {
    let likely = ConstrainedProportions(groups, difference: difference)
    let first = likely.first * (1 - likely.first) / Double(groups.first.total)
    let second = likely.second * (1 - likely.second) / Double(groups.second.total)
    return (first + second) * groups.total / (groups.total - 1)
  }
}
