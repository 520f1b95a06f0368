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
