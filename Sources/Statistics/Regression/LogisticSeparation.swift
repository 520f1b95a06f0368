/// The smallest and the largest margin of all rows.
struct MarginRange {
  private(set) var smallest = Double.infinity
  private(set) var largest = -Double.infinity

  @inline(__always)
  mutating func insert(_ margin: Double) {
    smallest = min(smallest, margin)
    largest = max(largest, margin)
  }
}

/// A direction of the coefficients along which the likelihood never falls, so that there is no
/// maximum: every event lies on its one side and every other row on the other (complete), or also
/// on the plane between (quasi-complete; Albert & Anderson, Biometrika 1984;71:1).
///
/// Newton's method finds such a direction by itself: the coefficients run off along it, one unit of
/// margin per step, while what the other rows determine settles. So the certificate is asked of the
/// coefficients (complete) and of late steps (quasi-complete), up to rounding.
struct LogisticSeparation {
  let isComplete: Bool
  /// In the basis.
  let direction: [Double]

  /// Steps after which a fit that has a maximum is about to end.
  static let patience = 6

  /// - Parameter margins: of `coefficients`.
  init?(coefficients: [Double], margins: MarginRange) {
    guard margins.smallest > 1e-10 * margins.largest else { return nil }
    isComplete = true
    direction = coefficients
  }

  /// - Parameter tolerance: what counts as 0, of the magnitudes that a margin is the sum of; so rows
  /// far out do not make the others look as if they stood on the border. A tenth of the length of the
  /// step is added to each, because a coefficient that ought to be 0 carries the error of all.
  init?(step: [Double], data: LogisticData, tolerance: Double = 1e-6) {
    let length = step.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let sizes = step.map { abs($0) + length / 10 }
    var largest = 0.0
    var border = 0
    var wrong = 0
    data.forEachBlock(of: step) { block in
      block.fillSpareWithMagnitudes(sizes)
      for row in 0..<block.count {
        let margin = block.margins[row]
        largest = max(largest, margin)
        if abs(margin) <= tolerance * block.spare[row] {
          border += 1
        } else if margin < 0 {
          wrong += 1
        }
      }
    }
    guard largest > 0.1, wrong == 0 else { return nil }
    isComplete = border == 0
    direction = step
  }

  /// The columns of the design that carry the direction, each measured over its own spread; the
  /// intercept is none of them.
  func columns(of basis: OrthonormalBasis) -> [Int] {
    let coefficients = basis.coefficients(direction)
    let shares = coefficients.indices.map { abs(coefficients[$0] * basis.reach(of: $0)) }
    let carrying = basis.kept.indices.filter { basis.kept[$0] > 0 }
    let largest = carrying.map { shares[$0] }.max() ?? 0
    return carrying.filter { shares[$0] > 1e-3 * largest }.map { basis.kept[$0] - 1 }
  }
}
