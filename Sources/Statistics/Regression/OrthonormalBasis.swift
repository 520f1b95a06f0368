/// An orthonormal basis Q of the columns of a design with an intercept, X = Q R.
///
/// A regression in the basis is well conditioned whatever the units of the covariates, and a column
/// that depends linearly on the ones before it is found and left out, as R leaves it out: what is
/// left of it after projection is shorter than `tolerance` of it (R's `dqrdc2` with the tolerance
/// that `glm` gives it). Gram–Schmidt, applied twice (Giraud et al., Numer Math 2005;101:87).
struct OrthonormalBasis {
  static let tolerance = 1e-11

  let rows: Int
  /// Which columns of X the basis spans, ascending; 0 is the intercept, j the j-th of the design.
  private(set) var kept: [Int] = []
  /// Column after column, `rows` values each.
  private(set) var values: [Double] = []
  /// Column k of the upper triangle R, k + 1 values.
  private var triangle: [[Double]] = []

  var rank: Int { kept.count }

  /// - Parameter rows: the rows of the design that take part.
  init(
    _ design: DesignMatrix, rows included: [Int], checkpoint: Checkpoint
  ) rethrows {
    rows = included.count
    values.reserveCapacity(rows * (design.columns.count + 1))
    append(column: 0, Array(repeating: 1, count: rows))
    let identity = rows == design.rows
    for (index, column) in design.columns.enumerated() {
      try checkpoint(Double(index) / Double(design.columns.count))
      append(column: index + 1, identity ? column.values : included.map { column.values[$0] })
    }
  }

  private mutating func append(column: Int, _ original: [Double]) {
    let largest = original.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    var vector = original.map { $0 / scale }
    let length = Self.length(vector)
    var coordinates = removeProjection(from: &vector)
    guard Self.length(vector) > Self.tolerance * length else { return }
    for (index, rest) in removeProjection(from: &vector).enumerated() { coordinates[index] += rest }
    let rest = Self.length(vector)
    triangle.append((coordinates + [rest]).map { $0 * scale })
    kept.append(column)
    values.append(contentsOf: vector.lazy.map { $0 / rest })
  }

  private func removeProjection(from vector: inout [Double]) -> [Double] {
    vector.withUnsafeMutableBufferPointer { vector in
      values.withUnsafeBufferPointer { values in
        guard let start = values.baseAddress, let vector = vector.baseAddress else { return [] }
        let coordinates = (0..<rank).map {
          BlockProducts.dot(start + $0 * rows, vector, count: rows)
        }
        for (index, coordinate) in coordinates.enumerated() {
          BlockProducts.add(-coordinate, times: start + index * rows, to: vector, count: rows)
        }
        return coordinates
      }
    }
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.withUnsafeBufferPointer { vector in
      guard let start = vector.baseAddress else { return 0 }
      return BlockProducts.dot(start, start, count: vector.count).squareRoot()
    }
  }
}

extension OrthonormalBasis {
  /// Coefficients of the kept columns of X from those of the basis: R⁻¹ γ.
  func coefficients(_ basisCoefficients: [Double]) -> [Double] {
    var solution = basisCoefficients
    for k in triangle.indices.reversed() {
      solution[k] /= triangle[k][k]
      for i in 0..<k { solution[i] -= triangle[k][i] * solution[k] }
    }
    return solution
  }

  /// How far the k-th kept column reaches beyond the ones before it, in its own unit: √n times its
  /// standard deviation where nothing else is in the model.
  func reach(of k: Int) -> Double { triangle[k][k] }

  /// R⁻¹ H⁻¹ R⁻ᵀ, the covariance of the coefficients of X from the information H of the basis'.
  func covariance(information: CholeskyFactor) -> [[Double]] {
    let unit = Array(repeating: 0.0, count: rank)
    let inverseTriangle = (0..<rank).map { k in
      var column = unit
      column[k] = 1
      return coefficients(column)
    }
    // Row i of R⁻¹, through L⁻¹: its inner products are the covariances.
    let halves = (0..<rank).map { i in information.halfSolve(inverseTriangle.map { $0[i] }) }
    return halves.map { a in halves.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
  }
}
