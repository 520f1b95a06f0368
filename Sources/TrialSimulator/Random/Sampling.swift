import Glibc

/// Draws from the distributions that the simulator needs.
extension Xoshiro256 {
  /// Uniform on [0, 1), with 53 random bits.
  mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// Uniform over whole numbers, by the high half of a full product. The bias is below 2⁻⁴⁰ for
  /// the ranges used here.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  mutating func element<Element>(of list: [Element]) -> Element {
    list[integer(in: 0...list.count - 1)]
  }

  /// Box and Muller's transform, its second value discarded.
  mutating func normal(mean: Double = 0, sd: Double = 1) -> Double {
    let radius = sqrt(-2 * log(1 - uniform()))
    return mean + sd * radius * cos(2 * Double.pi * uniform())
  }

  mutating func exponential(mean: Double) -> Double {
    -mean * log(1 - uniform())
  }

  /// By inversion: scale · (−ln(1 − u))^(1/shape).
  mutating func weibull(shape: Double, median: Double) -> Double {
    Xoshiro256.weibullQuantile(uniform(), shape: shape, median: median)
  }

  static func weibullQuantile(_ probability: Double, shape: Double, median: Double) -> Double {
    median * pow(-log(1 - probability) / M_LN2, 1 / shape)
  }

  /// Marsaglia and Tsang (2000); below shape 1 by the boost U^(1/shape).
  mutating func gamma(shape: Double, mean: Double) -> Double {
    guard shape >= 1 else {
      let boosted = gamma(shape: shape + 1, mean: mean * (shape + 1) / shape)
      return boosted * pow(1 - uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / sqrt(9 * d)
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      let u = 1 - uniform()
      if log(u) < 0.5 * x * x + d - d * v + d * log(v) { return d * v * mean / shape }
    }
  }

  /// Knuth's product of uniforms; a large mean is halved first.
  mutating func poisson(mean: Double) -> Int {
    guard mean <= 30 else { return poisson(mean: mean / 2) + poisson(mean: mean / 2) }
    let limit = exp(-mean)
    var product = 1 - uniform()
    var count = 0
    while product > limit {
      product *= 1 - uniform()
      count += 1
    }
    return count
  }

  /// An index with probability proportional to its weight.
  mutating func category(_ weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  mutating func pick<Element>(_ table: [(Element, Double)]) -> Element {
    table[category(table.map(\.1))].0
  }

  /// Fisher and Yates.
  mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    var result = list
    for index in result.indices.reversed() where index > 0 {
      result.swapAt(index, integer(in: 0...index))
    }
    return result
  }

  /// The standard normal distribution function.
  static func normalProbability(_ z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
  }
}
