/// Count, mean, spread and quantiles of plain numbers; `nil` where there are too few.
package struct SampleSummary: Equatable, Sendable {
  private let ascending: [Double]
  package let mean: Double?

  /// - Parameter values: in any order; missing ones left out by the caller.
  /// - Precondition: no value is NaN.
  package init(_ values: some Sequence<Double>) {
    ascending = values.sorted()
    precondition(!ascending.contains(where: \.isNaN), "a missing value is no number")
    mean = ascending.isEmpty ? nil : ascending.reduce(0, +) / Double(ascending.count)
  }

  package var count: Int { ascending.count }
  package var minimum: Double? { ascending.first }
  package var maximum: Double? { ascending.last }
  package var median: Double? { quantile(0.5) }

  /// With n − 1 in the denominator; `nil` for fewer than two values.
  package var standardDeviation: Double? {
    guard let mean, count > 1 else { return nil }
    let squares = ascending.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(count - 1)).squareRoot()
  }

  /// R's default, type 7: linear between the order statistics at position 1 + (n − 1) p (Hyndman &
  /// Fan, Am Stat 1996;50:361).
  ///
  /// - Precondition: 0 ≤ `p` ≤ 1.
  package func quantile(_ p: Double) -> Double? {
    precondition(0 <= p && p <= 1, "a quantile lies between 0 and 1")
    guard !ascending.isEmpty else { return nil }
    let position = Double(ascending.count - 1) * p
    let below = Int(position.rounded(.down))
    let above = min(below + 1, ascending.count - 1)
    let fraction = position - Double(below)
    return ascending[below] + fraction * (ascending[above] - ascending[below])
  }
}
