import Statistics
import Testing

@testable import CohortModel

@Suite struct AdverseEventIncidenceTests {
  private var fixture = SafetyTimeFixture()

  private func incidence(
    _ line: AdverseEventLine = .overall, _ aeClass: AdverseEventClass = .all
  ) -> AdverseEventIncidence {
    let cohort = fixture.cohort()
    return AdverseEventIncidence.make(cohort, cohort.select(.safety), class: aeClass, of: line)
  }

  /// Of five: A's event on day 10, B's death on day 20, C censored on day 25, D's event on day 30, E
  /// censored on day 300. F(10) = 1/5; F(30) = 1/5 + 3/5 · 1/2.
  @Test mutating func `death competes and the last contact censors`() throws {
    fixture.trial.study.survival.landmarkMonths = [1, 9, 12]
    fixture.subject("A", alive: 300)
    fixture.subject("B", died: 19)
    fixture.subject("C", alive: 24)
    fixture.subject("D", alive: 300)
    fixture.subject("E", alive: 299)
    fixture.event("A", "Rash", from: 9)
    fixture.event("A", "Rash", from: 50)
    fixture.event("D", "Rash", from: 29)
    let group = try #require(incidence(.term("Rash")).groups.first)
    #expect(group.total == 5 && group.events == 2 && group.deaths == 1)
    let month = group.landmarks[0]
    #expect(abs((month.event?.estimate ?? 0) - 0.5) < 1e-12)
    #expect(abs((month.death?.estimate ?? 0) - 0.2) < 1e-12)
    #expect(month.atRisk == 1 && group.landmarks[1].atRisk == 1)
    #expect(group.landmarks[2].event == nil, "nobody was observed that long")
  }

  @Test mutating func `a term that nobody had has an incidence of none`() {
    fixture.subject("A", alive: 300)
    #expect(incidence(.term("Rash")).groups[0].events == 0)
    #expect(incidence(.term("Rash")).groups[0].landmarks[0].event?.estimate == 0)
  }

  @Test mutating func `treatment-emergent events are followed to the end of their window`() {
    fixture.subject("A", alive: 300) { $0.lastTreatmentOn = EfficacyFixture.date(10) }
    #expect(incidence().groups[0].incidence?.table.times == [301])
    #expect(incidence(.overall, .treatmentEmergent).groups[0].incidence?.table.times == [41])
  }

  @Test mutating func `arms have curves of their own and Gray's test`() throws {
    fixture.trial.study.arms = [
      Arm(code: "A", name: "A"), Arm(code: "B", name: "B", isReference: true),
    ]
    for number in 0..<6 {
      fixture.subject("A\(number)", alive: 100 + number, arm: "A")
      fixture.subject("B\(number)", alive: 100 + number, arm: "B")
      fixture.event("A\(number)", "Rash", from: 10 * number)
    }
    fixture.event("B1", "Rash", from: 77)
    let incidence = incidence()
    #expect(incidence.groups.map(\.label) == [nil, "A", "B"])
    #expect(incidence.groups.map(\.events) == [7, 6, 1])
    let times = [1.0, 11, 21, 31, 41, 51, 101, 78, 103, 104, 105, 106]
    let causes = [1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0]
    let test = GrayTest(
      times: times, causes: causes,
      groups: Array(repeating: 0, count: 6) + Array(repeating: 1, count: 6),
      groupCount: 2)
    #expect(try #require(incidence.grayTest?.pValue) == test.pValue)
  }
}
