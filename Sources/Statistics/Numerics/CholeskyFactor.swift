import Glibc

/// The lower triangle L of a symmetric positive definite matrix V = L Lᵀ.
struct CholeskyFactor: Sendable {
  /// Row i holds i + 1 values.
  private let rows: [[Double]]

  /// - Parameters:
  ///   - matrix: square and symmetric; only its lower triangle is read.
  ///   - ownTolerance: a pivot vanishes at this share of its own diagonal element; without it, where
  ///     it is lost in the rounding of the largest one.
  /// - Returns: `nil` where a pivot vanishes or is NaN: the matrix is singular.
  init?(_ matrix: [[Double]], ownTolerance: Double? = nil) {
    let largest = matrix.indices.map { matrix[$0][$0] }.max() ?? 0
    let rounding = largest * Double.ulpOfOne * Double(matrix.count)
    var rows: [[Double]] = []
    for i in matrix.indices {
      let row = Self.row(of: Array(matrix[i][0..<i]), above: rows)
      let pivot = matrix[i][i] - Self.dot(row, row)
      guard pivot > ownTolerance.map({ $0 * matrix[i][i] }) ?? rounding else { return nil }
      rows.append(row + [pivot.squareRoot()])
    }
    self.rows = rows
  }

  /// L⁻¹ v; its squared length is vᵀ V⁻¹ v.
  func halfSolve(_ vector: [Double]) -> [Double] { Self.row(of: vector, above: rows) }

  /// vᵀ V⁻¹ v.
  func inverseQuadraticForm(_ vector: [Double]) -> Double {
    let solved = halfSolve(vector)
    return Self.dot(solved, solved)
  }

  /// V⁻¹ v.
  func solve(_ vector: [Double]) -> [Double] {
    var solved = halfSolve(vector)
    for i in solved.indices.reversed() {
      for j in i + 1..<max(rows.count, i + 1) { solved[i] -= rows[j][i] * solved[j] }
      solved[i] /= rows[i][i]
    }
    return solved
  }

  /// V⁻¹, exactly symmetric.
  var inverse: [[Double]] {
    let columns = rows.indices.map { place in solve(rows.indices.map { $0 == place ? 1 : 0 }) }
    return rows.indices.map { i in rows.indices.map { j in columns[min(i, j)][max(i, j)] } }
  }

  /// log det V.
  var logDeterminant: Double {
    rows.reduce(0) { $0 + 2 * log($1[$1.count - 1]) }
  }

  /// The columns of a symmetric matrix that are not combinations of the columns before them.
  ///
  /// - Parameters:
  ///   - tolerance: the share of the largest diagonal element up to which a pivot is none; R's
  ///     `coxph` takes ε^¾ = 1.8e-12 of standardised covariates.
  ///   - floor: a pivot up to this is none either: the rounding of what was summed up.
  static func independentColumns(
    of matrix: [[Double]], tolerance: Double, floor: Double = 0
  ) -> [Int] {
    let smallest = max(floor, tolerance * (matrix.indices.map { matrix[$0][$0] }.max() ?? 0))
    var kept: [Int] = []
    var rows: [[Double]] = []
    for i in matrix.indices {
      let row = row(of: kept.map { matrix[i][$0] }, above: rows)
      let pivot = matrix[i][i] - dot(row, row)
      guard pivot > smallest else { continue }
      kept.append(i)
      rows.append(row + [pivot.squareRoot()])
    }
    return kept
  }

  /// The solution of L y = v.
  private static func row(of vector: [Double], above rows: [[Double]]) -> [Double] {
    var solved: [Double] = []
    for (row, value) in zip(rows, vector) {
      solved.append((value - dot(row, solved)) / row[solved.count])
    }
    return solved
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
