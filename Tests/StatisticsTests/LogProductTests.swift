import Glibc
import Testing

@testable import Statistics

struct LogProductTests {
  @Test func `factors beyond the range of their product add their logarithms`() {
    let factors = [1e-300, 1e-300, 2, 1e140, 1e140, 1e140, 1e300, 1e300, 0.5, 1e-140, 1e-140, 3]
    var product = LogProduct()
    for factor in factors { product.multiply(by: factor, power: 1) }
    let expected = factors.reduce(0) { $0 + log($1) }
    #expect(abs(product.value - expected) < 1e-12 * abs(expected))
  }

  @Test func `a power multiplies the logarithm`() {
    var product = LogProduct()
    product.multiply(by: 3, power: 2.5)
    product.multiply(by: 7, power: 1)
    #expect(abs(product.value - (2.5 * log(3.0) + log(7.0))) < 1e-14)
  }

  @Test(arguments: [0, Double.nan, .infinity])
  func `what has no finite logarithm leaves none`(factor: Double) {
    var product = LogProduct()
    product.multiply(by: 2, power: 1)
    product.multiply(by: factor, power: 1)
    #expect(!product.value.isFinite)
  }
}
