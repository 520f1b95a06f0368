/// The log-rank test for trend over ordered groups, such as dose levels or stages.
///
/// With a score s_g for each group, χ² = (Σ s_g (O_g − E_g))² / sᵀ V s on one degree of freedom,
/// O, E and V those of `LogRankTest` (Tarone, Biometrika 1975;62:679; Collett, Modelling Survival
/// Data in Medical Research, section 2.7). Only the distances of the scores matter, up to a factor.
/// R has no such function; from `survdiff`'s `obs`, `exp` and `var` it is one line.
package struct TrendTest: Sendable {
  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    /// A score is NaN or infinite.
    case scoreNotFinite
    /// Fewer than two groups have subjects.
    case fewerThanTwoGroups
    case noEvents
    /// No groups of different scores are compared with each other: the scores are all the same, or
    /// every event happened when nothing was left to chance.
    case noVariance
  }

  /// The test that ignores the order, of the same groups.
  package let logRank: LogRankTest
  /// In the order of the groups.
  package let scores: [Double]
  /// Σ s (O − E) / √(sᵀ V s): positive where groups of higher scores have more events than
  /// expected.
  package let outcome: Result<Double, Refusal>

  /// - Parameter scores: for each group its own; 1, 2, 3 … when `nil`.
  /// - Precondition: as many scores as groups; `rho` as in `LogRankTest`.
  package init(groups: [EventTable], scores: [Double]? = nil, rho: Double = 0) {
    self.init(LogRankTest(groups: groups, rho: rho), scores: scores)
  }

  /// - Precondition: as many scores as groups; `strata` and `rho` as in `LogRankTest`.
  package init(strata: [[EventTable]], scores: [Double]? = nil, rho: Double = 0) {
    self.init(LogRankTest(strata: strata, rho: rho), scores: scores)
  }

  /// - Precondition: as many scores as groups.
  package init(_ logRank: LogRankTest, scores: [Double]? = nil) {
    let scores = scores ?? logRank.groups.indices.map { Double($0 + 1) }
    precondition(scores.count == logRank.groups.count, "each group has a score")
    self.logRank = logRank
    self.scores = scores
    outcome = Self.z(logRank, scores)
  }

  package var z: Double? { try? outcome.get() }
  package var test: ChiSquareTest? {
    z.map { ChiSquareTest(statistic: $0 * $0, degreesOfFreedom: 1) }
  }
  package var chiSquare: Double? { test?.statistic }
  package var pValue: Double? { test?.pValue }

  private static func z(_ logRank: LogRankTest, _ scores: [Double]) -> Result<Double, Refusal> {
    guard scores.allSatisfy(\.isFinite) else { return .failure(.scoreNotFinite) }
    switch logRank.outcome {
    case .failure(.fewerThanTwoGroups): return .failure(.fewerThanTwoGroups)
    case .failure(.noEvents): return .failure(.noEvents)
    case .failure(.singularVariance), .success: break
    }
    let distances = distances(scores)
    let variance = variance(logRank.scores, distances)
    guard variance > 0 else { return .failure(.noVariance) }
    let trend = zip(distances, logRank.groups).reduce(0) { $0 + $1.0 * $1.1.score }
    return .success(trend / variance.squareRoot())
  }

  /// From the first score, in units of the largest distance: the O − E add to zero, so neither
  /// place nor unit changes z, and nothing cancels or overflows.
  private static func distances(_ scores: [Double]) -> [Double] {
    guard let first = scores.first else { return [] }
    let halves = scores.map { $0 / 2 - first / 2 }
    let largest = halves.map(abs).max() ?? 0
    return largest > 0 ? halves.map { $0 / largest } : halves
  }

  /// sᵀ V s = Σ_{g > h} c_gh (s_g − s_h)², a sum of nothing negative.
  private static func variance(_ comparisons: LogRankScores, _ scores: [Double]) -> Double {
    var variance = 0.0
    for g in scores.indices {
      for h in 0..<g {
        let distance = scores[g] - scores[h]
        variance += comparisons.comparison(g, h) * distance * distance
      }
    }
    return variance
  }
}
