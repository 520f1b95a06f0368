import Statistics
import Testing

@Suite struct TrendTestTests {
  /// By hand, scores 0, 1, 3, one subject in each group, events on days 1, 2, 3 in this order.
  /// Day 1: mean score 4/3, variance 10/3 − 16/9 = 14/9; day 2: mean 2, variance 1; day 3: nothing.
  /// Observed less expected: (0 − 4/3) + (1 − 2) + 0 = −7/3; χ² = (49/9) / (23/9).
  @Test func `a trend is the observed scores less their mean at risk`() {
    let groups = (1...3).map { EventTable([.event(at: $0)]) }
    let trend = TrendTest(groups: groups, scores: [0, 1, 3])
    #expect(agree(trend.chiSquare, 49 / 23.0, tolerance: 1e-14))
    #expect((trend.z ?? 0) < 0)
    #expect(trend.test?.degreesOfFreedom == 1)
  }

  @Test func `trends agree with survdiff's observed, expected and variance`() throws {
    let data = try LogRankData()
    let spacings: [String: [Double]] = [
      "even": [1, 2, 3, 4], "dose": [0, 10, 25, 100], "years": [2021, 2024, 2029, 2036],
    ]
    for row in try ReferenceTable("log-rank-trend").rows {
      let strata = try data.strata(row.text("dataset"))
      let scores = try #require(spacings[row.text("spacing")]).prefix(strata[0].count)
      let trend = TrendTest(strata: strata, scores: Array(scores), rho: try row.value("rho"))
      #expect(agree(trend.z, row.number("z")), "\(row)")
      #expect(agree(trend.chiSquare, row.number("chiSquare")), "\(row)")
      #expect(agree(trend.pValue, row.number("pValue")), "\(row)")
    }
  }

  @Test func `scores are 1, 2, 3 when not given`() {
    var random = SeededGenerator(seed: 8)
    let groups = random.strata(1, groups: 3)[0]
    let even = TrendTest(groups: groups, scores: [1, 2, 3])
    #expect(TrendTest(groups: groups).outcome == even.outcome)
    #expect(TrendTest(groups: groups).scores == even.scores)
  }

  @Test(arguments: UInt64(1)...20)
  func `place and unit of the scores do not matter, their direction gives the sign`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(2, groups: 4)
    let scores = [0.0, 1, 2.5, 7]
    let z = TrendTest(strata: strata, scores: scores).z
    #expect(z != nil)
    for unit in [1, 1e-200, 3, 1e300] {
      let scaled = TrendTest(strata: strata, scores: scores.map { unit * (2 - $0) })
      #expect(agree(scaled.z, z.map { -$0 }, tolerance: 1e-11))
    }
    let distant = TrendTest(strata: strata, scores: scores.map { 0x1p40 + $0 })
    #expect(agree(distant.z, z, tolerance: 1e-11))
  }

  @Test(arguments: UInt64(1)...20)
  func `between two groups a trend is the log-rank test`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let trend = TrendTest(strata: random.strata(2, groups: 2), scores: [5, 3], rho: 1)
    #expect(trend.z != nil && agree(trend.z, trend.logRank.z, tolerance: 1e-12))
  }

  /// Σ s (O − E) is largest, over all scores, where it is the whole test.
  @Test(arguments: UInt64(1)...20)
  func `a trend never exceeds the test of all differences`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(2, groups: 4)
    for scores in [[1, 2, 3, 4], [0, 1, 1, 0], [0, 0, 0, 1]] as [[Double]] {
      let trend = TrendTest(strata: strata, scores: scores)
      let chiSquare = try #require(trend.chiSquare)
      #expect(chiSquare <= (trend.logRank.chiSquare ?? 0) * (1 + 1e-12))
    }
  }

  @Test func `groups that never meet are no obstacle while others do`() {
    let (one, two) = (EventTable([.event(at: 1)]), EventTable([.event(at: 2)]))
    let none = EventTable([])
    let trend = TrendTest(strata: [[one, two, none], [none, none, one]], scores: [0, 1, 2])
    #expect(trend.logRank.outcome == .failure(.singularVariance))
    #expect(agree(trend.chiSquare, 1, tolerance: 1e-14))
  }

  @Test func `why there is no trend`() {
    let (one, two) = (EventTable([.event(at: 1)]), EventTable([.event(at: 2)]))
    let alive = EventTable([.censored(at: 1)])
    #expect(TrendTest(groups: [one, two], scores: [3, 3]).outcome == .failure(.noVariance))
    #expect(TrendTest(groups: [one, one], scores: [1, 2]).outcome == .failure(.noVariance))
    #expect(TrendTest(groups: [one, two], scores: [1, .nan]).outcome == .failure(.scoreNotFinite))
    #expect(TrendTest(groups: [alive, alive]).outcome == .failure(.noEvents))
    #expect(TrendTest(groups: [one]).outcome == .failure(.fewerThanTwoGroups))
    #expect(TrendTest(groups: []).outcome == .failure(.fewerThanTwoGroups))
  }
}
