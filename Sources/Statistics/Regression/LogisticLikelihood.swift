import Glibc

/// The log-likelihood of a logistic model at one point, with what Newton's step needs.
///
/// With the margin mᵢ = sᵢ ηᵢ, where s = +1 for an event and −1 for none,
/// ℓ = −Σ wᵢ log(1 + e^−mᵢ), ∂ℓ/∂γ = Σ wᵢ sᵢ σ(−mᵢ) qᵢ and information Σ wᵢ σ(mᵢ) σ(−mᵢ) qᵢ qᵢᵀ.
/// Everything is computed from e^−|m|, which neither overflows nor cancels.
struct LogisticLikelihood {
  private(set) var logLikelihood = 0.0
  private(set) var gradient: [Double]
  /// The lower triangle is filled.
  private(set) var information: [[Double]]
  private(set) var margins = MarginRange()

  /// - Parameter coefficients: of the basis.
  init(at coefficients: [Double], data: LogisticData) {
    gradient = Array(repeating: 0, count: data.basis.rank)
    information = Array(repeating: gradient, count: data.basis.rank)
    data.forEachBlock(of: coefficients) { add($0) }
  }

  private mutating func add(_ block: LogisticData.Block) {
    for row in 0..<block.count { margins.insert(block.margins[row]) }
    logLikelihood -= block.weights == nil ? Self.loss(of: block) : Self.weightedLoss(of: block)
    for j in gradient.indices {
      let column = block.column(j)
      gradient[j] += BlockProducts.dot(block.residuals, column, count: block.count)
      for row in 0..<block.count { block.spare[row] = block.curvatures[row] * column[row] }
      for k in 0...j {
        information[j][k] += BlockProducts.dot(block.spare, block.column(k), count: block.count)
      }
    }
  }

  /// Fills residuals and curvatures. The logarithms of a block are taken of one product: its factors
  /// lie between 1 and 2, so it cannot overflow.
  private static func loss(of block: LogisticData.Block) -> Double {
    var linear = 0.0
    var product = 1.0
    for row in 0..<block.count {
      let small = respond(block, row)
      linear += max(0, -block.margins[row])
      product *= 1 + small
    }
    return linear + log(product)
  }

  private static func weightedLoss(of block: LogisticData.Block) -> Double {
    guard let weights = block.weights else { return 0 }
    var sum = 0.0
    for row in 0..<block.count {
      let small = respond(block, row)
      sum += weights[row] * (max(0, -block.margins[row]) + log1p(small))
      block.residuals[row] *= weights[row]
      block.curvatures[row] *= weights[row]
    }
    return sum
  }

  /// Returns e^−|m|.
  @inline(__always)
  private static func respond(_ block: LogisticData.Block, _ row: Int) -> Double {
    let margin = block.margins[row]
    let small = exp(-abs(margin))
    let likely = 1 / (1 + small)
    let unlikely = small * likely
    block.residuals[row] = block.signs[row] * (margin >= 0 ? unlikely : likely)
    block.curvatures[row] = likely * unlikely
    return small
  }
}
