/// Inner products and sums of long columns, eight lanes at a time.
///
/// Swift keeps the order of a sum as written, so the lanes must stand in the source.
enum BlockProducts {
  private typealias Lanes = SIMD8<Double>

  /// Σ aᵢ bᵢ over the first `count` values.
  static func dot(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int
  ) -> Double {
    var lanes = Lanes.zero
    var row = 0
    while row + Lanes.scalarCount <= count {
      lanes += load(a + row) * load(b + row)
      row += Lanes.scalarCount
    }
    var sum = lanes.sum()
    while row < count {
      sum += a[row] * b[row]
      row += 1
    }
    return sum
  }

  /// yᵢ += factor · xᵢ.
  static func add(
    _ factor: Double, times x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for row in 0..<count { y[row] += factor * x[row] }
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<Double>) -> Lanes {
    UnsafeRawPointer(pointer).loadUnaligned(as: Lanes.self)
  }
}
