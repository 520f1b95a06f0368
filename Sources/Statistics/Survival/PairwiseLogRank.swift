/// The log-rank test of each pair of groups, with p-values adjusted for their number.
///
/// A pair's test knows its two groups only: numbers at risk, and for ρ ≠ 0 the pooled survival, are
/// theirs. Agrees with R's `survdiff` on each subset of two groups and `p.adjust(p, "holm")`.
package struct PairwiseLogRank: Sendable {
  package struct Pair: Sendable {
    /// Positions of the two among the groups given, `first` < `second`.
    package let first: Int
    package let second: Int
    /// Its groups are these two, in this order; its refusal is the pair's.
    package let test: LogRankTest
    /// Holm's over the pairs that have a p-value; `nil` where `test` is refused.
    package let adjustedPValue: Double?

    package var pValue: Double? { test.pValue }
  }

  /// In the order (0, 1), (0, 2) … (1, 2) …
  package let pairs: [Pair]

  /// - Precondition: `rho` as in `LogRankTest`.
  package init(groups: [EventTable], rho: Double = 0) {
    self.init(strata: [groups], rho: rho)
  }

  /// - Precondition: `strata` and `rho` as in `LogRankTest`.
  package init(strata: [[EventTable]], rho: Double = 0) {
    let groups = strata.first?.indices ?? 0..<0
    let places = groups.flatMap { first in
      groups.dropFirst(first + 1).map { (first: first, second: $0) }
    }
    let tests = places.map { place in
      LogRankTest(strata: strata.map { [$0[place.first], $0[place.second]] }, rho: rho)
    }
    let adjusted = Holm.adjust(tests.map(\.pValue))
    pairs = places.indices.map {
      Pair(
        first: places[$0].first, second: places[$0].second, test: tests[$0],
        adjustedPValue: adjusted[$0])
    }
  }

  /// The pair of two groups in either order.
  ///
  /// - Returns: `nil` where there is no such pair.
  package func pair(_ one: Int, _ other: Int) -> Pair? {
    pairs.first { $0.first == min(one, other) && $0.second == max(one, other) }
  }
}
