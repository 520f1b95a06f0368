import CohortModel
import Statistics
import Testing

/// Planted and real errors of the data must neither take a toxicity away nor prove a life.
struct DirtyDataTests {
  private func event(start: String?, end: String?) -> AdverseEvent {
    var event = AdverseEvent()
    event.subject = "S01"
    event.event = "1"
    event.preferredTerm = "Nausea"
    event.grade = 2
    event.start = start.flatMap { PartialDate(iso: $0) }
    event.end = end.flatMap { PartialDate(iso: $0) }
    event.relatedToChemotherapy = .related
    return event
  }

  /// First treatment is on 2025-01-10.
  @Test(arguments: [
    ("2025-01-11", "2025-01-07", true), ("2025-01-09", nil, false), ("2025-01-10", nil, true),
    (nil, "2025-01-09", false), (nil, "2025-01-12", true), (nil, nil, true),
  ])
  func `an end before its own start takes no related event away`(
    _ start: String?, _ end: String?, _ isCounted: Bool
  ) {
    let cohort = SmallTrial(events: [event(start: start, end: end)]).cohort()
    let summary = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .related)
    #expect(summary.overall.subjects == (isCounted ? 1 : 0))
  }

  @Test func `a visit that nobody can have made yet proves no life`() {
    var fixture = EfficacyFixture()
    fixture.cutOff = 300
    fixture.study.dataCut = EfficacyFixture.dayZero + 300
    fixture.subject("1", alive: 200)
    fixture.subject("2", alive: 200)
    fixture.scans(of: "1", [13_000: .stable])
    fixture.scans(of: "2", [250: .stable])
    let cohort = fixture.cohort()
    #expect(cohort.lastKnownAlive[0]?.fixtureDay == 200)
    #expect(cohort.lastKnownAlive[1]?.fixtureDay == 250)
  }

  @Test func `a contact between the cut-off and the data cut proves life at the cut-off`() {
    var fixture = EfficacyFixture()
    fixture.cutOff = 220
    fixture.study.dataCut = EfficacyFixture.dayZero + 300
    fixture.subject("1", alive: 200)
    fixture.scans(of: "1", [250: .stable])
    #expect(fixture.cohort().lastKnownAlive[0]?.fixtureDay == 220)
  }

  @Test func `an endpoint of the treated tells how many randomised were never treated`() {
    var fixture = EfficacyFixture()
    fixture.subject("1", died: 100)
    fixture.subject("2", treated: nil)
    fixture.subject("3", randomised: nil, treated: nil)
    let endpoint = Endpoint(
      kind: .timeToProgression, rules: .registry, origin: .firstTreatment, set: .safety)
    let cohort = fixture.cohort()
    let summary = SurvivalSummary.make(cohort, endpoint, cohort.select(.safety))
    #expect(summary.withoutOrigin == 1)
    #expect(summary.groups.first?.estimate.subjects == 1)
  }
}
