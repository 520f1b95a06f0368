/// The log-rank test that k survivor functions are equal.
///
/// At each event time the d events among n at risk are expected in proportion to the numbers at
/// risk, E_g = Σ d n_g / n, with hypergeometric covariance
/// V_gh = Σ d (n − d)/(n − 1) · (n_g/n) (δ_gh − n_h/n), which is exact under ties.
/// χ² = (O − E)ᵀ V⁻¹ (O − E) over the groups with expected events but one; its degrees of freedom
/// are those groups less one (Mantel 1966; Peto & Peto, J R Stat Soc A 1972;135:185). Agrees with
/// R's `survival::survdiff`.
package struct LogRankTest: Sendable {
  package struct Group: Equatable, Sendable {
    package let subjects: Int
    package let observed: Int
    package let expected: Double
  }

  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    /// Fewer than two groups have subjects.
    case fewerThanTwoGroups
    case noEvents
    /// Every event happened when nothing was left to chance, as when all subjects are tied.
    case singularVariance
  }

  /// In the order given; an empty group keeps its place.
  package let groups: [Group]
  package let outcome: Result<ChiSquareTest, Refusal>

  package init(groups tables: [EventTable]) {
    let scores = LogRankScores(of: tables)
    groups = zip(tables, scores.expected).map { table, expected in
      Group(subjects: table.subjects, observed: table.events, expected: expected)
    }
    outcome = Self.test(groups, covariance: scores.covariance)
  }

  package var test: ChiSquareTest? { try? outcome.get() }
  package var chiSquare: Double? { test?.statistic }
  package var degreesOfFreedom: Int? { test?.degreesOfFreedom }
  package var pValue: Double? { test?.pValue }

  private static func test(
    _ groups: [Group], covariance: [[Double]]
  ) -> Result<ChiSquareTest, Refusal> {
    guard groups.count(where: { $0.subjects > 0 }) >= 2 else {
      return .failure(.fewerThanTwoGroups)
    }
    let informative = groups.indices.filter { groups[$0].expected > 0 }
    guard let reference = informative.first else { return .failure(.noEvents) }
    let others = informative.filter { $0 != reference }
    let differences = others.map { Double(groups[$0].observed) - groups[$0].expected }
    let variance = others.map { row in others.map { covariance[row][$0] } }
    guard let factor = CholeskyFactor(variance) else { return .failure(.singularVariance) }
    return .success(
      ChiSquareTest(
        statistic: factor.inverseQuadraticForm(differences), degreesOfFreedom: others.count))
  }
}
