import Testing

@testable import CohortModel

@Suite struct CycleIncidenceTests {
  private var fixture = SafetyTimeFixture()

  private func summary(_ access: Access = .byArm) -> CycleIncidence? {
    let cohort = fixture.cohort(access)
    return CycleIncidence.make(cohort, cohort.select(.safety), class: .all)
  }

  /// A: cycles on days 7 and 35, after radiotherapy on day 0; B: one cycle on day 0.
  @Test mutating func `a cycle lasts to the next, and the last one for its length`() throws {
    fixture.trial.study.schedule.cycleDays = 21
    fixture.subject("A", alive: 300)
    fixture.subject("B", alive: 300)
    fixture.dose("A", on: 0, kind: .radiotherapy)
    fixture.dose("A", on: 7, "X", cycle: 1)
    fixture.dose("A", on: 8, "Y", cycle: 1)
    fixture.dose("A", on: 35, cycle: 2)
    fixture.dose("B", on: 0, cycle: 1)
    fixture.event("A", "Rash", from: 6)
    fixture.event("A", "Rash", from: 34)
    fixture.event("A", "Rash", from: 33)
    fixture.event("A", "Rash", from: 55)
    fixture.event("A", "Rash", from: 56)
    fixture.event("B", "Rash", from: 20)
    fixture.event("B", "Rash", from: 21)
    let cycles = try #require(summary())
    #expect(cycles.basis == .cycles)
    #expect(cycles.columns.map(\.number) == [1, 2] && cycles.columns.map(\.began) == [2, 1])
    #expect(cycles.rows.map(\.byColumn) == [[2, 1], [2, 1], [2, 1]])
    #expect(cycles.rows[0].subjects == 2 && cycles.before == 1 && cycles.after == 2)
  }

  @Test mutating func `where cycles are closed periods stand in for them`() throws {
    fixture.trial.study.isRandomised = true
    fixture.trial.study.schedule.cycleDays = 21
    fixture.trial.subject("A", randomised: 0, treated: 0, died: 42)
    fixture.dose("A", on: 0, cycle: 1)
    fixture.event("A", "Rash", from: 20)
    fixture.event("A", "Rash", from: 21)
    let cycles = try #require(summary(.pooled))
    #expect(cycles.basis == .periodsAsCyclesAreClosed(days: 21))
    #expect(cycles.columns.map(\.began) == [1, 1, 1], "day 42 opens the third")
    #expect(cycles.rows[0].byColumn == [1, 1, 0])
  }

  @Test mutating func `without cycles and without their length there is no answer`() throws {
    fixture.subject("A", alive: 300)
    fixture.dose("A", on: 0)
    #expect(summary() == nil)
    fixture.trial.study.schedule.cycleDays = 28
    #expect(try #require(summary()).basis == .periodsAsCyclesAreMissing(days: 28))
    fixture.dose("A", on: 300, cycle: 1)
    #expect(try #require(summary()).basis == .cycles)
  }

  @Test mutating func `cycle numbers that cannot be are left out`() throws {
    fixture.subject("A", alive: 300)
    fixture.dose("A", on: 0, cycle: 1)
    fixture.dose("A", on: 10, cycle: 0)
    fixture.dose("A", on: 20, cycle: 61)
    #expect(try #require(summary()).columns == [CycleIncidence.Column(number: 1, began: 1)])
  }
}
