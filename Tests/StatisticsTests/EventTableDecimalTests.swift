import Statistics
import Testing

@Suite struct EventTableDecimalTests {
  @Test func `times that differ by rounding are one time`() throws {
    #expect(0.1 + 0.2 != 0.3)
    let table = try EventTable(times: [0.1 + 0.2, 0.5, 0.3], events: [true, true, false])
    #expect(table.rows.map(\.time) == [0.3, 0.5])
    #expect(table.rows.map(\.events) == [1, 1])
    #expect(table.rows.map(\.censored) == [1, 0])
  }

  @Test func `neighbours further apart than rounding stay apart`() throws {
    let table = try EventTable(times: [1.5, 1.5 + 1e-7], events: [true, true])
    #expect(table.rows.count == 2)
  }

  @Test func `groups share the time of a tie by rounding`() throws {
    let groups = try EventTable.groups(
      times: [0.1 + 0.2, 0.3, 0.7], events: [true, true, true], group: [0, 1, 0], count: 3)
    #expect(groups[0].rows.map(\.time) == [0.3, 0.7])
    #expect(groups[1].rows.map(\.time) == [0.3])
    #expect(groups[2].rows.isEmpty)
  }

  @Test func `rounding ties are found over many groups as over few`() throws {
    let times = (0..<60).map { $0 % 2 == 0 ? 0.1 + 0.2 : 0.3 }
    let groups = try EventTable.groups(
      times: times + [0.7], events: times.map { _ in true } + [true],
      group: Array(0..<60) + [0], count: 60)
    #expect(groups.allSatisfy { $0.rows.first?.time == 0.3 })
    #expect(groups[0].rows.map(\.time) == [0.3, 0.7])
  }

  /// Counted by day, each of these groups would ask for eight megabytes.
  @Test func `many groups of late days are the same tables as groups of early ones`() throws {
    let late = 1_000_000.0
    let days = (0..<4000).map { Double($0 % 7) }
    let (events, group) = (days.indices.map { $0 % 3 > 0 }, days.indices.map { $0 % 1000 })
    let early = try EventTable.groups(times: days, events: events, group: group, count: 1000)
    let tables = try EventTable.groups(
      times: days.map { $0 + late }, events: events, group: group, count: 1000)
    for (table, other) in zip(tables, early) {
      #expect(table.rows.map(\.time) == other.rows.map { $0.time + late })
      #expect(table.rows.map(\.events) == other.rows.map(\.events))
      #expect(table.rows.map(\.atRisk) == other.rows.map(\.atRisk))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a group for each subject costs no more than linear time`() throws {
    let times = (0..<50_000).map { Double($0) + 0.5 }
    let tables = try EventTable.groups(
      times: times, events: times.map { _ in true }, group: Array(times.indices),
      count: times.count)
    #expect(tables.allSatisfy { $0.subjects == 1 })
  }

  @Test func `a row that is no time is named with its reason`() {
    func refusal(_ times: [Double], entries: [Double]? = nil) -> InvalidTime? {
      let events = times.map { _ in true }
      do throws(InvalidTime) {
        if let entries {
          _ = try EventTable(entries: entries, times: times, events: events)
        } else {
          _ = try EventTable(times: times, events: events)
        }
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal([1, .nan, -1]) == InvalidTime(row: 1, reason: .notFinite))
    #expect(refusal([1.5, 2, .infinity]) == InvalidTime(row: 2, reason: .notFinite))
    #expect(refusal([1, 2.5, -0.5]) == InvalidTime(row: 2, reason: .negative))
    #expect(refusal([1, 0, 2]) == nil)
    #expect(refusal([1, 2], entries: [0, .nan]) == InvalidTime(row: 1, reason: .notFinite))
    #expect(refusal([1, 2], entries: [-1, 0]) == InvalidTime(row: 0, reason: .negative))
    #expect(refusal([1, 0], entries: [0, 0]) == InvalidTime(row: 1, reason: .entryNotBeforeTime))
    #expect(
      refusal([0.9, 0.1 + 0.2], entries: [0, 0.3])
        == InvalidTime(row: 1, reason: .entryNotBeforeTime))
  }

  @Test func `minus zero is zero`() throws {
    let table = try EventTable(times: [-0.0, 0, 2.5], events: [true, false, true])
    #expect(table.rows.map(\.time) == [0, 2.5])
    #expect(table.rows.map(\.events) == [1, 1])
  }

  @Test func `nobody makes an empty table on every path`() throws {
    let tables = [
      try EventTable(times: [], events: []),
      try EventTable(entries: [], times: [], events: []),
      EventTable(ascending: [1, 2], events: [0, 0], censored: [0, 0]),
    ]
    for table in tables { #expect(table == EventTable([])) }
    #expect(try EventTable.groups(times: [], events: [], group: [], count: 0).isEmpty)
  }

  /// By hand: (0, 4], (2, 6], (5, 9], (5, 12], (0, 1], (3, 6]. At 4 the first, second and last are
  /// at risk; at 6 the second, the last and the two that entered at 5.
  @Test func `a subject is at risk after its entry up to its time`() throws {
    let table = try EventTable(
      entries: [0, 2, 5, 5, 0, 3], times: [4, 6, 9, 12, 1, 6],
      events: [true, true, false, true, false, false])
    #expect(table.rows.map(\.time) == [1, 4, 6, 9, 12])
    #expect(table.rows.map(\.atRisk) == [2, 3, 4, 2, 1])
    #expect(table.rows.map(\.events) == [0, 1, 1, 0, 1])
    #expect(table.rows.map(\.censored) == [1, 0, 1, 1, 0])
    // As in R, the tick 1.5 has the number at risk of the next row.
    #expect(table.atRisk(at: 1.5) == 3)
    #expect(table.censoredBefore(6.5) == 2 && table.eventsBefore(6.5) == 2)
  }
}
