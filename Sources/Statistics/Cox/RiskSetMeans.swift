/// Total risk and mean covariates of each cell: over a bin's whole risk set for the bins, over the
/// tied events for their own cells.
struct RiskSetMeans: Sendable {
  /// Covariates.
  let size: Int
  /// Cell c has its total at c (size + 1) and its mean of covariate j at c (size + 1) + 1 + j.
  private(set) var values: [Double]

  /// - Parameters:
  ///   - sums: Σ r and Σ r x of the rows that leave in a cell, less those that enter after it. Empty
  ///     afterwards, because a second owner would have them copied.
  ///   - low: what rounding took from the sums.
  init(_ sums: inout [Double], low: [Double]?, size: Int, riskSets: RiskSets) {
    self.size = size
    values = []
    swap(&values, &sums)
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

  /// From the last bin of a stratum to its first, the rows at risk only grow or are taken back, in
  /// twice the working precision: the sum of a few left over of many must not drown in rounding.
  private mutating func sumBackwards(
    _ stratum: Range<Int>, low: [Double]?, _ bins: [RiskSets.Bin]
  ) {
    let width = size + 1
    var running = PreciseSums(count: width)
    values.withUnsafeMutableBufferPointer { values in
      guard let start = values.baseAddress else { return }
      for bin in stratum.dropFirst().reversed() {
        let (place, tieCell) = (start + bin * width, Int(bins[bin].tieCell))
        running.add(place)
        if tieCell != bin { running.add(start + tieCell * width) }
        low?.withUnsafeBufferPointer { low in
          running.add(low.baseAddress! + bin * width)
          if tieCell != bin { running.add(low.baseAddress! + tieCell * width) }
        }
        running.store(to: place)
        Self.divide(place, width)
        if tieCell != bin { Self.divide(start + tieCell * width, width) }
      }
    }
  }

  /// The sums of the covariates by the sum of the risks.
  @inline(__always)
  private static func divide(_ cell: UnsafeMutablePointer<Double>, _ width: Int) {
    let inverse = 1 / cell[0]
    for place in 1..<width { cell[place] *= inverse }
  }

  /// The storage, for the means at another place.
  consuming func takeValues() -> [Double] { values }
}
