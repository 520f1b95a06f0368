/// Successes in two independent groups; the first is compared with the second.
///
/// As a 2×2 table the rows are the groups, the columns successes and failures.
package struct TwoProportions: Equatable, Sendable {
  package struct Group: Equatable, Sendable {
    package let successes: Int
    package let total: Int

    package var failures: Int { total - successes }

    /// `nil` where there is nobody.
    package var proportion: Double? {
      total > 0 ? Double(successes) / Double(total) : nil
    }
  }

  package let first: Group
  package let second: Group

  /// - Precondition: in both groups 0 ≤ successes ≤ total.
  package init(
    _ successes: Int, of total: Int, against otherSuccesses: Int, of otherTotal: Int
  ) {
    first = Group(successes: successes, total: total)
    second = Group(successes: otherSuccesses, total: otherTotal)
    for group in [first, second] {
      precondition(
        0 <= group.successes && group.successes <= group.total,
        "successes lie between 0 and the total")
    }
  }

  /// p₁ − p₂; `nil` where a group is empty.
  package var difference: Double? {
    guard let p1 = first.proportion, let p2 = second.proportion else { return nil }
    return p1 - p2
  }

  var successes: Double { Double(first.successes) + Double(second.successes) }
  var failures: Double { Double(first.failures) + Double(second.failures) }
  var total: Double { Double(first.total) + Double(second.total) }

  /// The cells a, b of the first row and c, d of the second.
  var cells: (a: Double, b: Double, c: Double, d: Double) {
    (
      Double(first.successes), Double(first.failures), Double(second.successes),
      Double(second.failures)
    )
  }
}
