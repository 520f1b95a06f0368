/// One treated subject and its control, by their rows.
package struct MatchedPair: Equatable, Sendable {
  package let treated: Int
  package let control: Int
  /// Between their logits, absolute.
  package let distance: Double

  package init(treated: Int, control: Int, distance: Double) {
    self.treated = treated
    self.control = control
    self.distance = distance
  }
}

/// How far apart the logits of a pair may lie at most, limit included.
package enum MatchingCaliper: Equatable, Sendable {
  case none
  case distance(Double)
  /// In standard deviations (n − 1) of the logits of *all* subjects, as MatchIt has it; Austin
  /// (Pharm Stat 2011;10:150) recommends 0.2.
  case standardDeviations(Double)

  /// `nil` is no limit.
  func width(_ logits: [Double]) -> Double? {
    switch self {
    case .none: nil
    case .distance(let distance): distance
    case .standardDeviations(let factor): factor * Self.standardDeviation(logits)
    }
  }

  private static func standardDeviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }
}

/// Pairs of one treated subject and one control, nobody twice.
package struct Matches: Equatable, Sendable {
  /// Why nobody can be matched.
  package enum Refusal: Error, Equatable, Sendable {
    case noTreated
    case noControls
    case notFinite(row: Int)
    /// Optimal matching would compare more pairs than it has room for.
    case tooManyCandidates(limit: Int)
  }

  /// In the order in which they were made.
  package let pairs: [MatchedPair]
  /// Rows of treated subjects without a control within the caliper, ascending.
  package let unmatchedTreated: [Int]
  /// The caliper in units of the logit; `nil` is no limit.
  package let caliper: Double?

  package var totalDistance: Double { pairs.reduce(0) { $0 + $1.distance } }

  /// 1 for each row in a pair, else 0.
  package func weights(rows: Int) -> [Double] {
    var weights = Array(repeating: 0.0, count: rows)
    for pair in pairs {
      weights[pair.treated] = 1
      weights[pair.control] = 1
    }
    return weights
  }
}
