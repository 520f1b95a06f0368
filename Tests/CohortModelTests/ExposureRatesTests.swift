import Statistics
import Testing

@testable import CohortModel

@Suite struct ExposureRatesTests {
  private var fixture = SafetyTimeFixture()

  private func rates(_ aeClass: AdverseEventClass = .all) -> ExposureRates {
    let cohort = fixture.cohort()
    return ExposureRates.make(cohort, cohort.select(.safety), class: aeClass)
  }

  /// A has an onset on day 10 (days 0 to 10 are 11), B dies on day 99, C leaves on day 49, and D is
  /// at risk to the cut-off on day 365.
  @Test mutating func `time at risk ends at the onset, at death, off study and at the cut-off`() {
    fixture.subject("A", alive: 300)
    fixture.subject("B", died: 99)
    fixture.subject("C", alive: 300, offStudy: 49)
    fixture.subject("D")
    fixture.event("A", "Nausea", from: 10)
    fixture.event("A", "Nausea", from: 5, of: nil)
    let rates = rates()
    #expect(rates.totals == [4])
    #expect(rates.rows.map(\.line.name) == [nil, "C", "Nausea", nil, "Nausea"])
    let cell = rates.rows[2].cells[0]
    #expect(cell.subjects == 1 && cell.days == 11 + 100 + 50 + 366)
    #expect(rates.rows[0].cells[0].days == 6 + 100 + 50 + 366)
    let rate = cell.rate
    #expect(abs((rate?.rate ?? 0) - 100 * 365.25 / 527) < 1e-9)
    let exact = IncidenceRate(events: 1, exposure: 527 / 36_525)
    #expect(rate?.lower == exact?.lower && rate?.upper == exact?.upper)
  }

  @Test mutating func `what cannot be placed in the time at risk is told`() {
    fixture.subject("A", alive: 300, offStudy: 100)
    fixture.subject("N", treated: nil)
    fixture.event("A", "Nausea", from: nil)
    fixture.event("A", "Nausea", from: -1)
    fixture.event("A", "Nausea", from: 101)
    fixture.event("A", "Nausea", from: 366)
    let cohort = fixture.cohort()
    let everybody = Selection(
      set: .safety, filter: nil, subjects: SubjectSet(capacity: 2, all: true), adverseEvents: nil,
      subjectsWithMatches: SubjectSet(capacity: 2, all: true))
    let rates = ExposureRates.make(cohort, everybody, class: .all)
    #expect(rates.rows.count == 1 && rates.rows[0].cells[0].subjects == 0)
    #expect(rates.rows[0].cells[0].days == 101)
    #expect(
      rates.tally
        == OnsetTally(
          subjects: 1, withoutTreatment: 1, undated: 1, beforeTreatment: 1, afterRisk: 1))
  }

  @Test mutating func `for treatment-emergent events risk ends with the window`() {
    fixture.subject("A") { $0.lastTreatmentOn = EfficacyFixture.date(20) }
    fixture.event("A", "Nausea", from: 51)
    #expect(rates(.treatmentEmergent).rows[0].cells[0].days == 51)
    #expect(rates(.all).rows[0].cells[0].days == 52)
    #expect(rates(.all).rows[0].cells[0].subjects == 1)
  }

  @Test mutating func `arms are compared by difference and ratio of their rates`() throws {
    fixture.trial.study.arms = [
      Arm(code: "A", name: "A"), Arm(code: "B", name: "B", isReference: true),
    ]
    for number in 0..<4 { fixture.subject("A\(number)", arm: "A") }
    for number in 0..<4 { fixture.subject("B\(number)", arm: "B") }
    fixture.subject("U")
    for id in ["A0", "A1", "B0"] { fixture.event(id, "Nausea", from: 99) }
    let rates = rates()
    #expect(rates.totals == [9, 4, 4] && rates.unallocated == 1)
    let row = rates.rows[0]
    #expect(row.cells.map(\.subjects) == [3, 2, 1])
    #expect(row.cells.map(\.days) == [3 * 100 + 6 * 366, 932, 1198])
    let contrast = try #require(row.contrasts.first)
    let (a, b) = (2 / 932 * 36_525.0, 1 / 1198 * 36_525.0)
    #expect(contrast.arm == 1 && row.contrasts.count == 1)
    #expect(abs(contrast.difference.estimate - (a - b)) < 1e-9)
    #expect(abs((contrast.ratio?.estimate ?? 0) - a / b) < 1e-9)
  }
}
