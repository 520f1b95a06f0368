import Statistics
import Testing

/// Random trials of every size and density of ties, also large enough to be sorted by digits.
@Suite struct EventTablePropertyTests {
  private static let seeds = UInt64(1)...40

  private static func trial(seed: UInt64) -> [EventTime] {
    var random = SeededGenerator(seed: seed)
    let lastDay = [0, 1, 10, 500, 100_000].randomElement(using: &random) ?? 0
    let subjects = [1, 7, 80, 1500].randomElement(using: &random) ?? 0
    return (0..<subjects).map { _ in
      let isEvent = Bool.random(using: &random)
      let time = Int32.random(in: 0...Int32(lastDay), using: &random)
      return EventTime(time: time, kind: isEvent ? .event : .censored)
    }
  }

  @Test(arguments: seeds)
  func `every path makes the same table of whole days`(seed: UInt64) throws {
    let times = Self.trial(seed: seed)
    let expected = EventTable(times)
    for path in SurvivalPath.allCases {
      let table = try path.table(times)
      #expect(table.rows.map(\.time) == expected.rows.map { $0.time * path.day })
      #expect(table.rows.map(\.atRisk) == expected.rows.map(\.atRisk))
      #expect(table.rows.map(\.events) == expected.rows.map(\.events))
      #expect(table.rows.map(\.censored) == expected.rows.map(\.censored))
      #expect(table.events == expected.events && table.subjects == times.count)
      let medians = [KaplanMeier(table).median, KaplanMeier(expected).median]
      #expect(medians[0].estimate == medians[1].estimate.map { $0 * path.day })
      #expect(medians[0].lower == medians[1].lower.map { $0 * path.day })
      #expect(medians[0].upper == medians[1].upper.map { $0 * path.day })
    }
  }

  @Test(arguments: seeds)
  func `decimal times of any size are counted as by comparing them`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scale: Double = [1e-300, 1e-3, 1, 1e5, 1e304].randomElement(using: &random) ?? 1
    let subjects: Int = [3, 1023, 1024, 4000].randomElement(using: &random) ?? 3
    // Whole multiples, so that no two are tied by rounding unless they are absurdly small.
    let times: [Double] = (0..<subjects).map { _ in
      Double(Int.random(in: 1...2000, using: &random)) * 1.25 * scale
    }
    let events = times.map { _ in Bool.random(using: &random) }
    let rows = try EventTable(times: times, events: events).rows
    guard scale > 1e-9 else {
      #expect(rows.map(\.time) == [times.min()])
      return
    }
    let sorted = zip(times, events).sorted { $0.0 < $1.0 }
    #expect(rows.map(\.time) == Set(times).sorted())
    #expect(rows.map(\.events).reduce(0, +) == events.count { $0 })
    for row in rows.enumerated().filter({ $0.offset % 97 == 0 }).map(\.element) {
      #expect(row.atRisk == sorted.count { $0.0 >= row.time })
      #expect(row.events == sorted.count { $0.0 == row.time && $0.1 })
      #expect(row.censored == sorted.count { $0.0 == row.time && !$0.1 })
    }
  }

  /// Each time is jittered by less than rounding; the table must not notice, but for the time itself.
  @Test(arguments: seeds)
  func `rounding of the times changes no count`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let exact = Self.trial(seed: seed).map { (Double($0.time) * 0.37, $0.kind == .event) }
    let jittered = exact.map { $0.0 + Double.random(in: 0...1e-9, using: &random) }
    let clean = try EventTable(times: exact.map(\.0), events: exact.map(\.1)).rows
    let dirty = try EventTable(times: jittered, events: exact.map(\.1)).rows
    #expect(dirty.map(\.events) == clean.map(\.events))
    #expect(dirty.map(\.atRisk) == clean.map(\.atRisk))
    #expect(zip(dirty, clean).allSatisfy { abs($0.time - $1.time) <= 2e-9 })
  }

  @Test(arguments: seeds)
  func `an entry of 0 for all is no entry`(seed: UInt64) throws {
    let times = Self.trial(seed: seed).filter { $0.time > 0 }
    for path in [SurvivalPath.wholeNumbers, .fractions] {
      let columns = times.map { Double($0.time) * path.day }
      let entered = try EventTable(
        entries: columns.map { _ in 0 }, times: columns, events: times.map { $0.kind == .event })
      let table = try path.table(times)
      #expect(Array(entered.rows) == Array(table.rows))
      #expect(KaplanMeier(entered).steps.elementsEqual(KaplanMeier(table).steps))
    }
  }

  @Test(arguments: seeds)
  func `the risk set is who entered before and is still there`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed + 500)
    let times = Self.trial(seed: seed).filter { $0.time > 0 }
    let entries = times.map { Double(Int32.random(in: 0..<$0.time, using: &random)) }
    let ends = times.map { Double($0.time) }
    let table = try EventTable(
      entries: entries, times: ends, events: times.map { $0.kind == .event })
    for row in table.rows.prefix(60) {
      #expect(row.atRisk == zip(entries, ends).count { $0 < row.time && row.time <= $1 })
    }
  }

  @Test(arguments: seeds)
  func `groups made together have the rows of groups made alone`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let times = Self.trial(seed: seed)
    let group = times.map { _ in Int.random(in: 0..<3, using: &random) }
    for path in [SurvivalPath.wholeNumbers, .fractions] {
      let together = try EventTable.groups(
        times: times.map { Double($0.time) * path.day }, events: times.map { $0.kind == .event },
        group: group, count: 3)
      for index in 0..<3 {
        let alone = try path.table(zip(times, group).filter { $0.1 == index }.map(\.0))
        #expect(together[index] == alone)
      }
    }
  }
}
