import Glibc

/// The logarithm of a product of many factors: their own logarithms, one for each of a million
/// events, would cost more than all else.
struct LogProduct {
  private static let range = 1e-150...1e150

  private var sum = 0.0
  private var product = 1.0

  var value: Double { sum + log(product) }

  @inline(__always)
  mutating func multiply(by factor: Double, power: Double) {
    guard power == 1, Self.range.contains(factor) else {
      sum += power * log(factor)
      return
    }
    product *= factor
    if !Self.range.contains(product) {
      sum += log(product)
      product = 1
    }
  }
}
