/// The Cochran–Mantel–Haenszel test of two groups over strata.
///
/// χ² = (|Σ (a − n₁m/N)| − c)² / Σ n₁n₂m(N − m) / N²(N − 1) with m = a + c successes in a stratum
/// (Cochran, Biometrics 1954;10:417; Mantel & Haenszel, J Natl Cancer Inst 1959;22:719). The
/// continuity correction c is ½ where the difference is at least ½, else 0: R's `mantelhaen.test`.
package struct CochranMantelHaenszelTest: Equatable, Sendable {
  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    /// A stratum of one subject or none has no variance; R stops there too.
    case stratumOfFewerThanTwo
    /// In every stratum a group is empty or all subjects are alike.
    case noVariance
  }

  private let distance: Double
  private let variance: Double
  private let hasSmallStratum: Bool

  package init(strata: [TwoProportions]) {
    var (distance, variance) = (0.0, 0.0)
    for stratum in strata where stratum.total >= 2 {
      let (n, n1) = (stratum.total, Double(stratum.first.total))
      let shares = n1 / n * (Double(stratum.second.total) / n)
      distance += Double(stratum.first.successes) - n1 * stratum.successes / n
      variance += shares * stratum.successes * stratum.failures / (n - 1)
    }
    self.distance = abs(distance)
    self.variance = variance
    hasSmallStratum = strata.contains { $0.total < 2 }
  }

  package func test(isCorrected: Bool = true) -> Result<ChiSquareTest, Refusal> {
    guard !hasSmallStratum else { return .failure(.stratumOfFewerThanTwo) }
    guard variance > 0 else { return .failure(.noVariance) }
    let excess = isCorrected && distance >= 0.5 ? distance - 0.5 : distance
    return .success(ChiSquareTest(statistic: excess * excess / variance, degreesOfFreedom: 1))
  }
}
