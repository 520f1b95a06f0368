import Statistics
import Testing

@testable import CohortModel

@Suite struct OnsetSummaryTests {
  private var fixture = SafetyTimeFixture()

  private func row(_ line: AdverseEventLine = .term("Rash")) throws -> OnsetSummary.Row {
    let cohort = fixture.cohort()
    let summary = OnsetSummary.make(cohort, cohort.select(.safety), class: .all)
    return try #require(summary.rows.first { $0.line == line })
  }

  @Test mutating func `rows without a gap are one event with the outcome of the last`() throws {
    fixture.subject("A", alive: 200)
    fixture.event("A", "Rash", from: 9, to: 14) { $0.outcome = .notRecovered }
    fixture.event("A", "Rash", from: 15, to: 20) { $0.outcome = .recovered }
    fixture.event("A", "Rash", from: 22, to: 30) { $0.outcome = .notRecovered }
    let row = try row()
    #expect(row.subjects == 1 && row.events == 2 && row.firstOnset.median == 10)
    #expect(row.resolved == 1 && row.knownOutcome == 2 && row.ongoing == 0)
    #expect(row.toResolution.median == 12, "days 9 to 20")
    #expect(row.duration.events == 2 && row.duration.median.estimate == 10.5, "9 and 12 days")
  }

  @Test mutating func `a row within another does not shorten it`() throws {
    fixture.subject("A", alive: 200)
    fixture.event("A", "Rash", from: 0, to: 50) { $0.outcome = .recovered }
    fixture.event("A", "Rash", from: 10, to: 12) { $0.outcome = .fatal }
    let row = try row()
    #expect(row.events == 1 && row.resolved == 1 && row.toResolution.median == 51)
  }

  /// Durations 5, 10+ (ongoing, last seen on day 19), 20+ (fatal) and 30: S is 3/4, then 0.
  @Test mutating func `ongoing events are censored at the last contact, fatal ones at death`()
    throws
  {
    fixture.subject("A", alive: 200)
    fixture.subject("B", alive: 19)
    fixture.subject("C", died: 29)
    fixture.subject("D", alive: 200)
    fixture.event("A", "Rash", from: 10, to: 14) { $0.outcome = .recovered }
    fixture.event("B", "Rash", from: 10)
    fixture.event("C", "Rash", from: 10, to: 29) { $0.outcome = .fatal }
    fixture.event("D", "Rash", from: 10, to: 39) { $0.outcome = .unknown }
    let row = try row()
    #expect(row.duration.table.rows.map(\.time) == [5, 10, 20, 30])
    #expect(row.duration.table.rows.map(\.events) == [1, 0, 0, 1])
    #expect(row.duration.median.estimate == 30)
    #expect(row.ongoing == 1 && row.resolved == 1 && row.knownOutcome == 2)
  }

  @Test mutating func `over since an unknown day has no duration and is told`() throws {
    fixture.subject("A", alive: 200)
    fixture.event("A", "Rash", from: 10) { $0.outcome = .recovered }
    fixture.event("A", "Rash", from: 400, to: 410)
    let row = try row()
    #expect(row.withoutEnd == 1 && row.duration.subjects == 0 && row.resolved == 1)
    #expect(row.toResolution.count == 0 && row.events == 1)
  }

  @Test mutating func `an end after the cut-off is not known yet`() throws {
    fixture.subject("A", alive: 365)
    fixture.event("A", "Rash", from: 361, to: 370) { $0.outcome = .recovered }
    let row = try row()
    #expect(row.ongoing == 1 && row.resolved == 0 && row.knownOutcome == 1)
    #expect(row.duration.events == 0 && row.duration.table.rows.first?.time == 5)
  }

  @Test mutating func `a class takes the events of its terms, and a subject's first onset once`()
    throws
  {
    fixture.subject("A", alive: 200)
    fixture.subject("B", alive: 200)
    fixture.event("A", "Rash", from: 20, to: 24)
    fixture.event("A", "Pruritus", from: 21, to: 22)
    fixture.event("B", "Rash", from: 3, to: 3, of: nil)
    #expect(try row(.organClass("C")).events == 2 && row(.organClass("C")).subjects == 1)
    let overall = try row(.overall)
    #expect(overall.subjects == 2 && overall.events == 3)
    #expect(overall.firstOnset.minimum == 4 && overall.firstOnset.maximum == 21)
    #expect(overall.duration.median.estimate == 2)
  }
}
