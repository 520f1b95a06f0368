/// The odds of success in the first group over those in the second, ad/bc.
package enum OddsRatio {
  /// With Woolf's interval, exp(log OR ± z √(1/a + 1/b + 1/c + 1/d)) (Ann Hum Genet 1955;19:251);
  /// none beside an empty cell: nothing is added to the cells.
  ///
  /// - Returns: `nil` where the ratio is 0/0: an empty group, or all subjects alike.
  /// - Precondition: 0 < `level` < 1.
  package static func woolf(_ groups: TwoProportions, level: Double = 0.95) -> RatioEstimate? {
    let (a, b, c, d) = groups.cells
    let ratio = (a * d) / (b * c)
    guard !ratio.isNaN else { return nil }
    return RatioEstimate(
      ratio, logStandardError: (1 / a + 1 / b + 1 / c + 1 / d).squareRoot(), level: level)
  }

  /// The common odds ratio of Mantel and Haenszel over strata, R / S with R = Σ ad/N, S = Σ bc/N.
  ///
  /// Its log has Robins, Breslow & Greenland's variance (Biometrics 1986;42:311), with
  /// P = (a + d)/N and Q = (b + c)/N in each stratum:
  /// Σ P·ad/N / 2R² + Σ (P·bc/N + Q·ad/N) / 2RS + Σ Q·bc/N / 2S². R's `mantelhaen.test`. A stratum
  /// that is empty, in whole or in one group, adds nothing.
  ///
  /// - Returns: `nil` where the ratio is 0/0.
  /// - Precondition: 0 < `level` < 1.
  package static func mantelHaenszel(
    _ strata: [TwoProportions], level: Double = 0.95
  ) -> RatioEstimate? {
    var (r, s, pr, mixed, qs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for stratum in strata where stratum.total > 0 {
      let (a, b, c, d) = stratum.cells
      let n = stratum.total
      let (p, q, ad, bc) = ((a + d) / n, (b + c) / n, a * d / n, b * c / n)
      r += ad
      s += bc
      pr += p * ad
      mixed += p * bc + q * ad
      qs += q * bc
    }
    guard r > 0 || s > 0 else { return nil }
    let variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)
    return RatioEstimate(r / s, logStandardError: variance.squareRoot(), level: level)
  }
}
