import Statistics
import Testing

@Suite struct CovariateHistoryTests {
  private typealias Interval = CovariateHistory.Interval

  @Test func `a change cuts the follow-up, and the event ends the last interval`() {
    let history = CovariateHistory(
      time: 10, isEvent: true, initial: 0, changes: [.init(at: 4, to: 1)])
    #expect(
      history.intervals == [
        Interval(entry: 0, time: 4, isEvent: false, value: 0),
        Interval(entry: 4, time: 10, isEvent: true, value: 1),
      ])
  }

  @Test func `a change on the day of the event or later is not seen`() {
    for time in [10.0, 12] {
      let history = CovariateHistory(
        time: 10, isEvent: true, initial: 0, changes: [.init(at: time, to: 1)])
      #expect(
        history.intervals == [Interval(entry: 0, time: 10, isEvent: true, value: 0)])
    }
  }

  @Test func `a change before the entry is in force from the start`() {
    let history = CovariateHistory(
      entry: 5, time: 10, isEvent: false, initial: 0,
      changes: [.init(at: 5, to: 2), .init(at: 3, to: 1), .init(at: 7, to: 2)])
    #expect(history.intervals == [Interval(entry: 5, time: 10, isEvent: false, value: 2)])
  }

  @Test func `several changes come in order of time, the last given of one time counts`() {
    let history = CovariateHistory(
      time: 9, isEvent: true, initial: 0,
      changes: [.init(at: 6, to: 3), .init(at: 2, to: 1), .init(at: 2, to: 5)])
    #expect(history.intervals.map(\.entry) == [0, 2, 6])
    #expect(history.intervals.map(\.value) == [0, 5, 3])
  }

  @Test func `nobody at risk has no interval`() {
    let history = CovariateHistory(entry: 9, time: 9, isEvent: true, initial: 0, changes: [])
    #expect(history.intervals.isEmpty)
  }

  @Test func `the landmark keeps who is at risk after it and what was known by then`() {
    let landmark = Landmark(
      at: 30, times: [10, 30, 30, 31, 90, 60], events: [true, true, false, true, false, true],
      exposures: [5, nil, 20, 30, 31, nil])
    #expect(landmark.subjects.map(\.row) == [3, 4, 5])
    #expect(landmark.subjects.map(\.time) == [1, 60, 30])
    #expect(landmark.subjects.map(\.isEvent) == [true, false, true])
    #expect(landmark.subjects.map(\.isExposed) == [true, false, false])
    #expect(landmark.excludedEvents == 2 && landmark.excludedCensored == 1)
  }

  /// Reference/cox-history.R: `tmerge`, then `coxph`.
  @Test func `a covariate that changes is fitted as by tmerge and coxph`() throws {
    var (entries, times, events, values) = ([Double](), [Double](), [Bool](), [Double]())
    for row in try ReferenceTable("cox-history-data").rows {
      let history = CovariateHistory(
        time: try row.value("time"), isEvent: try row.count("status") == 1, initial: 0,
        changes: row.number("response").map { [.init(at: $0, to: 1)] } ?? [])
      entries += history.intervals.map(\.entry)
      times += history.intervals.map(\.time)
      events += history.intervals.map(\.isEvent)
      values += history.intervals.map(\.value)
    }
    let response = Covariate(name: "response", values: .numeric(values))
    let fit = try CoxModel(
      CoxData(
        times: times, events: events, design: DesignMatrix([response], rows: times.count),
        entries: entries)
    ).outcome.get()
    let row = try ReferenceTable("cox-history").rows[0]
    #expect(times.count == (try row.count("rows")))
    #expect(agree(fit.terms[0].coefficient, row.number("coefficient")))
    #expect(agree(fit.terms[0].standardError, row.number("standardError")))
  }
}
