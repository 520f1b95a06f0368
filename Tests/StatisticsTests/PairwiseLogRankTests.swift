import Statistics
import Testing

@Suite struct PairwiseLogRankTests {
  /// By hand: days 1 and 2 in groups of one give χ² = 1 (E = 1/2, V = 1/4); a group that shares
  /// its only day with the other has no variance.
  @Test func `each pair is tested as if it were alone, and its refusal is kept`() throws {
    let groups = [1, 2, 1].map { EventTable([.event(at: $0)]) }
    let pairwise = PairwiseLogRank(groups: groups)
    #expect(pairwise.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    let refused = try #require(pairwise.pair(2, 0))
    #expect(refused.test.outcome == .failure(.singularVariance))
    #expect(refused.pValue == nil && refused.adjustedPValue == nil)
    let p = 0.31731050786291415
    #expect(agree(pairwise.pair(0, 1)?.pValue, p, tolerance: 1e-12))
    #expect(agree(pairwise.pair(1, 2)?.adjustedPValue, 2 * p, tolerance: 1e-12))
    #expect(pairwise.pair(1, 1) == nil && pairwise.pair(0, 3) == nil)
  }

  @Test func `pairs and Holm's adjustment agree with survdiff and p.adjust`() throws {
    let data = try LogRankData()
    for (key, rows) in try ReferenceTable("log-rank-pairs").groups(by: "dataset", "rho") {
      let pairwise = PairwiseLogRank(
        strata: try data.strata(key[0]), rho: try rows[0].value("rho"))
      #expect(pairwise.pairs.count == rows.count)
      for row in rows {
        let pair = try #require(
          pairwise.pair(try row.count("first") - 1, try row.count("second") - 1))
        #expect(agree(pair.test.chiSquare, row.number("chiSquare")), "\(row)")
        #expect(agree(pair.pValue, row.number("pValue")), "\(row)")
        #expect(agree(pair.adjustedPValue, row.number("adjusted")), "\(row)")
      }
    }
  }

  @Test func `one group or none has no pairs`() {
    #expect(PairwiseLogRank(groups: [EventTable([.event(at: 1)])]).pairs.isEmpty)
    #expect(PairwiseLogRank(groups: []).pairs.isEmpty)
    #expect(PairwiseLogRank(strata: []).pairs.isEmpty)
  }

  @Test(arguments: UInt64(1)...10)
  func `the order of the groups turns a pair round and keeps its p-values`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let strata = random.strata(2, groups: 4)
    let pairwise = PairwiseLogRank(strata: strata, rho: 1)
    let reversed = PairwiseLogRank(strata: strata.map { $0.reversed() }, rho: 1)
    for pair in pairwise.pairs {
      let turned = try #require(reversed.pair(3 - pair.first, 3 - pair.second))
      #expect(agree(turned.test.z, pair.test.z.map { -$0 }, tolerance: 1e-12))
      #expect(agree(turned.adjustedPValue, pair.adjustedPValue, tolerance: 1e-10))
    }
    #expect(pairwise.pairs.contains { ($0.adjustedPValue ?? 0) > ($0.pValue ?? 1) })
  }
}
