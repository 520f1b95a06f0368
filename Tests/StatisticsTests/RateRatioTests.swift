import Glibc
import Statistics
import Testing

@Suite struct RateRatioTests {
  private func rate(_ events: Int, _ exposure: Double) throws -> IncidenceRate {
    try #require(IncidenceRate(events: events, exposure: exposure))
  }

  /// By hand: all 3 events fall in the first of two equal exposures. p = 2 · ½³; the lower limit is
  /// q/(1 − q) with q³ = 0.025.
  @Test func `three events against none`() throws {
    let ratio = try #require(RateRatio(try rate(3, 7), against: try rate(0, 7)))
    #expect(ratio.estimate == .infinity && ratio.exact.upper == .infinity)
    #expect(agree(ratio.pValue, 0.25, tolerance: 1e-14))
    let q = cbrt(0.025)
    #expect(agree(ratio.exact.lower, q / (1 - q), tolerance: 1e-12))
    #expect(ratio.wald == nil && ratio.waldPValue == nil)
  }

  /// By hand: 4 in 2 years against 1 in 1: ratio 2, SE √(1/4 + 1); difference 1 with SE √(4/4 + 1).
  @Test func `four in two years against one in one`() throws {
    let (first, second) = (try rate(4, 2), try rate(1, 1))
    let wald = try #require(RateRatio(first, against: second)?.wald)
    let z = 1.959963984540054
    #expect(agree(wald.upper, 2 * exp(z * 1.25.squareRoot()), tolerance: 1e-13))
    let difference = RateDifference(first, against: second)
    #expect(difference.estimate == 1)
    #expect(agree(difference.interval.upper, 1 + z * 2.0.squareRoot(), tolerance: 1e-13))
  }

  @Test func `ratio, limits and p agree with R`() throws {
    for row in try ReferenceTable("rate-ratios").rows {
      let first = try rate(try row.count("x1"), try row.value("t1"))
      let second = try rate(try row.count("x2"), try row.value("t2"))
      let level = try row.value("level")
      let ratio = try #require(RateRatio(first, against: second, level: level))
      #expect(agreeOrInfinite(ratio.estimate, row.number("estimate")), "\(row)")
      #expect(agreeOrInfinite(ratio.exact.lower, row.number("lower")), "\(row) \(ratio)")
      #expect(agreeOrInfinite(ratio.exact.upper, row.number("upper")), "\(row) \(ratio)")
      #expect(agree(ratio.pValue, row.number("pValue")), "\(row) \(ratio)")
      #expect(agree(ratio.wald?.lower, row.number("waldLower")), "\(row)")
      #expect(agree(ratio.wald?.upper, row.number("waldUpper")), "\(row)")
      #expect(agree(ratio.waldPValue, row.number("waldPValue")), "\(row)")
      let difference = RateDifference(first, against: second, level: level)
      #expect(agreeOrInfinite(difference.estimate, row.number("difference"), orWithin: 1e-15))
      #expect(agree(difference.interval.lower, row.number("differenceLower")), "\(row)")
      #expect(agree(difference.interval.upper, row.number("differenceUpper")), "\(row)")
    }
  }

  @Test func `no event at all has no ratio`() throws {
    #expect(RateRatio(try rate(0, 3), against: try rate(0, 4)) == nil)
  }

  @Test(arguments: UInt64(1)...30)
  func `exchanging the groups inverts the ratio and keeps p`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let first = try rate(.random(in: 0...20, using: &random), .random(in: 1...9, using: &random))
    let second = try rate(.random(in: 1...20, using: &random), .random(in: 1...9, using: &random))
    let ratio = try #require(RateRatio(first, against: second))
    let inverse = try #require(RateRatio(second, against: first))
    #expect(agree(ratio.pValue, inverse.pValue, tolerance: 1e-11))
    #expect(agreeOrInfinite(ratio.exact.lower, 1 / inverse.exact.upper, tolerance: 1e-12))
    #expect(agreeOrInfinite(ratio.wald?.upper, inverse.wald.map { 1 / $0.lower }))
  }
}
