import Statistics
import Testing

@Suite struct CochranMantelHaenszelTests {
  private static let hand = [
    TwoProportions(3, of: 4, against: 1, of: 4), TwoProportions(2, of: 4, against: 1, of: 4),
  ]

  /// By hand: a − E is 3 − 2 and 2 − 3/2; V is 4·4·4·4/(64·7) = 4/7 and 4·4·3·5/(64·7) = 15/28:
  /// χ² = (3/2)²/(31/28) = 63/31, and 1/(31/28) corrected. OR = (9/8 + 6/8) / (1/8 + 2/8) = 5.
  @Test func `two strata give the statistics worked by hand`() throws {
    let test = CochranMantelHaenszelTest(strata: Self.hand)
    #expect(agree(try test.test(isCorrected: false).get().statistic, 63.0 / 31, tolerance: 1e-14))
    #expect(agree(try test.test().get().statistic, 28.0 / 31, tolerance: 1e-14))
    #expect(agree(OddsRatio.mantelHaenszel(Self.hand)?.estimate, 5, tolerance: 1e-14))
  }

  @Test func `tests, odds ratio and limits agree with R`() throws {
    let strata = try ReferenceTable("cmh-strata").groups(by: "id")
    for row in try ReferenceTable("cmh").rows {
      let tables = try #require(strata[[row.text("id")]]).map { try $0.twoProportions() }
      let test = CochranMantelHaenszelTest(strata: tables)
      let plain = try? test.test(isCorrected: false).get()
      let corrected = try? test.test().get()
      #expect(agree(plain?.statistic, row.number("statistic")), "\(row)")
      #expect(agree(plain?.pValue, row.number("pValue")), "\(row)")
      #expect(agree(corrected?.statistic, row.number("correctedStatistic")), "\(row)")
      #expect(agree(corrected?.pValue, row.number("correctedPValue")), "\(row)")
      let odds = OddsRatio.mantelHaenszel(tables)
      #expect(agreeOrInfinite(odds?.estimate, row.number("oddsRatio")), "\(row)")
      #expect(agree(odds?.interval?.lower, row.number("lower")), "\(row)")
      #expect(agree(odds?.interval?.upper, row.number("upper")), "\(row)")
    }
  }

  @Test func `a stratum of one is refused, as are strata that leave nothing to chance`() {
    let one = TwoProportions(1, of: 1, against: 0, of: 0)
    let alike = TwoProportions(0, of: 5, against: 0, of: 3)
    #expect(
      CochranMantelHaenszelTest(strata: Self.hand + [one]).test()
        == .failure(.stratumOfFewerThanTwo))
    #expect(CochranMantelHaenszelTest(strata: [alike]).test() == .failure(.noVariance))
    #expect(CochranMantelHaenszelTest(strata: []).test() == .failure(.noVariance))
    #expect(OddsRatio.mantelHaenszel([]) == nil)
    #expect(OddsRatio.mantelHaenszel([alike, one]) == nil)
  }

  /// N − 1 in the place of N is all that tells one stratum from Pearson's test.
  @Test(arguments: UInt64(1)...30)
  func `one stratum is Pearson's test, and the common odds ratio its own`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let groups = TwoProportions.random(upTo: 80, using: &random)
    let total = Double(groups.first.total + groups.second.total)
    let pearson = try? PearsonTest.test(groups).get().statistic
    let mantel = try? CochranMantelHaenszelTest(strata: [groups]).test(isCorrected: false).get()
    #expect(
      agreeOrInfinite(mantel?.statistic, pearson.map { $0 * (total - 1) / total }, orWithin: 1e-13))
    let (common, own) = (OddsRatio.mantelHaenszel([groups]), OddsRatio.woolf(groups))
    #expect(agreeOrInfinite(common?.estimate, own?.estimate, tolerance: 1e-12))
    #expect(agree(common?.interval?.upper, own?.interval?.upper, tolerance: 1e-12))
  }
}
