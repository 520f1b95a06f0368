import Statistics
import Testing

@Suite struct LogRankTestTests {
  /// By hand: E of the first group is 2/4 on day 1 and 0/2 on day 3; V is 1/4 on day 1.
  @Test func `two small groups give the chi-square worked by hand`() throws {
    let test = LogRankTest(groups: [
      EventTable([.event(at: 1), .censored(at: 2)]), EventTable([.event(at: 3), .censored(at: 4)]),
    ])
    #expect(test.groups.map(\.observed) == [1, 1])
    #expect(test.groups.map(\.expected) == [0.5, 1.5])
    #expect(agree(test.chiSquare, 1, tolerance: 1e-14))
    #expect(test.degreesOfFreedom == 1)
    #expect(agree(test.pValue, 0.31731050786291415, tolerance: 1e-12))
  }

  /// By hand: three of four have the event on day 1; E = 3 · 2/4, V = 3 · (1/3) · (1/4).
  @Test func `tied events count with hypergeometric variance`() {
    let test = LogRankTest(groups: [
      EventTable([.event(at: 1), .event(at: 1)]), EventTable([.event(at: 1), .censored(at: 2)]),
    ])
    #expect(agree(test.chiSquare, 1, tolerance: 1e-14))
  }

  @Test func `observed, expected and p agree with survdiff`() throws {
    let data = try SurvivalData()
    for (key, rows) in try ReferenceTable("log-rank").groups(by: "dataset") {
      let test = LogRankTest(groups: data.groups(key[0]))
      #expect(agree(test.chiSquare, rows[0].number("chiSquare")), "\(key)")
      #expect(agree(test.pValue, rows[0].number("pValue")), "\(key)")
      #expect(test.degreesOfFreedom.map(Double.init) == rows[0].number("degreesOfFreedom"))
      guard rows[0].number("observed") != nil else { continue }
      for (group, row) in zip(test.groups, rows) {
        #expect(group.observed == (try row.count("observed")))
        #expect(agree(group.expected, row.number("expected")), "\(row)")
      }
    }
  }

  @Test func `one group with subjects is refused`() {
    let test = LogRankTest(groups: [EventTable([.event(at: 1)]), EventTable([])])
    #expect(test.outcome == .failure(.fewerThanTwoGroups))
    #expect(test.chiSquare == nil && test.pValue == nil)
    #expect(LogRankTest(groups: []).outcome == .failure(.fewerThanTwoGroups))
  }

  @Test func `no events are refused`() {
    let table = EventTable([.censored(at: 4)])
    #expect(LogRankTest(groups: [table, table]).outcome == .failure(.noEvents))
  }

  @Test func `everybody tied is refused`() {
    let table = EventTable([.event(at: 4), .event(at: 4)])
    #expect(LogRankTest(groups: [table, table]).outcome == .failure(.singularVariance))
  }

  @Test func `an empty group changes nothing but keeps its place`() {
    let first = EventTable([.event(at: 1), .event(at: 5), .censored(at: 7)])
    let second = EventTable([.event(at: 2), .event(at: 3), .censored(at: 8)])
    let two = LogRankTest(groups: [first, second])
    let three = LogRankTest(groups: [first, EventTable([]), second])
    #expect(three.outcome == two.outcome)
    #expect(three.groups.map(\.subjects) == [3, 0, 3])
  }

  @Test(arguments: UInt64(1)...30)
  func `exchanging the groups keeps the test`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tables = (0..<3).map { group in
      EventTable(
        (0..<40).map { _ in
          EventTime(
            time: .random(in: 0...Int32(20 + 10 * group), using: &random),
            kind: Bool.random(using: &random) ? .event : .censored)
        })
    }
    let test = LogRankTest(groups: tables)
    let exchanged = LogRankTest(groups: tables.reversed())
    #expect(agree(test.chiSquare, exchanged.chiSquare))
    #expect(
      agree(test.groups.reduce(0) { $0 + $1.expected }, Double(tables.reduce(0) { $0 + $1.events }))
    )
  }
}
