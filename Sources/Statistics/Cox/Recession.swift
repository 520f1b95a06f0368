/// Whether the likelihood never falls along a direction, so that it has no maximum.
///
/// It is so exactly where at every event time each event's γᵀx is the largest of its risk set; a
/// direction in which some risk set differs then gains for ever (Jacobsen, Scand J Stat
/// 1989;16:335; Heinze & Schemper, Biometrics 2001;57:114).
enum Recession {
  /// The part of γᵀx's range that counts as a tie, for γ is known from a search.
  private static let tolerance = 1e-6
  /// The share of the longest component up to which a component of γ is noise.
  private static let noise = 1e-3

  /// - Returns: the columns whose coefficients are infinite; `nil` where the likelihood falls.
  static func columns(of likelihood: CoxLikelihood, along direction: [Double]) -> [Int]? {
    let longest = direction.reduce(0) { max($0, abs($1)) }
    guard longest > 0, longest.isFinite else { return nil }
    let exact = direction.map { $0 / longest }
    let cleaned = exact.map { abs($0) > noise ? $0 : 0 }
    for candidate in [cleaned, exact] where neverFalls(likelihood, along: candidate) {
      return candidate.indices.filter { abs(candidate[$0]) > noise }
    }
    return nil
  }

  private static func neverFalls(
    _ likelihood: CoxLikelihood, along direction: [Double]
  ) -> Bool {
    let predictors = likelihood.columns.predictors(direction)
    let riskSets = likelihood.riskSets
    let (largest, range) = largestAtRisk(likelihood, predictors)
    return predictors.indices.allSatisfy { row in
      let bin = riskSets.bin(ofRow: row)
      return !likelihood.hasEvent(row) || predictors[row] >= largest[bin] - tolerance * range
    }
  }

  /// The largest γᵀx at risk at each bin, from the rows' spans of bins in a tree over the bins.
  private static func largestAtRisk(
    _ likelihood: CoxLikelihood, _ predictors: [Double]
  ) -> (largest: [Double], range: Double) {
    let riskSets = likelihood.riskSets
    var tree = SpanMaximum(count: riskSets.bins.count)
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in predictors.indices where likelihood.weights.map({ $0[row] > 0 }) ?? true {
      let bin = riskSets.bin(ofRow: row)
      let first =
        riskSets.entryBins.map { Int($0[row]) }
        ?? riskSets.strata[riskSets.stratum(ofBin: bin)].lowerBound
      tree.raise(first + 1..<bin + 1, to: predictors[row])
      low = min(low, predictors[row])
      high = max(high, predictors[row])
    }
    return (tree.values(), high - low)
  }
}

/// The largest value put on each place, where values are put on spans of places.
private struct SpanMaximum {
  private var nodes: [Double]
  private let count: Int

  init(count: Int) {
    self.count = count
    nodes = Array(repeating: -.infinity, count: 2 * count)
  }

  mutating func raise(_ span: Range<Int>, to value: Double) {
    var (left, right) = (span.lowerBound + count, span.upperBound + count)
    while left < right {
      if left & 1 == 1 {
        nodes[left] = max(nodes[left], value)
        left += 1
      }
      if right & 1 == 1 {
        right -= 1
        nodes[right] = max(nodes[right], value)
      }
      left /= 2
      right /= 2
    }
  }

  func values() -> [Double] {
    (0..<count).map { place in
      var largest = -Double.infinity
      var node = place + count
      while node > 0 {
        largest = max(largest, nodes[node])
        node /= 2
      }
      return largest
    }
  }
}
