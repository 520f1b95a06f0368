import CohortModel
import Statistics
import Testing

/// First treatment on day 0; the acute window closes on day 90.
@Suite struct AcuteLateSummaryTests {
  private var fixture = EfficacyFixture(randomised: false)

  private mutating func event(
    _ id: String, _ name: String, from start: Int?, to end: Int? = nil, grade: Int,
    related: Relatedness = .probable
  ) {
    var event = AdverseEvent()
    event.subject = id
    event.event = name
    event.start = start.map(EfficacyFixture.date)
    event.end = end.map(EfficacyFixture.date)
    event.grade = grade
    event.relatedToTreatment = related
    fixture.add(.adverseEvent(event))
  }

  private func split(_ origin: AcuteLateSummary.Origin = .firstTreatment) -> AcuteLateSummary? {
    let cohort = fixture.cohort()
    return AcuteLateSummary.make(cohort, cohort.everybody(in: .full), from: origin)
  }

  @Test mutating func `day ninety is acute, the next day late`() throws {
    fixture.subject("S", randomised: nil, alive: 400)
    event("S", "1", from: 90, to: 95, grade: 2)
    event("S", "2", from: 91, grade: 3)
    let summary = try #require(split())
    #expect(summary.acute.byGrade == [0, 1, 0, 0, 0] && summary.late.byGrade == [0, 0, 1, 0, 0])
    #expect(summary.unresolved == 1, "the acute event ended after day 90")
    #expect(summary.acuteDays == 90 && summary.origin == .firstTreatment)
  }

  @Test mutating func `unrelated and undated events are neither`() throws {
    fixture.subject("S", randomised: nil, alive: 400)
    event("S", "1", from: 10, grade: 4, related: .unrelated)
    event("S", "2", from: nil, grade: 4)
    let summary = try #require(split())
    #expect(summary.acute.subjects == 0 && summary.late.subjects == 0 && summary.undated == 1)
  }

  @Test mutating func `late incidence starts when the window closes and death competes`() throws {
    fixture.subject("A", randomised: nil, died: 60)
    fixture.subject("B", randomised: nil, alive: 300)
    fixture.subject("C", randomised: nil, died: 150)
    fixture.subject("D", randomised: nil, alive: 100)
    fixture.subject("E", randomised: nil, alive: 600)
    event("B", "1", from: 190, grade: 1)
    let summary = try #require(split())
    #expect(summary.total == 5 && summary.atRiskOfLate == 4)
    let incidence = try #require(summary.lateIncidence)
    // D is censored on day 10, C dies on day 60, B has an event on day 100: 1/2 of the 2/3 left.
    #expect(abs((incidence.incidence(ofCause: 1, at: 100)?.estimate ?? 0) - 1.0 / 3) < 1e-12)
    #expect(abs((incidence.incidence(ofCause: 2, at: 100)?.estimate ?? 0) - 1.0 / 3) < 1e-12)
  }

  @Test mutating func `from radiotherapy only those irradiated count`() throws {
    fixture.subject("A", randomised: nil, alive: 400)
    fixture.subject("B", randomised: nil, alive: 400)
    var treatment = Treatment()
    treatment.subject = "A"
    treatment.treatment = "RT1"
    treatment.kind = .radiotherapy
    treatment.start = EfficacyFixture.date(50)
    fixture.add(.treatment(treatment))
    event("A", "1", from: 20, to: 30, grade: 1)
    event("A", "2", from: 120, to: 130, grade: 2)
    let summary = try #require(split(.radiotherapy))
    #expect(summary.total == 1 && summary.withoutOrigin == 1)
    #expect(summary.acute.byGrade == [0, 1, 0, 0, 0] && summary.beforeOrigin == 1)
  }

  @Test func `blinding access closes the origin at radiotherapy`() {
    var fixture = EfficacyFixture()
    fixture.subject("S")
    let cohort = fixture.cohort()
    #expect(AcuteLateSummary.make(cohort, cohort.everybody(), from: .radiotherapy) == nil)
    #expect(AcuteLateSummary.make(cohort, cohort.everybody(), from: .firstTreatment) != nil)
  }
}
