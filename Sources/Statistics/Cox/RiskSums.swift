import Glibc

/// The risks r = w exp(βᵀx) of the rows, and Σ r and Σ r x over the rows of each cell.
struct RiskSums {
  let risks: [Double]
  /// Cell c has Σ r at c (size + 1), then Σ r x; rows that enter are taken from the bin before.
  private var cells: [Double]
  /// What rounding took from `cells`, where rows enter late.
  let low: [Double]?

  init(_ likelihood: CoxLikelihood, _ beta: [Double]) {
    var risks = likelihood.weights ?? [Double](repeating: 1, count: likelihood.rows)
    let parts = risks.withUnsafeMutableBufferPointer { risks in
      // Each part writes to its own rows.
      nonisolated(unsafe) let risks = risks.baseAddress
      return Self.parts(likelihood) { rows in
        Self.sums(likelihood, beta, rows, risks.map { $0 + rows.lowerBound })
      }
    }
    self.risks = risks
    low = parts[0].low
    cells = parts.count == 1 ? parts[0].cells : Self.sum(parts.map(\.cells))
  }

  private static func sum(_ parts: [[Double]]) -> [Double] {
    parts[0].indices.map { place in parts.reduce(0) { $0 + $1[place] } }
  }

  /// Hands the cells over without a copy.
  mutating func takeCells() -> [Double] {
    var taken: [Double] = []
    swap(&taken, &cells)
    return taken
  }

  /// Each part has sums of its own for all cells, so only few cells, or rows that enter late and
  /// must not lose what rounding takes, are worked on in one.
  private static func parts<Sums>(
    _ likelihood: CoxLikelihood, _ body: @Sendable (Range<Int>) -> Sums
  ) -> [Sums] {
    let isShared =
      likelihood.riskSets.entryBins == nil
      && likelihood.riskSets.cellCount < likelihood.rows / 16
    return isShared
      ? ConcurrentParts.map(likelihood.rows, body) : [body(0..<likelihood.rows)]
  }

  /// - Parameter risks: of the first of the rows, weights before and risks after.
  private static func sums(
    _ likelihood: CoxLikelihood, _ beta: [Double], _ rows: Range<Int>,
    _ risks: UnsafeMutablePointer<Double>?
  ) -> (cells: [Double], low: [Double]?) {
    let (riskSets, size) = (likelihood.riskSets, likelihood.size)
    var cells = [Double](repeating: 0, count: riskSets.cellCount * (size + 1))
    var low = riskSets.entryBins == nil ? nil : cells
    guard let risks else { return (cells, low) }
    likelihood.columns.forEachTile(of: rows) { part, tile in
      let risks = risks + (part.lowerBound - rows.lowerBound)
      multiply(risks, byRelativeRisksOf: tile, rows: part.count, beta)
      if low == nil {
        add(tile, part, risks, riskSets.cells, size: size, to: &cells)
      } else {
        add(tile, part, risks, riskSets, size: size, to: &cells, low: &low!)
      }
    }
    return (cells, low)
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
