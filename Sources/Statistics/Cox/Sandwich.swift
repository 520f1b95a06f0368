/// The robust variance of Lin & Wei (JASA 1989;84:1074): V (Σ uᵢ uᵢᵀ) V with the weighted score
/// residuals uᵢ summed within clusters (Therneau & Grambsch 2000, ch. 7). R's `coxph(cluster =)`, and
/// `robust = TRUE` where every row is its own cluster.
struct Sandwich {
  /// Standardised.
  let variance: [[Double]]
  /// uᵀ (Σ uᵢ uᵢᵀ)⁻¹ u with the residuals at β = 0.
  let score: Double

  init(_ estimate: CoxEstimation.Estimate, _ data: CoxData) {
    let clusters = Self.clusters(data)
    let atMaximum = ScoreResiduals(estimate.likelihood, estimate.state())
      .sums(by: clusters)
    let size = estimate.likelihood.size
    variance = Self.products(
      atMaximum.map { sums in
        estimate.covariance.map { row in zip(row, sums).reduce(0) { $0 + $1.0 * $1.1 } }
      }, size: size)
    let atNull = ScoreResiduals(estimate.likelihood, estimate.nullState())
      .sums(by: clusters)
    let total = (0..<size).map { j in atNull.reduce(0) { $0 + $1[j] } }
    score = ScaledEstimate.quadraticForm(total, Self.products(atNull, size: size))
  }

  private static func clusters(_ data: CoxData) -> [Int] {
    guard let codes = data.clusters else { return Array(0..<data.rows) }
    var places: [Int: Int] = [:]
    for code in codes where places[code] == nil { places[code] = places.count }
    return codes.map { places[$0]! }
  }

  private static func products(_ rows: [[Double]], size: Int) -> [[Double]] {
    var sums = [[Double]](repeating: Array(repeating: 0, count: size), count: size)
    for row in rows {
      for i in 0..<size { for j in 0..<size { sums[i][j] += row[i] * row[j] } }
    }
    return sums
  }
}
