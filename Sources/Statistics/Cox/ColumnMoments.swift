/// Mean and standard deviation of a column, well enough to centre and scale it.
struct ColumnMoments {
  let mean: Double
  /// 0 exactly where all values are the same.
  let deviation: Double

  /// One walk through the column: a million rows cost as much to read as to compute with.
  init(_ column: [Double]) {
    guard let first = column.first else {
      (mean, deviation) = (0, 0)
      return
    }
    let count = Double(column.count)
    let near = Self.sums(column, about: first)
    let shift = near.sum / count
    mean = first + shift
    let variance = near.squares / count - shift * shift
    guard near.squares > 0 else {
      deviation = 0
      return
    }
    // Where the first value lies far from the others their spread is lost in its square.
    let exact =
      variance > 1e-6 * shift * shift
      ? variance : Self.sums(column, about: mean).squares / count
    deviation = exact.squareRoot()
  }

  /// Σ (x − a) and its squares; eight sums side by side, because one alone waits for each addition.
  private static func sums(
    _ column: [Double], about origin: Double
  ) -> (sum: Double, squares: Double) {
    let parts = ConcurrentParts.map(column.count) { rows in
      column.withUnsafeBytes { bytes in
        var (sums, squares) = (SIMD8<Double>(), SIMD8<Double>())
        let whole = rows.lowerBound + (rows.count & ~7)
        for row in stride(from: rows.lowerBound, to: whole, by: 8) {
          let gap = bytes.loadUnaligned(fromByteOffset: 8 * row, as: SIMD8<Double>.self) - origin
          sums += gap
          squares += gap * gap
        }
        for row in whole..<rows.upperBound {
          let gap = column[row] - origin
          sums[0] += gap
          squares[0] += gap * gap
        }
        return (sum: sums.sum(), squares: squares.sum())
      }
    }
    return parts.reduce((0, 0)) { ($0.0 + $1.sum, $0.1 + $1.squares) }
  }
}
