import Glibc

/// The risks r = w exp(βᵀx) of the rows, and Σ r and Σ r x over the rows of each cell.
struct RiskSums {
  let risks: [Double]
  /// Cell c has Σ r at c (size + 1), then Σ r x; rows that enter are taken from the bin before.
  let cells: [Double]
  /// What rounding took from `cells`, where rows enter late.
  let low: [Double]?

  init(_ likelihood: CoxLikelihood, _ beta: [Double]) {
    let (riskSets, columns) = (likelihood.riskSets, likelihood.columns)
    let size = columns.count
    var risks = likelihood.weights ?? [Double](repeating: 1, count: likelihood.rows)
    var cells = [Double](repeating: 0, count: riskSets.cellCount * (size + 1))
    var low = riskSets.entryBins == nil ? nil : cells
    risks.withUnsafeMutableBufferPointer { risks in
      columns.forEachTile(of: 0..<risks.count) { rows, tile in
        let risks = risks.baseAddress! + rows.lowerBound
        Self.multiply(risks, byRelativeRisksOf: tile, rows: rows.count, beta)
        if low == nil {
          Self.add(tile, rows, risks, riskSets.cells, size: size, to: &cells)
        } else {
          Self.add(tile, rows, risks, riskSets, size: size, to: &cells, low: &low!)
        }
      }
    }
    (self.risks, self.cells, self.low) = (risks, cells, low)
  }

  private static func multiply(
    _ risks: UnsafeMutablePointer<Double>, byRelativeRisksOf tile: UnsafePointer<Double>, rows: Int,
    _ beta: [Double]
  ) {
    guard beta.contains(where: { $0 != 0 }) else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: rows) { predictors in
      predictors.initialize(repeating: 0)
      for (column, value) in beta.enumerated() {
        let x = tile + column * StandardisedColumns.tileRows
        for row in 0..<rows { predictors[row] += value * x[row] }
      }
      for row in 0..<rows { risks[row] *= exp(predictors[row]) }
    }
  }

  private static func add(
    _ tile: UnsafePointer<Double>, _ rows: Range<Int>, _ risks: UnsafePointer<Double>,
    _ cellOfRow: [Int32], size: Int, to cells: inout [Double]
  ) {
    cells.withUnsafeMutableBufferPointer { cells in
      for row in 0..<rows.count {
        let cell = cells.baseAddress! + Int(cellOfRow[rows.lowerBound + row]) * (size + 1)
        let risk = risks[row]
        cell[0] += risk
        for j in 0..<size {
          cell[1 + j] += risk * tile[j * StandardisedColumns.tileRows + row]
        }
      }
    }
  }

  /// Sums that will be taken from each other keep what rounding took from them.
  private static func add(
    _ tile: UnsafePointer<Double>, _ rows: Range<Int>, _ risks: UnsafePointer<Double>,
    _ riskSets: RiskSets, size: Int, to cells: inout [Double], low: inout [Double]
  ) {
    guard let entryBins = riskSets.entryBins else { return }
    for row in 0..<rows.count {
      let leaves = Int(riskSets.cells[rows.lowerBound + row]) * (size + 1)
      let enters = Int(entryBins[rows.lowerBound + row]) * (size + 1)
      for place in 0...size {
        let x = place == 0 ? 1 : tile[(place - 1) * StandardisedColumns.tileRows + row]
        low[leaves + place] += PreciseSum.add(risks[row] * x, to: &cells[leaves + place])
        low[enters + place] += PreciseSum.add(-risks[row] * x, to: &cells[enters + place])
      }
    }
  }
}
