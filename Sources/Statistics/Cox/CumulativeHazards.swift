/// The cumulative hazard Σ 1/s of each cell, and with it of each row.
struct CumulativeHazards: Sendable {
  private let cells: [Double]

  /// - Parameter timeWeights: of the step of each bin, by default 1.
  init(_ state: CoxState, timeWeights: [Double]? = nil) {
    let riskSets = state.riskSets
    var cells = [Double](repeating: 0, count: riskSets.cellCount)
    for stratum in riskSets.strata {
      var sum = 0.0
      for bin in stratum.dropFirst() {
        let (step, weight) = (state.step(bin), timeWeights?[bin] ?? 1)
        sum += weight * step.hazard
        cells[bin] = sum
        let tieCell = Int(riskSets.bins[bin].tieCell)
        if tieCell != bin { cells[tieCell] = sum - weight * step.sparedHazard }
      }
    }
    self.cells = cells
  }

  /// Puts risk × hazard of the rows in `factors`, from its start.
  func multiply(
    _ risks: [Double], of rows: Range<Int>, _ riskSets: RiskSets,
    into factors: UnsafeMutablePointer<Double>
  ) {
    cells.withUnsafeBufferPointer { hazards in
      risks.withUnsafeBufferPointer { risks in
        riskSets.cells.withUnsafeBufferPointer { cells in
          for row in rows {
            factors[row - rows.lowerBound] = risks[row] * hazards[Int(cells[row])]
          }
        }
        riskSets.entryBins?.withUnsafeBufferPointer { entries in
          for row in rows {
            factors[row - rows.lowerBound] -= risks[row] * hazards[Int(entries[row])]
          }
        }
      }
    }
  }

  /// After the events of a bin.
  func after(_ bin: Int) -> Double { cells[bin] }

  /// While the row was at risk; tied events suffer only their share of their own time's hazard.
  func ofRow(_ row: Int, _ riskSets: RiskSets) -> Double {
    let hazard = cells[Int(riskSets.cells[row])]
    guard let entries = riskSets.entryBins else { return hazard }
    return hazard - cells[Int(entries[row])]
  }
}
