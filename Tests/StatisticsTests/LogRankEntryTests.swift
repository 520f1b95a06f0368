import Statistics
import Testing

@Suite struct LogRankEntryTests {
  /// By hand. First group (entry, time]: (0, 4] and (3, 5], second (0, 3] and (3, 6]; all events.
  /// Day 3: 1 + 1 at risk, E = 1/2, V = 1/4. Day 4: 2 + 1, E = 2/3, V = 2/9. Day 5: 1 + 1, E = 1/2,
  /// V = 1/4. Day 6: 0 + 1. O − E = 2 − 5/3 = 1/3, V = 13/18, χ² = 2/13.
  @Test func `a subject counts from its entry on, that day excluded`() throws {
    let test = LogRankTest(groups: [
      try EventTable(entries: [0, 3], times: [4, 5], events: [true, true]),
      try EventTable(entries: [0, 3], times: [3, 6], events: [true, true]),
    ])
    #expect(agree(test.groups[0].expected, 5 / 3.0, tolerance: 1e-14))
    #expect(agree(test.chiSquare, 2 / 13.0, tolerance: 1e-12))
  }

  @Test func `left-truncated tests agree with the score test of a Cox model with exact ties`()
    throws
  {
    let data = try ReferenceTable("log-rank-entries-data").groups(by: "dataset")
    for row in try ReferenceTable("log-rank-entries").rows {
      let subjects = try #require(data[[row.text("dataset")]])
      let test = LogRankTest(strata: try strata(subjects))
      #expect(agree(test.chiSquare, row.number("chiSquare")), "\(row)")
      #expect(agree(test.pValue, row.number("pValue")), "\(row)")
      #expect(test.degreesOfFreedom == (try row.count("degreesOfFreedom")))
    }
  }

  private func strata(_ rows: [ReferenceTable.Row]) throws -> [[EventTable]] {
    let groups = try rows.map { try $0.count("group") }.max() ?? 0
    return try Dictionary(grouping: rows) { $0.text("stratum") }.values.map { rows in
      try EventTable.groups(
        entries: try rows.map { try $0.value("entry") },
        times: try rows.map { try $0.value("time") },
        events: try rows.map { try $0.count("status") == 1 },
        group: try rows.map { try $0.count("group") - 1 }, count: groups)
    }
  }

  @Test(arguments: UInt64(1)...10)
  func `entries before every event change nothing`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let times = (0..<400).map { _ in Double.random(in: 2...9, using: &random) }
    let events = times.map { _ in Bool.random(using: &random) }
    let entries = times.map { _ in Double.random(in: 0..<2, using: &random) }
    let group = times.map { _ in Int.random(in: 0..<3, using: &random) }
    let whole = try EventTable.groups(times: times, events: events, group: group, count: 3)
    let entered = try EventTable.groups(
      entries: entries, times: times, events: events, group: group, count: 3)
    #expect(LogRankTest(groups: entered).outcome == LogRankTest(groups: whole).outcome)
    #expect(
      LogRankTest(groups: entered, rho: 1).groups == LogRankTest(groups: whole, rho: 1).groups)
  }
}
