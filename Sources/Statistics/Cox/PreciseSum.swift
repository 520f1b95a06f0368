/// A sum in twice the working precision (Knuth's two-sum).
enum PreciseSum {
  /// - Returns: what rounding took from the sum.
  @inline(__always)
  static func add(_ term: Double, to sum: inout Double) -> Double {
    let total = sum + term
    let part = total - sum
    let error = (sum - (total - part)) + (term - part)
    sum = total
    return error
  }

  /// Two sums at once.
  @inline(__always)
  static func add(_ term: SIMD2<Double>, to sum: inout SIMD2<Double>) -> SIMD2<Double> {
    let total = sum + term
    let part = total - sum
    let error = (sum - (total - part)) + (term - part)
    sum = total
    return error
  }
}

/// Several sums side by side, each with what rounding took from it.
struct PreciseSums {
  private let count: Int
  private var high: [SIMD2<Double>]
  private var low: [SIMD2<Double>]

  init(count: Int) {
    self.count = count
    high = Array(repeating: .zero, count: (count + 1) / 2)
    low = high
  }

  /// - Parameter terms: one for each sum.
  @inline(__always)
  mutating func add(_ terms: UnsafePointer<Double>) {
    high.withUnsafeMutableBufferPointer { high in
      low.withUnsafeMutableBufferPointer { low in
        for pair in 0..<count / 2 {
          let terms = SIMD2(terms[2 * pair], terms[2 * pair + 1])
          low[pair] += PreciseSum.add(terms, to: &high[pair])
        }
        if count % 2 == 1 {
          low[count / 2] += PreciseSum.add(SIMD2(terms[count - 1], 0), to: &high[count / 2])
        }
      }
    }
  }

  @inline(__always)
  func store(to values: UnsafeMutablePointer<Double>) {
    for pair in 0..<count / 2 {
      let sums = high[pair] + low[pair]
      values[2 * pair] = sums[0]
      values[2 * pair + 1] = sums[1]
    }
    if count % 2 == 1 { values[count - 1] = high[count / 2][0] + low[count / 2][0] }
  }
}
