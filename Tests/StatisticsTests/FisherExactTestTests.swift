import Statistics
import Testing

@Suite struct FisherExactTestTests {
  /// By hand, the lady tasting tea: 3 of 4 against 1 of 4 in C(8, 4) = 70 ways. P(X ≥ 3) = 17/70,
  /// P(X ≤ 3) = 69/70, two-sided 34/70. E(X) = 3 is 3 + 12·3ω … of the weights 1, 16, 36, 16, 1:
  /// (16ω + 72ω² + 48ω³ + 4ω⁴) = 3 (1 + 16ω + 36ω² + 16ω³ + ω⁴), i.e. ω⁴ − 36ω² − 32ω − 3 = 0.
  @Test func `the lady tasting tea`() throws {
    let test = FisherExactTest(TwoProportions(3, of: 4, against: 1, of: 4))
    #expect(agree(test.pValue, 34.0 / 70, tolerance: 1e-14))
    #expect(agree(test.upperPValue, 17.0 / 70, tolerance: 1e-14))
    #expect(agree(test.lowerPValue, 69.0 / 70, tolerance: 1e-14))
    let omega = try #require(test.oddsRatio)
    #expect(abs(omega * omega * omega * omega - 36 * omega * omega - 32 * omega - 3) < 1e-11)
  }

  @Test func `p values, odds ratio and limits agree with R`() throws {
    for row in try ReferenceTable("fisher").rows {
      let test = FisherExactTest(try row.twoProportions(), level: try row.value("level"))
      #expect(agree(test.pValue, row.number("pValue")), "\(row) \(test)")
      #expect(agree(test.lowerPValue, row.number("lowerPValue")), "\(row) \(test)")
      #expect(agree(test.upperPValue, row.number("upperPValue")), "\(row) \(test)")
      #expect(agreeOrInfinite(test.oddsRatio, row.number("oddsRatio")), "\(row) \(test)")
      #expect(agreeOrInfinite(test.interval.lower, row.number("lower")), "\(row) \(test)")
      #expect(agreeOrInfinite(test.interval.upper, row.number("upper")), "\(row) \(test)")
    }
  }

  @Test func `a table without a choice is certain and has no odds ratio`() {
    for groups in [
      TwoProportions(0, of: 5, against: 0, of: 9), TwoProportions(5, of: 5, against: 9, of: 9),
      TwoProportions(0, of: 0, against: 3, of: 7), TwoProportions(0, of: 0, against: 0, of: 0),
    ] {
      let test = FisherExactTest(groups)
      #expect(test.pValue == 1 && test.lowerPValue == 1 && test.upperPValue == 1)
      #expect(test.oddsRatio == nil)
      #expect(test.interval == ConfidenceInterval(lower: 0, upper: .infinity))
    }
  }

  /// Logarithms of such factorials would have lost three digits more.
  @Test func `a table of millions keeps its digits`() throws {
    let half = 500_000
    let test = FisherExactTest(TwoProportions(half, of: 2 * half, against: half, of: 2 * half))
    #expect(test.pValue == 1)
    #expect(agree(test.oddsRatio, 1, tolerance: 1e-9))
    #expect(agree(test.interval.lower * test.interval.upper, 1, tolerance: 1e-9))
  }

  @Test(arguments: UInt64(1)...40)
  func `exchanging the groups keeps p and inverts the odds ratio`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let groups = TwoProportions.random(upTo: 40, using: &random)
    let test = FisherExactTest(groups)
    let exchanged = FisherExactTest(groups.exchanged)
    #expect(agree(test.pValue, exchanged.pValue, tolerance: 1e-12))
    #expect(agree(test.lowerPValue, exchanged.upperPValue, tolerance: 1e-12))
    #expect(agreeOrInfinite(test.oddsRatio, exchanged.oddsRatio.map { 1 / $0 }))
    #expect(agreeOrInfinite(test.interval.lower, 1 / exchanged.interval.upper))
    #expect(agreeOrInfinite(test.interval.upper, 1 / exchanged.interval.lower))
  }
}
