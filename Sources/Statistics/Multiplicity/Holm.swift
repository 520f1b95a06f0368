/// Holm's step-down adjustment, which holds the family-wise error rate whatever the dependence.
///
/// With m p-values in ascending order, p̃₍ᵢ₎ = min(1, max_{j ≤ i} (m − j + 1) p₍ⱼ₎) (Holm, Scand J
/// Stat 1979;6:65). Agrees with R's `p.adjust(p, "holm")`.
package enum Holm {
  /// - Parameter pValues: `nil` or NaN is a test that could not be made: it stays `nil` and does
  ///   not count in m, as NA in R.
  /// - Returns: the adjusted p-values in the order given.
  /// - Precondition: 0 ≤ p ≤ 1.
  package static func adjust(_ pValues: [Double?]) -> [Double?] {
    let made = pValues.indices.compactMap { index in
      pValues[index].flatMap { $0.isNaN ? nil : (index: index, p: $0) }
    }
    precondition(made.allSatisfy { 0 <= $0.p && $0.p <= 1 }, "a p-value lies between 0 and 1")
    var adjusted: [Double?] = Array(repeating: nil, count: pValues.count)
    var largest = 0.0
    for (rank, test) in made.sorted(by: { $0.p < $1.p }).enumerated() {
      largest = max(largest, min(1, Double(made.count - rank) * test.p))
      adjusted[test.index] = largest
    }
    return adjusted
  }
}
