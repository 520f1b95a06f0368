extension RiskIndicator.Count {
  /// Fisher's two-sided p of this site against all others.
  ///
  /// - Parameters:
  ///   - total: events of all sites.
  ///   - subjects: denominators of all sites.
  func fisherP(events total: Int, subjects: Int) -> Double {
    let here = Int(denominator)
    return FisherExactTest.twoSidedPValue(
      of: TwoProportions(events, of: here, against: total - events, of: subjects - here))
  }

  /// gsm's colours, signed by the side on which the site lies: 2 below 0.01, 1 below 0.05.
  func fisherFlag(p: Double, events total: Int, subjects: Double) -> Int {
    let size = p < 0.01 ? 2 : p < 0.05 ? 1 : 0
    let others = subjects - denominator
    let isLower =
      others > 0 && Double(events) / denominator < Double(total - events) / others
    return isLower ? -size : size
  }
}
