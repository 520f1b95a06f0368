/// The linear system V x = b of a symmetric positive definite V, by its Cholesky factor.
struct PositiveDefiniteSystem {
  /// Row i of the lower triangle L, V = L Lᵀ, holds i + 1 values.
  private let lower: [[Double]]

  /// - Parameter matrix: square and symmetric; only its lower triangle is read.
  /// - Returns: `nil` where a pivot falls below `tolerance` of its diagonal element, or is NaN.
  init?(_ matrix: [[Double]], tolerance: Double = 1e-14) {
    var lower: [[Double]] = []
    for i in matrix.indices {
      var row: [Double] = []
      for j in 0..<i {
        row.append((matrix[i][j] - Self.dot(row, lower[j])) / lower[j][j])
      }
      let pivot = matrix[i][i] - Self.dot(row, row)
      guard pivot > tolerance * matrix[i][i] else { return nil }
      lower.append(row + [pivot.squareRoot()])
    }
    self.lower = lower
  }

  /// V⁻¹ b.
  func solve(_ vector: [Double]) -> [Double] {
    var solution = halfSolve(vector)
    for i in lower.indices.reversed() {
      solution[i] /= lower[i][i]
      for j in 0..<i { solution[j] -= lower[i][j] * solution[i] }
    }
    return solution
  }

  /// L⁻¹ b; its squared length is bᵀ V⁻¹ b.
  func halfSolve(_ vector: [Double]) -> [Double] {
    var solution: [Double] = []
    for (row, value) in zip(lower, vector) {
      solution.append((value - Self.dot(row, solution)) / row[solution.count])
    }
    return solution
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
