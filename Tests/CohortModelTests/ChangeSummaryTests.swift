import Testing

@testable import CohortModel

struct ChangeSummaryTests {
  private let before = SafetyFixture.cohort()

  private func after(
    subjects: [Subject] = SafetyFixture.subjects,
    events: [AdverseEvent] = SafetyFixture.adverseEvents, more: [AnyRecord] = []
  ) -> Cohort {
    var builder = TrialData.Builder()
    for subject in subjects { builder.add(.subject(subject)) }
    for event in events { builder.add(.adverseEvent(event)) }
    for record in more { builder.add(record) }
    let data = builder.finish(study: SafetyFixture.study)
    return Cohort(data, gate: before.gate, cutOff: before.cutOff)
  }

  @Test func `nothing has changed in the same data`() throws {
    #expect(try #require(ChangeSummary.make(from: before, to: before)).isEmpty)
    #expect(ChangeSummary.make(from: nil, to: before) == nil)
  }

  @Test func `a moved cut-off brings what came between`() throws {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-03-20"))
    let change = try #require(ChangeSummary.make(from: earlier, to: before))
    #expect((change.enrolled, change.adverseEvents, change.serious) == (1, 2, 1))
    #expect(change.deaths == 1)
    #expect(change.newestSerious.map(\.name) == ["Pneumonitis"])
    #expect(change.newestSerious.map(\.grade) == [5])
    #expect((change.recordsChanged, change.recordsWithdrawn) == (0, 0))
  }

  @Test func `new records are told from changed and withdrawn ones`() throws {
    var subjects = SafetyFixture.subjects
    subjects[1].ecog = 2
    subjects[2].covariates["kps"] = "60"
    subjects[0].diedOn = SafetyFixture.date("2025-06-01")
    subjects.append(
      SafetyFixture.subject("S00", site: "101", consented: "2025-06-01") {
        $0.randomisedOn = SafetyFixture.date("2025-06-20")
      })
    var events = SafetyFixture.adverseEvents
    events.removeLast()
    events[4].isSerious = true
    events.append(
      SafetyFixture.event("S01", "4", "Colitis", "A", grade: 4, start: "2025-06-10") {
        $0.isSerious = true
      })
    var scan = TumourAssessment()
    (scan.subject, scan.date, scan.overall) = ("S01", SafetyFixture.date("2025-03-01"), .stable)
    let change = try #require(
      ChangeSummary.make(
        from: before, to: after(subjects: subjects, events: events, more: [.assessment(scan)])))
    #expect((change.enrolled, change.deaths, change.scans) == (1, 1, 1))
    #expect((change.adverseEvents, change.serious) == (1, 2))
    #expect(change.newestSerious.map(\.name) == ["Colitis", "Fatigue"])
    #expect(change.recordsChanged == 4)
    #expect(change.recordsWithdrawn == 1)
  }

  @Test func `a subject withdrawn takes its records along`() throws {
    let subjects = SafetyFixture.subjects.filter { $0.subject != "S02" }
    let change = try #require(ChangeSummary.make(from: before, to: after(subjects: subjects)))
    #expect(change.recordsWithdrawn == 3)
    #expect(change.recordsChanged == 0)
  }
}
