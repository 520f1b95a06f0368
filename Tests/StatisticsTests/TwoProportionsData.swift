import Statistics

extension ReferenceTable.Row {
  /// The columns x1, n1, x2 and n2.
  func twoProportions() throws -> TwoProportions {
    TwoProportions(
      try count("x1"), of: try count("n1"), against: try count("x2"), of: try count("n2"))
  }
}

extension TwoProportions {
  var exchanged: TwoProportions {
    TwoProportions(second.successes, of: second.total, against: first.successes, of: first.total)
  }

  /// Failures counted instead of successes.
  var inverted: TwoProportions {
    TwoProportions(first.failures, of: first.total, against: second.failures, of: second.total)
  }

  static func random(upTo most: Int, using random: inout SeededGenerator) -> TwoProportions {
    let (n1, n2) = (
      Int.random(in: 1...most, using: &random), Int.random(in: 1...most, using: &random)
    )
    return TwoProportions(
      .random(in: 0...n1, using: &random), of: n1, against: .random(in: 0...n2, using: &random),
      of: n2)
  }
}
