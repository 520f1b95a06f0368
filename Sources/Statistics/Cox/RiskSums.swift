import Glibc

/// The risks r = w exp(βᵀx) of the rows, and Σ r and Σ r x over the rows of each cell.
struct RiskSums {
  let risks: [Double]
  /// Cell c has Σ r at c (size + 1), then Σ r x; rows that enter are taken from the bin before.
  var cells: [Double]
  /// What rounding took from `cells`, where rows enter late.
  let low: [Double]?

  /// - Parameter storage: of a state that is no longer needed; empty afterwards.
  init(_ likelihood: CoxLikelihood, _ beta: [Double], in storage: inout CoxState.Storage) {
    let riskSets = likelihood.riskSets
    var (risks, cells) = storage.take()
    if risks.count != likelihood.rows { risks = Array(repeating: 0, count: likelihood.rows) }
    let count = riskSets.cellCount * (likelihood.size + 1)
    var low = riskSets.entryBins.map { _ in [Double](repeating: 0, count: count) }
    risks.withUnsafeMutableBufferPointer { risks in
      guard let risks = risks.baseAddress else { return }
      if low == nil, riskSets.cellCount < likelihood.rows / 16 {
        cells = Self.sumOfParts(likelihood, beta, risks, count: count)
      } else {
        // In parts, each would need sums for all these cells, or lose what rounding takes.
        Self.clear(&cells, count: count)
        Self.add(likelihood, beta, 0..<likelihood.rows, risks, to: &cells, low: &low)
      }
    }
    (self.risks, self.cells, self.low) = (risks, cells, low)
  }

  private static func clear(_ cells: inout [Double], count: Int) {
    guard cells.count == count else {
      cells = Array(repeating: 0, count: count)
      return
    }
    for place in cells.indices { cells[place] = 0 }
  }

  private static func sumOfParts(
    _ likelihood: CoxLikelihood, _ beta: [Double], _ risks: UnsafeMutablePointer<Double>,
    count: Int
  ) -> [Double] {
    // Each part writes to its own rows.
    nonisolated(unsafe) let risks = risks
    let parts = ConcurrentParts.map(likelihood.rows) { rows in
      var cells = [Double](repeating: 0, count: count)
      var low: [Double]?
      add(likelihood, beta, rows, risks, to: &cells, low: &low)
      return cells
    }
    return (0..<count).map { place in parts.reduce(0) { $0 + $1[place] } }
  }

  /// - Parameter risks: of all rows; those of `rows` are set.
  private static func add(
    _ likelihood: CoxLikelihood, _ beta: [Double], _ rows: Range<Int>,
    _ risks: UnsafeMutablePointer<Double>, to cells: inout [Double], low: inout [Double]?
  ) {
    let (riskSets, size) = (likelihood.riskSets, likelihood.size)
    likelihood.columns.forEachTile(of: rows) { part, tile in
      let risks = risks + part.lowerBound
      for row in part { risks[row - part.lowerBound] = likelihood.weights?[row] ?? 1 }
      multiply(risks, byRelativeRisksOf: tile, rows: part.count, beta)
      if low == nil {
        add(tile, part, risks, riskSets.cells, size: size, to: &cells)
      } else {
        add(tile, part, risks, riskSets, size: size, to: &cells, low: &low!)
      }
    }
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
      cellOfRow.withUnsafeBufferPointer { cellOfRow in
        let places = cellOfRow.baseAddress! + rows.lowerBound
        for row in 0..<rows.count {
          let cell = cells.baseAddress! + Int(places[row]) * (size + 1)
          let risk = risks[row]
          cell[0] += risk
          addPairs(tile + row, size, risk, to: UnsafeMutableRawPointer(cell + 1))
        }
      }
    }
  }

  /// Two covariates at a time, as wide as the processor at its least can add.
  @inline(__always)
  private static func addPairs(
    _ x: UnsafePointer<Double>, _ size: Int, _ risk: Double, to sums: UnsafeMutableRawPointer
  ) {
    let stride = StandardisedColumns.tileRows
    var j = 0
    while j + 2 <= size {
      let pair = SIMD2(x[j * stride], x[(j + 1) * stride])
      let sum = sums.loadUnaligned(fromByteOffset: 8 * j, as: SIMD2<Double>.self)
      sums.storeBytes(of: sum + risk * pair, toByteOffset: 8 * j, as: SIMD2<Double>.self)
      j += 2
    }
    if j < size {
      let sum = sums.loadUnaligned(fromByteOffset: 8 * j, as: Double.self)
      sums.storeBytes(of: sum + risk * x[j * stride], toByteOffset: 8 * j, as: Double.self)
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
