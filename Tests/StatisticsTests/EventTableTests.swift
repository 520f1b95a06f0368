import Statistics
import Testing

@Suite struct EventTableTests {
  @Test func `at a tie an event sorts before a censoring`() {
    let times = [EventTime.censored(at: 5), .event(at: 5), .event(at: 9), .censored(at: 0)]
    #expect(times.sorted() == [.censored(at: 0), .event(at: 5), .censored(at: 5), .event(at: 9)])
  }

  @Test func `a subject censored on a day is at risk for the events of that day`() {
    let table = EventTable([.censored(at: 5), .event(at: 5), .event(at: 9)])
    #expect(table.rows.map(\.time) == [5, 9])
    #expect(table.rows.map(\.atRisk) == [3, 1])
    #expect(table.rows.map(\.events) == [1, 1])
    #expect(table.rows.map(\.censored) == [1, 0])
  }

  @Test func `day 0 counts as any other day`() {
    let table = EventTable([.event(at: 0), .censored(at: 0), .censored(at: 2)])
    #expect(table.rows.map(\.time) == [0, 2])
    #expect(table.rows.map(\.atRisk) == [3, 1])
    #expect(table.atRisk(at: 0) == 3)
    #expect(table.eventsBefore(0) == 0)
  }

  @Test func `nobody makes an empty table`() {
    let table = EventTable([])
    #expect(table.rows.isEmpty)
    #expect(table.subjects == 0 && table.events == 0 && table.censored == 0)
    #expect(table.atRisk(at: 0) == 0 && table.eventsBefore(9) == 0 && table.censoredBefore(9) == 0)
  }

  @Test func `an absurdly late day keeps its place in the order`() {
    let last = Int32.max
    let table = EventTable([
      .censored(at: last), .event(at: 20_000_000), .event(at: last), .event(at: 3),
      .censored(at: 20_000_000),
    ])
    #expect(table.rows.map(\.time) == [3, 20_000_000, Double(last)])
    #expect(table.rows.map(\.atRisk) == [5, 4, 2])
    #expect(table.rows.map(\.events) == [1, 1, 1])
    #expect(table.rows.map(\.censored) == [0, 1, 1])
  }

  @Test func `any sequence of times makes the same table as an array`() {
    let times = [EventTime.event(at: 4), .censored(at: 2), .event(at: 2)]
    #expect(EventTable(times.lazy.map { $0 }) == EventTable(times))
  }

  @Test func `reversing exchanges events and censorings and keeps the numbers at risk`() {
    let table = EventTable([.event(at: 1), .censored(at: 1), .censored(at: 4)])
    #expect(table.reversed.rows.map(\.events) == [1, 1])
    #expect(table.reversed.rows.map(\.censored) == [1, 0])
    #expect(table.reversed.rows.map(\.atRisk) == table.rows.map(\.atRisk))
    #expect(table.reversed.reversed == table)
  }
}
