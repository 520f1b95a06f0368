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

  /// Four columns at once, so that four sums grow side by side; what is left over one by one.
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
    for last in first..<columns {
      let a = column(last)
      var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
      for index in stride(from: 0, to: vectors, by: 2) {
        even += weighted[index] * vector(a, index)
        odd += weighted[index + 1] * vector(a, index + 1)
      }
      sums[last] += (even + odd).sum()
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

/// Vectors that come one by one, gathered in a tile.
struct VectorTile {
  private let size: Int
  private var count = 0
  private var values: [Double]
  private var weights = [Double](repeating: 0, count: StandardisedColumns.tileRows)

  init(size: Int) {
    self.size = size
    values = Array(repeating: 0, count: max(size, 1) * StandardisedColumns.tileRows)
  }

  /// - Parameter value: the components of the vector.
  @inline(__always)
  mutating func append(
    weight: Double, to products: inout WeightedProducts, _ value: (Int) -> Double
  ) {
    if count == StandardisedColumns.tileRows { flush(to: &products) }
    weights[count] = weight
    values.withUnsafeMutableBufferPointer { values in
      for j in 0..<size { values[j * StandardisedColumns.tileRows + count] = value(j) }
    }
    count += 1
  }

  mutating func flush(to products: inout WeightedProducts) {
    for place in count..<StandardisedColumns.tileRows { weights[place] = 0 }
    products.add(values, weights: weights)
    count = 0
  }
}
