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
    sums.withUnsafeMutableBufferPointer { sums in
      weighted.withUnsafeMutableBufferPointer { weighted in
        for row in 0..<size {
          let x = UnsafeRawPointer(tile + row * StandardisedColumns.tileRows)
          for index in 0..<Self.vectors {
            weighted[index] = Self.vector(weights, index) * Self.vector(x, index)
          }
          let target = sums.baseAddress! + row * size
          Self.addProducts(weighted.baseAddress!, tile, columns: row + 1, to: target)
        }
      }
    }
  }

  /// Four columns at once, so that four sums grow side by side; then two and one.
  private static func addProducts(
    _ weighted: UnsafePointer<SIMD4<Double>>, _ tile: UnsafePointer<Double>, columns: Int,
    to sums: UnsafeMutablePointer<Double>
  ) {
    let column = { UnsafeRawPointer(tile + $0 * StandardisedColumns.tileRows) }
    var first = 0
    while first + 4 <= columns {
      let (a, b, c, d) = (column(first), column(first + 1), column(first + 2), column(first + 3))
      var (sumA, sumB) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      var (sumC, sumD) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for index in 0..<vectors {
        let x = weighted[index]
        sumA += x * vector(a, index)
        sumB += x * vector(b, index)
        sumC += x * vector(c, index)
        sumD += x * vector(d, index)
      }
      sums[first] += sumA.sum()
      sums[first + 1] += sumB.sum()
      sums[first + 2] += sumC.sum()
      sums[first + 3] += sumD.sum()
      first += 4
    }
    if first + 2 <= columns {
      let (a, b) = (column(first), column(first + 1))
      var (sumA, sumB) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for index in 0..<vectors {
        sumA += weighted[index] * vector(a, index)
        sumB += weighted[index] * vector(b, index)
      }
      sums[first] += sumA.sum()
      sums[first + 1] += sumB.sum()
      first += 2
    }
    if first < columns {
      let a = column(first)
      var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for index in stride(from: 0, to: vectors, by: 2) {
        even += weighted[index] * vector(a, index)
        odd += weighted[index + 1] * vector(a, index + 1)
      }
      sums[first] += (even + odd).sum()
    }
  }

  private static func vector(_ values: UnsafeRawPointer, _ index: Int) -> SIMD4<Double> {
    values.loadUnaligned(fromByteOffset: 32 * index, as: SIMD4<Double>.self)
  }

  mutating func merge(_ other: WeightedProducts) {
    for index in sums.indices { sums[index] += other.sums[index] }
  }

  /// The sum over parts of a range that are worked on side by side.
  static func sum(
    _ count: Int, size: Int, _ body: @Sendable (Range<Int>, inout WeightedProducts) -> Void
  ) -> WeightedProducts {
    let parts = ConcurrentParts.map(count) { part in
      var products = WeightedProducts(size: size)
      body(part, &products)
      return products
    }
    return parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
  }

  var matrix: [[Double]] {
    (0..<size).map { i in (0..<size).map { j in sums[max(i, j) * size + min(i, j)] } }
  }
}
