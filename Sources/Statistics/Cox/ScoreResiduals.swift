/// What each row adds to the score: ∫ (x − x̄) dM over its time at risk, M the martingale residual
/// process (Therneau, Grambsch & Fleming, Biometrika 1990;77:147), weighted by its case weight.
///
/// An event counts against the mean over its own ties' x̄, and tied events suffer their time's hazard
/// only in part, by Efron's method (R's `residuals(type = "score")`).
struct ScoreResiduals {
  private let likelihood: CoxLikelihood
  private let state: CoxState
  private let hazards: CumulativeHazards
  private let meanHazards: MeanHazards

  init(_ likelihood: CoxLikelihood, _ state: CoxState) {
    self.likelihood = likelihood
    self.state = state
    hazards = CumulativeHazards(state)
    meanHazards = MeanHazards(state, likelihood.riskSets)
  }

  /// Standardised, summed over the rows of each cluster.
  ///
  /// - Parameter clusters: for each row, from 0 without gaps.
  func sums(by clusters: [Int]) -> [[Double]] {
    let size = likelihood.size
    var sums = [[Double]](
      repeating: Array(repeating: 0, count: size), count: (clusters.max() ?? -1) + 1)
    likelihood.columns.forEachTile(of: 0..<likelihood.rows) { rows, tile in
      for row in rows {
        let hazard = hazards.ofRow(row, likelihood.riskSets)
        for j in 0..<size {
          let x = tile[j * StandardisedColumns.tileRows + row - rows.lowerBound]
          sums[clusters[row]][j] += residual(row, j, x, hazard)
        }
      }
    }
    return sums
  }

  private func residual(_ row: Int, _ j: Int, _ x: Double, _ hazard: Double) -> Double {
    let riskSets = likelihood.riskSets
    let suffered =
      state.risks[row] * (x * hazard - meanHazards.ofRow(row, j, riskSets))
    guard likelihood.hasEvent(row) else { return -suffered }
    let bin = riskSets.bin(ofRow: row)
    let weight = likelihood.weights?[row] ?? 1
    return weight * (x - state.eventMean(bin, j, riskSets)) - suffered
  }
}

extension CoxState {
  /// The mean of covariate j that the events of a bin are compared with: over Efron's d ties, the
  /// mean of their d means.
  func eventMean(_ bin: Int, _ j: Int, _ riskSets: RiskSets) -> Double {
    let (step, tieCell) = (step(bin), Int(riskSets.bins[bin].tieCell))
    guard step.shift != 0 else { return means.mean(bin, j) }
    return means.mean(bin, j) + step.shift / step.weight * means.gap(bin, tieCell, j)
  }
}

/// Σ x̄/s of each cell: the cumulative hazard of the mean covariates.
struct MeanHazards {
  private let size: Int
  private var cells: [Double]

  init(_ state: CoxState, _ riskSets: RiskSets) {
    size = state.means.size
    cells = Array(repeating: 0, count: riskSets.cellCount * size)
    for stratum in riskSets.strata {
      var sums = [Double](repeating: 0, count: size)
      for bin in stratum.dropFirst() {
        let (step, tieCell) = (state.step(bin), Int(riskSets.bins[bin].tieCell))
        for j in 0..<size {
          let mean = state.means.mean(bin, j)
          let gap = tieCell == bin ? 0 : state.means.gap(bin, tieCell, j)
          sums[j] += mean * step.hazard + gap * step.shiftedHazard
          cells[bin * size + j] = sums[j]
          guard tieCell != bin else { continue }
          cells[tieCell * size + j] =
            sums[j] - mean * step.sparedHazard - gap * step.sparedShiftedHazard
        }
      }
    }
  }

  func ofRow(_ row: Int, _ j: Int, _ riskSets: RiskSets) -> Double {
    let sum = cells[Int(riskSets.cells[row]) * size + j]
    guard let entries = riskSets.entryBins else { return sum }
    return sum - cells[Int(entries[row]) * size + j]
  }
}
