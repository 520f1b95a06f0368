/// Coefficients and their variance in the units of the covariates.
struct ScaledEstimate {
  let coefficients: [Double]
  let variance: [[Double]]
  /// From the information, beside a robust variance.
  private(set) var naiveErrors: [Double]?

  init(coefficients: [Double], variance: [[Double]]) {
    self.coefficients = coefficients
    self.variance = variance
  }

  /// - Parameter variance: a robust one, standardised.
  init(_ estimate: CoxEstimation.Estimate, variance robust: [[Double]]?) {
    let scales = estimate.likelihood.columns.scales
    let scaled = { (matrix: [[Double]]) in
      matrix.indices.map { i in
        matrix.indices.map { j in matrix[i][j] / (scales[i] * scales[j]) }
      }
    }
    coefficients = zip(estimate.coefficients, scales).map { $0 / $1 }
    let model = scaled(estimate.covariance)
    variance = robust.map(scaled) ?? model
    naiveErrors = robust.map { _ in model.indices.map { model[$0][$0].squareRoot() } }
  }

  /// Over all columns of a design, 0 where they are not kept.
  func covariance(columns: Int, _ kept: [Int]) -> [[Double]] {
    var all = [[Double]](repeating: Array(repeating: 0, count: columns), count: columns)
    for (i, row) in kept.enumerated() {
      for (j, column) in kept.enumerated() { all[row][column] = variance[i][j] }
    }
    return all
  }

  /// βᵀV⁻¹β over some places. A robust variance of few clusters may be singular; as in R, what its
  /// other directions explain is then left out.
  func wald(_ places: [Int]) -> ChiSquareTest {
    ChiSquareTest(
      statistic: Self.quadraticForm(
        places.map { coefficients[$0] }, places.map { row in places.map { variance[row][$0] } }),
      degreesOfFreedom: places.count)
  }

  /// vᵀV⁻¹v over the independent columns of V, by R's tolerance for tests.
  static func quadraticForm(_ vector: [Double], _ variance: [[Double]]) -> Double {
    let kept = CholeskyFactor.independentColumns(of: variance, tolerance: 1e-9)
    let part = kept.map { row in kept.map { variance[row][$0] } }
    return CholeskyFactor(part)?.inverseQuadraticForm(kept.map { vector[$0] }) ?? 0
  }
}
