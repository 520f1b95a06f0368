import Testing

@testable import CohortModel

@Suite struct DeathSummaryTests {
  private var fixture = SafetyTimeFixture()

  private func summary(_ access: Access = .byArm) -> DeathSummary {
    let cohort = fixture.cohort(access)
    return DeathSummary.make(cohort, cohort.select(.safety))
  }

  private func count(_ measure: DeathSummary.Measure) -> Int? {
    summary().rows.first { $0.measure == measure }?.subjects[0]
  }

  @Test mutating func `causes are one whatever their case, and a blank is not stated`() {
    for (id, cause) in [("A", "Sepsis"), ("B", "sepsis"), ("C", " "), ("D", "Progression")] {
      fixture.subject(id, died: 100) { $0.causeOfDeath = cause }
    }
    fixture.subject("E", died: 366) { $0.causeOfDeath = "Sepsis" }
    let rows = summary().rows
    #expect(
      rows.prefix(4).map(\.measure) == [.all, .cause("Sepsis"), .cause("Progression"), .cause(nil)])
    #expect(rows.prefix(4).map { $0.subjects[0] } == [4, 2, 1, 1])
    #expect(summary().totals == [5])
  }

  @Test mutating func `thirty days run from the last treatment of any kind`() {
    fixture.subject("A", died: 60)
    fixture.subject("B", died: 60)
    fixture.subject("C", died: 5)
    fixture.dose("A", on: 10)
    fixture.dose("A", on: 30, kind: .radiotherapy)
    fixture.dose("B", on: 29)
    #expect(count(.soonAfterTreatment) == 1, "A; C's last treatment is on no record")
    #expect(summary().deaths.map(\.daysSinceTreatment) == [nil, 30, 31])
    #expect(count(.soonAfterRadiotherapy) == 1)
  }

  @Test mutating func `under treatment is without an end of it, or with death as its end`() {
    fixture.subject("A", died: 60)
    fixture.subject("B", died: 60) { $0.endOfTreatmentReason = "Patient died" }
    fixture.subject("C", died: 60) { $0.endOfTreatmentReason = "Progressive disease" }
    fixture.subject("D", died: 60) { $0.lastTreatmentOn = EfficacyFixture.date(1) }
    #expect(count(.underTreatment) == 2)
  }

  @Test mutating func `fatal events are those of grade 5 or a fatal outcome`() {
    fixture.subject("A", died: 60)
    fixture.subject("B", died: 60)
    fixture.subject("C", died: 60)
    fixture.subject("D", alive: 100)
    fixture.event("A", "Sepsis", from: 50) { ($0.grade, $0.relatedToTreatment) = (5, .unrelated) }
    fixture.event("B", "Sepsis", from: 50) {
      ($0.outcome, $0.relatedToTreatment) = (.fatal, .possible)
    }
    fixture.event("C", "Sepsis", from: 50) { $0.grade = 4 }
    fixture.event("D", "Sepsis", from: 50) { $0.grade = 5 }
    #expect(count(.fatalEvent) == 2 && count(.relatedFatalEvent) == 1)
    #expect(summary().fatalWithoutDeath.count == 1)
  }

  @Test mutating func `who died without treatment stands apart, screening failures do not count`() {
    fixture.subject("A", treated: nil, died: 60)
    fixture.subject("B", treated: nil, died: 60) { $0.screenStatus = .failed }
    fixture.subject("C", died: 60)
    #expect(summary().deaths.count == 1 && summary().beforeTreatment.count == 1)
  }
}
