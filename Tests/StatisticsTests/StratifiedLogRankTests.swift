import Statistics
import Testing

@Suite struct StratifiedLogRankTests {
  /// By hand. Stratum 1: day 1, one event of n = 2 + 2, E = 2/4, V = 1/4; day 3, one event of
  /// 0 + 2, E = 0. Stratum 2: day 2, one event of 1 + 2 in the first group, E = 1/3, V = 2/9.
  /// O − E = (1 − 1/2) + (1 − 1/3) = 7/6, V = 17/36, χ² = 49/17.
  @Test func `observed, expected and variance add over the strata`() {
    let test = LogRankTest(strata: [
      [
        EventTable([.event(at: 1), .censored(at: 2)]),
        EventTable([.event(at: 3), .censored(at: 4)]),
      ],
      [EventTable([.event(at: 2)]), EventTable([.censored(at: 2), .censored(at: 9)])],
    ])
    #expect(test.strata.map { $0[0].expected } == [0.5, 1 / 3.0])
    #expect(test.groups.map(\.observed) == [2, 1])
    #expect(agree(test.groups[0].score, 7 / 6.0, tolerance: 1e-14))
    #expect(agree(test.covariance[0][1], -17 / 36.0, tolerance: 1e-14))
    #expect(agree(test.chiSquare, 49 / 17.0, tolerance: 1e-14))
  }

  /// By hand: the pooled curve is 1 before day 1, 3/4 before day 2, 3/4 · 2/3 = 1/2 before day 4.
  /// Day 1: an event in the first group, 2 + 2 at risk; w = 1, E = 1/2, V = 1/4.
  /// Day 2: one in the second, 1 + 2 at risk; w = 3/4, E = 3/4 · 1/3, V = 9/16 · 2/9 = 1/8.
  /// Day 4: one in the second, 0 + 1 at risk; w = 1/2, E = 0, V = 0.
  /// O − E = 1 − 3/4 = 1/4, V = 3/8, χ² = 1/6.
  @Test func `weights are the pooled survival just before the time`() {
    let test = LogRankTest(
      groups: [
        EventTable([.event(at: 1), .censored(at: 3)]), EventTable([.event(at: 2), .event(at: 4)]),
      ], rho: 1)
    #expect(test.groups.map(\.observed) == [1, 2])
    #expect(test.groups.map(\.weightedObserved) == [1, 1.25])
    #expect(agree(test.groups[0].weightedExpected, 0.75, tolerance: 1e-14))
    #expect(agree(test.groups[0].expected, 1 / 2.0 + 1 / 3.0, tolerance: 1e-14))
    #expect(agree(test.chiSquare, 1 / 6.0, tolerance: 1e-13))
    #expect(agree(test.z, (1 / 6.0).squareRoot(), tolerance: 1e-13))
  }

  @Test func `the test agrees with survdiff`() throws {
    let data = try LogRankData()
    for (key, rows) in try ReferenceTable("log-rank-tests").groups(by: "dataset", "rho") {
      let test = LogRankTest(strata: try data.strata(key[0]), rho: try rows[0].value("rho"))
      #expect(agree(test.chiSquare, rows[0].number("chiSquare")), "\(key)")
      #expect(agree(test.pValue, rows[0].number("pValue")), "\(key)")
      #expect(test.degreesOfFreedom.map(Double.init) == rows[0].number("degreesOfFreedom"))
      guard rows[0].number("group") != nil else { continue }
      #expect(rows.count == test.groups.count)
      for row in rows {
        let group = test.groups[try row.count("group") - 1]
        #expect(agree(group.weightedObserved, row.number("observed")), "\(row)")
        #expect(agree(group.weightedExpected, row.number("expected")), "\(row)")
      }
    }
  }

  @Test func `each stratum's part agrees with survdiff`() throws {
    let data = try LogRankData()
    for (key, rows) in try ReferenceTable("log-rank-strata").groups(by: "dataset", "rho") {
      let test = LogRankTest(strata: try data.strata(key[0]), rho: try rows[0].value("rho"))
      for row in rows {
        let part = test.strata[try row.count("stratum") - 1][try row.count("group") - 1]
        #expect(agree(part.weightedObserved, row.number("observed")), "\(row)")
        #expect(agree(part.weightedExpected, row.number("expected")), "\(row)")
      }
    }
  }

  @Test func `the covariance agrees with survdiff`() throws {
    let data = try LogRankData()
    for (key, rows) in try ReferenceTable("log-rank-covariance").groups(by: "dataset", "rho") {
      let test = LogRankTest(strata: try data.strata(key[0]), rho: try rows[0].value("rho"))
      for row in rows {
        let value = test.covariance[try row.count("row") - 1][try row.count("column") - 1]
        #expect(agree(value, row.number("covariance")), "\(row)")
      }
    }
  }

  @Test func `why there is no statistic`() throws {
    let data = try LogRankData()
    let refusals: [String: LogRankTest.Refusal] = [
      "single": .fewerThanTwoGroups, "censored": .noEvents, "tied": .singularVariance,
      "apart": .singularVariance, "halves": .singularVariance,
    ]
    for (name, refusal) in refusals {
      for rho in [0, 1, 0.5] {
        let test = LogRankTest(strata: try data.strata(name), rho: rho)
        #expect(test.outcome == .failure(refusal), "\(name)")
      }
    }
    #expect(LogRankTest(strata: []).outcome == .failure(.fewerThanTwoGroups))
    #expect(LogRankTest(strata: [[], []]).outcome == .failure(.fewerThanTwoGroups))
  }

  /// V adds up with rounding, so its last pivot need not vanish; the two halves still never meet.
  @Test(arguments: UInt64(1)...200)
  func `groups that share no stratum are refused however V rounds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let none = Array(repeating: EventTable([]), count: 8)
    let first = random.strata(2, groups: 8, subjects: 100).map { $0 + none }
    let second = random.strata(2, groups: 8, subjects: 100).map { none + $0 }
    let test = LogRankTest(strata: first + second, rho: 0.5)
    #expect(test.outcome == .failure(.singularVariance))
  }
}
