/// What a logistic regression is fitted to: a basis of the design with the responses of its rows.
struct LogisticData {
  let basis: OrthonormalBasis
  /// +1 for an event, −1 for none.
  let signs: [Double]
  /// Positive; `nil` is 1 for every row.
  let weights: [Double]?

  /// Rows that pass through the first-level cache together, and room to work on them.
  struct Block {
    let count: Int
    /// sᵢ ηᵢ: positive where the row falls on its own side.
    let margins: UnsafeMutablePointer<Double>
    let residuals: UnsafeMutablePointer<Double>
    let curvatures: UnsafeMutablePointer<Double>
    let spare: UnsafeMutablePointer<Double>
    let signs: UnsafePointer<Double>
    let weights: UnsafePointer<Double>?
    fileprivate let values: UnsafePointer<Double>
    fileprivate let stride: Int

    func column(_ index: Int) -> UnsafePointer<Double> { values + index * stride }

    /// Σ |γⱼ qᵢⱼ| for each row.
    func fillSpareWithMagnitudes(_ coefficients: [Double]) {
      spare.initialize(repeating: 0, count: count)
      for (index, coefficient) in coefficients.enumerated() {
        let column = column(index)
        for row in 0..<count { spare[row] += abs(coefficient * column[row]) }
      }
    }
  }

  private static let blockRows = 256

  /// Calls `body` with all rows, block after block, the margins under `coefficients` filled in.
  func forEachBlock(of coefficients: [Double], _ body: (Block) -> Void) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * Self.blockRows) { room in
      guard let room = room.baseAddress else { return }
      withPointers { values, signs, weights in
        for first in stride(from: 0, to: basis.rows, by: Self.blockRows) {
          let block = Block(
            count: min(Self.blockRows, basis.rows - first),
            margins: room, residuals: room + Self.blockRows,
            curvatures: room + 2 * Self.blockRows, spare: room + 3 * Self.blockRows,
            signs: signs + first, weights: weights.map { $0 + first },
            values: values + first, stride: basis.rows)
          Self.fillMargins(of: block, coefficients)
          body(block)
        }
      }
    }
  }

  private func withPointers(
    _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafePointer<Double>?) -> Void
  ) {
    basis.values.withUnsafeBufferPointer { values in
      signs.withUnsafeBufferPointer { signs in
        guard let values = values.baseAddress, let signs = signs.baseAddress else { return }
        guard let weights else { return body(values, signs, nil) }
        weights.withUnsafeBufferPointer { body(values, signs, $0.baseAddress) }
      }
    }
  }

  private static func fillMargins(of block: Block, _ coefficients: [Double]) {
    block.margins.initialize(repeating: 0, count: block.count)
    for (index, coefficient) in coefficients.enumerated() {
      BlockProducts.add(
        coefficient, times: block.column(index), to: block.margins, count: block.count)
    }
    for row in 0..<block.count { block.margins[row] *= block.signs[row] }
  }
}
