import Glibc

/// Firth's penalty of the partial likelihood, ½ log det I(β), and its derivative.
///
/// Jeffreys' prior takes the first-order bias from the estimates and keeps them finite where the
/// likelihood is monotone (Firth, Biometrika 1993;80:27; Heinze & Schemper, Biometrics
/// 2001;57:114). The derivative is ½ tr(I⁻¹ ∂I/∂βᵣ) = ½ Σ E[(x − m)ᵀ V (x − m) (x − m)ᵣ] with V = I⁻¹, a third
/// central moment of every risk set, m its mean. Multiplied out it is a sum over the rows of
/// products with their cumulative hazards Σ 1/s and Σ m/s, plus 2 Σ (mᵀVm) mᵣ over the events.
struct JeffreysPenalty {
  /// In the units of the covariates.
  let value: Double
  /// With respect to the standardised coefficients.
  let score: [Double]

  init(_ likelihood: CoxLikelihood, _ state: CoxState, _ factor: CholeskyFactor) {
    let scales = likelihood.columns.scales.reduce(0) { $0 + log($1) }
    value = factor.logDeterminant / 2 + scales
    let variance = factor.inverse
    let rows = Self.rowPart(likelihood, state, variance)
    let means = Self.meanPart(likelihood.riskSets, state, variance)
    score = zip(rows, means).map { ($0 + 2 * $1) / 2 }
  }

  /// Σ r (M q x − 2 (xᵀVA) x − q A) with q = xᵀVx, M = Σ 1/s and A = Σ m/s of the row.
  private static func rowPart(
    _ likelihood: CoxLikelihood, _ state: CoxState, _ variance: [[Double]]
  ) -> [Double] {
    let (size, riskSets) = (likelihood.size, likelihood.riskSets)
    let hazards = CumulativeHazards(state)
    let meanHazards = MeanHazards(state, riskSets)
    var sums = [Double](repeating: 0, count: size)
    likelihood.columns.forEachTile(of: 0..<likelihood.rows) { rows, tile in
      for row in rows {
        let x = (0..<size).map { tile[$0 * StandardisedColumns.tileRows + row - rows.lowerBound] }
        let a = (0..<size).map { meanHazards.ofRow(row, $0, riskSets) }
        let vx = variance.map { dot($0, x) }
        let (square, cross) = (dot(x, vx), dot(a, vx))
        let factor = hazards.ofRow(row, riskSets) * square - 2 * cross
        for j in 0..<size { sums[j] += state.risks[row] * (factor * x[j] - square * a[j]) }
      }
    }
    return sums
  }

  /// Σ (mᵀVm) m with m = x̄ + c (x̄ − ē) of each tie.
  private static func meanPart(
    _ riskSets: RiskSets, _ state: CoxState, _ variance: [[Double]]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: state.means.size)
    for bin in riskSets.bins.indices where riskSets.bins[bin].events > 0 {
      let (step, tieCell) = (state.step(bin), Int(riskSets.bins[bin].tieCell))
      let mean = sums.indices.map { state.means.mean(bin, $0) }
      let gap = sums.indices.map { step.shift == 0 ? 0 : state.means.gap(bin, tieCell, $0) }
      let (vMean, vGap) = (variance.map { dot($0, mean) }, variance.map { dot($0, gap) })
      let (square, cross, gapSquare) = (dot(mean, vMean), dot(mean, vGap), dot(gap, vGap))
      let ofMean =
        square * step.weight + 2 * cross * step.shift + gapSquare * step.squaredShift
      let ofGap =
        square * step.shift + 2 * cross * step.squaredShift + gapSquare * step.cubedShift
      for j in sums.indices { sums[j] += ofMean * mean[j] + ofGap * gap[j] }
    }
    return sums
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
