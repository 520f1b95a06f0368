/// The log-rank test that k survivor functions are equal, stratified and weighted if asked.
///
/// At each event time of a stratum the d events among n at risk are expected in proportion to the
/// numbers at risk, E_g = Σ w d n_g / n, with hypergeometric covariance
/// V_gh = Σ w² d (n − d)/(n − 1) · (n_g/n) (δ_gh − n_h/n), which is exact under ties.
/// χ² = (O − E)ᵀ V⁻¹ (O − E) over the groups with expected events but one, O, E and V added over
/// the strata; its degrees of freedom are those groups less one (Mantel, Cancer Chemother Rep
/// 1966;50:163; Peto & Peto, J R Stat Soc A 1972;135:185).
///
/// The weight is w = S(t−)^ρ with the stratum's Kaplan–Meier estimate of all groups pooled, just
/// before the time (Harrington & Fleming, Biometrika 1982;69:553): 1 for ρ = 0, the log-rank test;
/// for ρ = 1 the Peto–Peto form of Wilcoxon's test, which looks at early differences.
///
/// Agrees with R's `survival::survdiff(Surv(time, status) ~ group + strata(stratum), rho =)`;
/// R refuses left-truncated entries, which count here from their entry on. Where V is singular R's
/// `solve` stops or answers with rounding errors; here that is a refusal.
package struct LogRankTest: Sendable {
  package struct Group: Equatable, Sendable {
    package internal(set) var subjects = 0
    /// Events.
    package internal(set) var observed = 0
    /// Events expected were the hazards equal.
    package internal(set) var expected = 0.0
    /// Σ w o, what `survdiff` calls observed; equal to `observed` for ρ = 0.
    package internal(set) var weightedObserved = 0.0
    /// Σ w d n_g / n, what `survdiff` calls expected; equal to `expected` for ρ = 0.
    package internal(set) var weightedExpected = 0.0
    /// Σ w (o − d n_g / n), the difference of the weighted two without the cancellation.
    package internal(set) var score = 0.0
  }

  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    /// Fewer than two groups have subjects.
    case fewerThanTwoGroups
    case noEvents
    /// Some groups with expected events are never compared with the others: they share no stratum
    /// or time, or every event happened when nothing was left to chance, as when all are tied.
    case singularVariance
  }

  /// In the order given, added over the strata; an empty group keeps its place.
  package let groups: [Group]
  /// The same per stratum, in the order given; one without strata.
  package let strata: [[Group]]
  /// ρ of the weights.
  package let rho: Double
  package let outcome: Result<ChiSquareTest, Refusal>
  let scores: LogRankScores

  /// - Parameter groups: a table for each group.
  /// - Precondition: `rho` is finite and not negative.
  package init(groups: [EventTable], rho: Double = 0) {
    self.init(strata: [groups], rho: rho)
  }

  /// - Parameter strata: for each stratum a table for each group, in one order; a table may be
  ///   empty.
  /// - Precondition: the strata have the same number of groups; `rho` is finite and not negative.
  package init(strata: [[EventTable]], rho: Double = 0) {
    precondition(rho.isFinite && rho >= 0, "rho is finite and not negative")
    scores = LogRankScores(strata: strata, rho: rho)
    groups = scores.groups
    self.strata = scores.strata
    self.rho = rho
    outcome = Self.test(scores)
  }

  package var test: ChiSquareTest? { try? outcome.get() }
  package var chiSquare: Double? { test?.statistic }
  package var degreesOfFreedom: Int? { test?.degreesOfFreedom }
  package var pValue: Double? { test?.pValue }

  private static func test(_ scores: LogRankScores) -> Result<ChiSquareTest, Refusal> {
    let groups = scores.groups
    guard groups.count(where: { $0.subjects > 0 }) >= 2 else {
      return .failure(.fewerThanTwoGroups)
    }
    let informative = groups.indices.filter { groups[$0].weightedExpected > 0 }
    guard !informative.isEmpty else { return .failure(.noEvents) }
    let others = informative.dropFirst()
    let variance = others.map { row in others.map { scores.covariance(row, $0) } }
    guard let factor = CholeskyFactor(variance) else { return .failure(.singularVariance) }
    return .success(
      ChiSquareTest(
        statistic: factor.inverseQuadraticForm(others.map { groups[$0].score }),
        degreesOfFreedom: others.count))
  }
}

extension LogRankTest {
  /// V of the groups' scores, added over the strata; rows and columns in the order of the groups.
  package var covariance: [[Double]] {
    groups.indices.map { row in groups.indices.map { scores.covariance(row, $0) } }
  }

  /// The test of two groups with its direction, (O₁ − E₁)/√V₁₁ of the *first* group; z² = χ².
  ///
  /// Positive where the first group has more events than expected. So with the control group first
  /// and death as the event a positive z speaks for the second, as rpact's upper boundaries have
  /// it; the coefficient of the second group in a Cox model has the opposite sign.
  ///
  /// - Returns: `nil` unless two groups were given and both have expected events.
  package var z: Double? {
    guard groups.count == 2, degreesOfFreedom == 1 else { return nil }
    return groups[0].score / scores.comparison(0, 1).squareRoot()
  }
}
