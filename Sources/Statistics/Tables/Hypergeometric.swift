/// The successes of the first group given both totals and all successes, by the odds ratio ω.
///
/// P(X = x) is proportional to C(n₁, x) C(n₂, m − x) ωˣ. Terms are products of ratios of neighbours
/// counted from the mode, so that no factorial is rounded.
struct Hypergeometric {
  private let first: Int
  private let second: Int
  private let successes: Int

  init(_ groups: TwoProportions) {
    first = groups.first.total
    second = groups.second.total
    successes = groups.first.successes + groups.second.successes
  }

  var lowest: Int { max(0, successes - second) }
  var highest: Int { min(first, successes) }

  /// Probabilities that stand side by side.
  struct Distribution {
    let lowest: Int
    let probabilities: [Double]

    subscript(_ x: Int) -> Double {
      let index = x - lowest
      return probabilities.indices.contains(index) ? probabilities[index] : 0
    }

    /// P(X ≤ x).
    func cumulative(_ x: Int) -> Double {
      probabilities.prefix(max(0, x - lowest + 1)).reduce(0, +)
    }

    /// P(X ≥ x).
    func upperTail(from x: Int) -> Double {
      probabilities.dropFirst(max(0, x - lowest)).reduce(0, +)
    }

    var mean: Double {
      let excess = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      return Double(lowest) + excess
    }
  }

  /// - Parameter negligible: outcomes whose probability is at most this part of the likeliest one's
  ///   are left out.
  func distribution(oddsRatio: Double = 1, negligible: Double = 0) -> Distribution {
    let mode = (lowest..<highest).partitioningIndex { step(from: $0) * oddsRatio <= 1 }
    var below: [Double] = []
    var term = 1.0
    for x in stride(from: mode - 1, through: lowest, by: -1) {
      term /= step(from: x) * oddsRatio
      guard term > negligible else { break }
      below.append(term)
    }
    var terms = below.reversed() + [1]
    term = 1
    for x in mode..<highest {
      term *= step(from: x) * oddsRatio
      guard term > negligible else { break }
      terms.append(term)
    }
    let sum = terms.reduce(0, +)
    return Distribution(lowest: mode - below.count, probabilities: terms.map { $0 / sum })
  }

  /// P(X = x + 1) / P(X = x) at an odds ratio of 1.
  private func step(from x: Int) -> Double {
    let gained = Double(first - x) * Double(successes - x)
    return gained / (Double(x + 1) * Double(second - successes + x + 1))
  }
}
