/// Total risk and mean covariates of each cell: over a bin's whole risk set for the bins, over the
/// tied events for their own cells.
struct RiskSetMeans: Sendable {
  /// Covariates.
  let size: Int
  /// Cell c has its total at c (size + 1) and its mean of covariate j at c (size + 1) + 1 + j.
  private(set) var values: [Double]

  /// - Parameters:
  ///   - sums: Σ r and Σ r x of the rows that leave in a cell, less those that enter after it.
  ///   - low: what rounding took from the sums.
  init(_ sums: consuming [Double], low: [Double]?, size: Int, riskSets: RiskSets) {
    self.size = size
    values = sums
    for stratum in riskSets.strata { sumBackwards(stratum, low: low, riskSets.bins) }
  }

  func total(_ cell: Int) -> Double { values[cell * (size + 1)] }

  func mean(_ cell: Int, _ covariate: Int) -> Double {
    values[cell * (size + 1) + 1 + covariate]
  }

  /// x̄ − ē of a bin's tied events.
  func gap(_ bin: Int, _ tieCell: Int, _ covariate: Int) -> Double {
    mean(bin, covariate) - mean(tieCell, covariate)
  }

  /// Calls `body` with pointers to a bin's mean covariates and to those of its tied events, the
  /// same where its events have no cell of their own.
  @inline(__always)
  func withMeans(
    _ bins: [RiskSets.Bin],
    _ body: (Int, UnsafePointer<Double>, UnsafePointer<Double>) -> Void
  ) {
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress.map({ $0 + 1 }) else { return }
      for bin in bins.indices where bins[bin].events > 0 {
        body(bin, start + bin * (size + 1), start + Int(bins[bin].tieCell) * (size + 1))
      }
    }
  }

  /// From the last bin of a stratum to its first, the rows at risk only grow or are taken back, in
  /// twice the working precision: the sum of a few left over of many must not drown in rounding.
  private mutating func sumBackwards(
    _ stratum: Range<Int>, low: [Double]?, _ bins: [RiskSets.Bin]
  ) {
    var running = [PreciseSum](repeating: PreciseSum(), count: size + 1)
    for bin in stratum.dropFirst().reversed() {
      let tieCell = Int(bins[bin].tieCell)
      for place in running.indices {
        running[place].add(values[bin * (size + 1) + place])
        if tieCell != bin { running[place].add(values[tieCell * (size + 1) + place]) }
        if let low { running[place].add(low[bin * (size + 1) + place]) }
        if let low, tieCell != bin { running[place].add(low[tieCell * (size + 1) + place]) }
        values[bin * (size + 1) + place] = running[place].value
      }
      divide(bin)
      if tieCell != bin { divide(tieCell) }
    }
  }

  private mutating func divide(_ cell: Int) {
    let inverse = 1 / values[cell * (size + 1)]
    for place in 1..<(size + 1) { values[cell * (size + 1) + place] *= inverse }
  }
}

/// A sum in twice the working precision (Knuth's two-sum).
struct PreciseSum: Sendable {
  private var high = 0.0
  private var low = 0.0

  var value: Double { high + low }

  mutating func add(_ term: Double) {
    low += Self.add(term, to: &high)
  }

  /// - Returns: what rounding took from the sum.
  @inline(__always)
  static func add(_ term: Double, to sum: inout Double) -> Double {
    let total = sum + term
    let part = total - sum
    let error = (sum - (total - part)) + (term - part)
    sum = total
    return error
  }
}
