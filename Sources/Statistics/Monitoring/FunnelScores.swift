extension RiskIndicator {
  /// How far sites vary beyond chance, φ.
  package enum Dispersion: Equatable, Sendable {
    /// The mean of z₀² as gsm takes it. Below 1 it inflates every |z|.
    case meanSquare
    /// At least 1, from z₀ winsorised: what lies beyond its 10 % and 90 % quantiles counts as those,
    /// so that outlying sites do not hide themselves (Spiegelhalter, Stat Med 2005;24:1185).
    case winsorised
  }
}

/// Distance of each site's metric from the common one in standard errors, corrected for
/// overdispersion.
///
/// z₀ = (x − μ)/√(v/n) with v the variance of one unit of the denominator n: μ for rates, μ(1 − μ)
/// for shares; z = z₀/√φ. Without variance, or with φ = 0, every z is 0, as in gsm.core's
/// `Analyze_NormalApprox` (before the correction: Zink, Castro-Schilo & Ding, Ther Innov Regul Sci
/// 2018;52:560).
struct FunnelScores {
  /// φ.
  let factor: Double
  /// z in the order given; `nil` where there is no denominator.
  let values: [Double?]

  init(
    _ counts: [RiskIndicator.Count], variance: Double, dispersion: RiskIndicator.Dispersion
  ) {
    let total = counts.reduce(0) { $0 + $1.denominator }
    let mean = counts.reduce(0) { $0 + Double($1.denominator > 0 ? $1.events : 0) } / total
    let raw = counts.map { count -> Double? in
      guard count.denominator > 0 else { return nil }
      guard variance > 0 else { return 0 }
      let metric = Double(count.events) / count.denominator
      return (metric - mean) / (variance / count.denominator).squareRoot()
    }
    let factor = Self.factor(raw.compactMap { $0 }, dispersion: dispersion)
    self.factor = factor
    values = raw.map { z in z.map { factor > 0 ? $0 / factor.squareRoot() : 0 } }
  }

  private static func factor(
    _ scores: [Double], dispersion: RiskIndicator.Dispersion
  ) -> Double {
    switch dispersion {
    case .meanSquare: return meanSquare(scores)
    case .winsorised:
      let summary = SampleSummary(scores)
      guard let lower = summary.quantile(0.1), let upper = summary.quantile(0.9) else { return 1 }
      return max(1, meanSquare(scores.map { min(max($0, lower), upper) }))
    }
  }

  private static func meanSquare(_ scores: [Double]) -> Double {
    scores.reduce(0) { $0 + $1 * $1 } / Double(scores.count)
  }
}
