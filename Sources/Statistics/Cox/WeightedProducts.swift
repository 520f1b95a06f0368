/// Σ w x xᵀ over rows that come in tiles, as a lower triangle.
struct WeightedProducts {
  let size: Int
  private var sums: [Double]
  private var weighted = [SIMD4<Double>](repeating: .zero, count: vectors)

  private static let vectors = StandardisedColumns.tileRows / 4

  init(size: Int) {
    self.size = size
    sums = Array(repeating: 0, count: size * size)
  }

  /// - Parameter weights: one for each row of a whole tile.
  mutating func add(_ tile: UnsafePointer<Double>, weights: UnsafePointer<Double>) {
    let weights = UnsafeRawPointer(weights)
    for row in 0..<size {
      let x = UnsafeRawPointer(tile + row * StandardisedColumns.tileRows)
      for index in 0..<Self.vectors {
        weighted[index] = Self.vector(weights, index) * Self.vector(x, index)
      }
      for first in stride(from: 0, through: row, by: 4) { addFour(row, first, tile) }
    }
  }

  private static func vector(_ values: UnsafeRawPointer, _ index: Int) -> SIMD4<Double> {
    values.loadUnaligned(fromByteOffset: 32 * index, as: SIMD4<Double>.self)
  }

  /// Four columns at once, so that four sums grow side by side; past the last column the last one
  /// is taken again and its sum dropped.
  private mutating func addFour(_ row: Int, _ first: Int, _ tile: UnsafePointer<Double>) {
    let column = { (offset: Int) in
      UnsafeRawPointer(tile + min(first + offset, row) * StandardisedColumns.tileRows)
    }
    let (a, b, c, d) = (column(0), column(1), column(2), column(3))
    var (sumA, sumB, sumC, sumD) = (
      SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
    )
    weighted.withUnsafeBufferPointer { weighted in
      for index in 0..<Self.vectors {
        let x = weighted[index]
        sumA += x * Self.vector(a, index)
        sumB += x * Self.vector(b, index)
        sumC += x * Self.vector(c, index)
        sumD += x * Self.vector(d, index)
      }
    }
    let totals = SIMD4(sumA.sum(), sumB.sum(), sumC.sum(), sumD.sum())
    for column in first...min(first + 3, row) {
      sums[row * size + column] += totals[column - first]
    }
  }

  mutating func subtract(_ value: Double, _ row: Int, _ column: Int) {
    sums[row * size + column] -= value
  }

  mutating func merge(_ other: WeightedProducts) {
    for index in sums.indices { sums[index] += other.sums[index] }
  }

  var matrix: [[Double]] {
    (0..<size).map { i in (0..<size).map { j in sums[max(i, j) * size + min(i, j)] } }
  }
}
