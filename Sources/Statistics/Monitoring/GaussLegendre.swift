import Glibc

/// Gauss–Legendre quadrature of 16 points, exact for polynomials of degree 31.
///
/// The nodes are the roots of the Legendre polynomial P₁₆, found by Newton's method; the weights are
/// 2/((1 − x²) P₁₆′(x)²) (Abramowitz & Stegun 25.4.29).
enum GaussLegendre {
  /// Nodes in increasing order and their weights on (−1, 1).
  static let points: [(node: Double, weight: Double)] = (0..<order).map { index in
    var node = -cos(.pi * (Double(index) + 0.75) / (Double(order) + 0.5))
    for _ in 0..<8 {
      let (value, slope) = legendre(at: node)
      node -= value / slope
    }
    let slope = legendre(at: node).slope
    return (node, 2 / ((1 - node * node) * slope * slope))
  }

  private static let order = 16

  /// P₁₆(x) by its three-term recurrence, and P₁₆′(x).
  private static func legendre(at x: Double) -> (value: Double, slope: Double) {
    var (previous, current) = (1.0, x)
    for degree in 2...order {
      let n = Double(degree)
      (previous, current) = (current, ((2 * n - 1) * x * current - (n - 1) * previous) / n)
    }
    return (current, Double(order) * (x * current - previous) / (x * x - 1))
  }
}
