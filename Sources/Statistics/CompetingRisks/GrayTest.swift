/// Gray's test that the cumulative incidence of one cause is equal in k groups.
///
/// A log-rank test on the subdistribution hazard: whoever had a competing event stays in the risk set
/// as far as not censored. With n_g at risk, S_g free of any event and F_g the incidence in group g
/// just before a time, its risk set is R_g = n_g (1 − F_g)/S_g; the score is
/// Σ d_g − d R_g/ΣR over the times, and its variance that of Gray (Ann Stat 1988;16:1141, with
/// weight ρ = 0), with his programme's corrections for ties. χ² on the groups less one.
///
/// With strata, scores and variances are summed over them. Agrees with R's `cmprsk::cuminc` (but
/// times that differ only by rounding are one here). With one cause alone it is not the log-rank
/// test: the variances differ. Cost O(n + times · groups³).
package struct GrayTest: Sendable {
  package struct Group: Equatable, Sendable {
    package let subjects: Int
    /// Of the cause.
    package let events: Int
    /// Σ d R_g/ΣR over times and strata.
    package let expected: Double
  }

  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    case invalid(CompetingEventTable.Refusal)
    /// Fewer than two groups have subjects.
    case fewerThanTwoGroups
    /// Nobody had an event of the cause.
    case noEvents
    /// The variance is not positive definite: nothing was left to chance, as when all subjects are
    /// tied, or the correction for ties is larger than the variance of a few subjects (`cuminc` then
    /// prints a χ² that can be negative).
    case singularVariance
  }

  /// In the order of their numbers; an empty group keeps its place. Empty where data are invalid.
  package let groups: [Group]
  package let outcome: Result<ChiSquareTest, Refusal>

  package var test: ChiSquareTest? { try? outcome.get() }
  package var chiSquare: Double? { test?.statistic }
  package var degreesOfFreedom: Int? { test?.degreesOfFreedom }
  package var pValue: Double? { test?.pValue }

  /// - Parameters:
  ///   - times: of event or censoring, one per subject.
  ///   - causes: 0 for censored, else the cause.
  ///   - groups: from 0.
  ///   - groupCount: how many groups there are.
  ///   - strata: any numbers; only equality counts.
  ///   - cause: the one that is tested.
  /// - Precondition: all columns have the same length, and groups lie below `groupCount`.
  package init(
    times: [Double], causes: [Int], groups: [Int], groupCount: Int, strata: [Int]? = nil,
    cause: Int = 1
  ) {
    precondition(groups.count == times.count && strata.map { $0.count == times.count } ?? true)
    precondition(groups.allSatisfy((0..<groupCount).contains), "a group lies below their number")
    precondition(cause > 0, "causes count from 1")
    do {
      _ = try CompetingEventTable.checkedCauses(times, causes, 0)
    } catch {
      self.groups = []
      outcome = .failure(.invalid(error))
      return
    }
    let data = GrayData(times, causes, groups, groupCount, strata, cause)
    let scores = GrayScores(data)
    self.groups = (0..<groupCount).map { group in
      Group(
        subjects: data.subjects[group], events: data.events[group],
        expected: scores.expected[group])
    }
    outcome = Self.test(self.groups, covariance: scores.covariance)
  }

  private static func test(
    _ groups: [Group], covariance: [[Double]]
  ) -> Result<ChiSquareTest, Refusal> {
    let present = groups.indices.filter { groups[$0].subjects > 0 }
    guard present.count >= 2 else { return .failure(.fewerThanTwoGroups) }
    guard groups.contains(where: { $0.events > 0 }) else { return .failure(.noEvents) }
    let others = Array(present.dropLast())
    let differences = others.map { Double(groups[$0].events) - groups[$0].expected }
    let variance = others.map { row in others.map { covariance[row][$0] } }
    guard variance.joined().allSatisfy(\.isFinite), let factor = CholeskyFactor(variance) else {
      return .failure(.singularVariance)
    }
    return .success(
      ChiSquareTest(
        statistic: factor.inverseQuadraticForm(differences), degreesOfFreedom: others.count))
  }
}
