import Statistics
import Testing

@Suite struct LogRankPropertyTests {
  static let rhos = [0, 1, 0.5, 2]

  @Test(arguments: UInt64(1)...20)
  func `permuting the groups permutes the parts and keeps the test`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(3, groups: 4)
    let order = [0, 1, 2, 3].shuffled(using: &random)
    for rho in Self.rhos {
      let test = LogRankTest(strata: strata, rho: rho)
      let permuted = LogRankTest(strata: strata.map { part in order.map { part[$0] } }, rho: rho)
      #expect(permuted.groups == order.map { test.groups[$0] })
      #expect(permuted.strata == test.strata.map { part in order.map { part[$0] } })
      #expect(agree(permuted.chiSquare, test.chiSquare, tolerance: 1e-11))
      #expect(agree(permuted.pValue, test.pValue, tolerance: 1e-10))
      #expect(permuted.degreesOfFreedom == test.degreesOfFreedom && test.degreesOfFreedom == 3)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `swapping the arms flips the sign of z, whose square is the chi-square`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(2, groups: 2)
    for rho in Self.rhos {
      let test = LogRankTest(strata: strata, rho: rho)
      let swapped = LogRankTest(strata: strata.map { $0.reversed() }, rho: rho)
      #expect(test.z != nil && agree(test.z, swapped.z.map { -$0 }, tolerance: 1e-12))
      #expect(agree(test.z.map { $0 * $0 }, test.chiSquare, tolerance: 1e-12))
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `scores add to zero, and observed less expected is the score`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let test = LogRankTest(strata: random.strata(3, groups: 3), rho: 1)
    #expect(abs(test.groups.reduce(0) { $0 + $1.score }) < 1e-12)
    for group in test.groups {
      #expect(abs(group.weightedObserved - group.weightedExpected - group.score) < 1e-12)
      #expect(group.score != 0)
    }
    #expect(test.covariance.allSatisfy { abs($0.reduce(0, +)) < 1e-12 })
  }

  /// A stratum met m times adds m times its parts, so χ² is m times as large.
  @Test(arguments: UInt64(1)...10, 2...4)
  func `the same stratum again and again multiplies chi-square`(seed: UInt64, times: Int) {
    var random = SeededGenerator(seed: seed)
    let groups = random.strata(1, groups: 3)[0]
    for rho in Self.rhos {
      let once = LogRankTest(groups: groups, rho: rho)
      let often = LogRankTest(strata: Array(repeating: groups, count: times), rho: rho)
      #expect(
        agree(often.chiSquare, once.chiSquare.map { $0 * Double(times) }, tolerance: 1e-12))
      #expect(often.strata == Array(repeating: once.groups, count: times))
    }
  }

  @Test(arguments: UInt64(1)...10)
  func `the order of the strata and an empty stratum change nothing`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(4, groups: 2)
    let empty = [EventTable([]), EventTable([])]
    let test = LogRankTest(strata: strata)
    #expect(LogRankTest(strata: strata + [empty]).outcome == test.outcome)
    #expect(agree(LogRankTest(strata: strata.reversed()).z, test.z, tolerance: 1e-12))
    #expect(test.z != nil)
  }

  @Test(arguments: UInt64(1)...10)
  func `for rho 0 the weighted numbers are the numbers`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for group in LogRankTest(strata: random.strata(2, groups: 3)).groups {
      #expect(group.weightedObserved == Double(group.observed))
      #expect(group.weightedExpected == group.expected)
    }
  }

  @Test func `z needs exactly two groups with expected events`() {
    let early = EventTable([.event(at: 1), .event(at: 3), .censored(at: 4)])
    let late = EventTable([.event(at: 2), .censored(at: 8)])
    let gone = EventTable([.censored(at: 0)])
    #expect((LogRankTest(groups: [early, late]).z ?? 0) > 0)
    #expect(LogRankTest(groups: [early, late, gone]).z == nil)
    let unopposed = LogRankTest(groups: [early, gone])
    #expect(unopposed.z == nil && unopposed.degreesOfFreedom == 0 && unopposed.pValue == 1)
  }
}
