/// The lower triangle L of a symmetric positive definite matrix V = L Lᵀ.
struct CholeskyFactor {
  /// Row i holds i + 1 values.
  private let rows: [[Double]]

  /// - Parameter matrix: square and symmetric; only its lower triangle is read.
  /// - Returns: `nil` where a pivot vanishes to rounding: the matrix is singular.
  init?(_ matrix: [[Double]]) {
    let largest = matrix.indices.map { matrix[$0][$0] }.max() ?? 0
    let tolerance = largest * Double.ulpOfOne * Double(matrix.count)
    var rows: [[Double]] = []
    for i in matrix.indices {
      var row: [Double] = []
      for j in 0..<i {
        row.append((matrix[i][j] - Self.dot(row, rows[j])) / rows[j][j])
      }
      let pivot = matrix[i][i] - Self.dot(row, row)
      guard pivot > tolerance else { return nil }
      rows.append(row + [pivot.squareRoot()])
    }
    self.rows = rows
  }

  /// vᵀ V⁻¹ v.
  func inverseQuadraticForm(_ vector: [Double]) -> Double {
    var solved: [Double] = []
    for (row, value) in zip(rows, vector) {
      solved.append((value - Self.dot(row, solved)) / row[solved.count])
    }
    return Self.dot(solved, solved)
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
