import Statistics
import Testing

@testable import CohortModel

@Suite struct DoseIntensityTests {
  private var fixture = SafetyTimeFixture()

  init() {
    fixture.trial.study.schedule.cycleDays = 21
  }

  private func agent(_ name: String? = "X") throws -> DoseIntensity.Agent {
    let cohort = fixture.cohort()
    let summary = try #require(DoseIntensity.make(cohort, cohort.select(.safety)))
    return try #require(summary.agents.first { $0.name == name })
  }

  /// 100 + 75 + 75 of 100 each in cycles on days 0, 21 and 49: 250/70 per day of 100/21: 75 %.
  @Test mutating func `the intensity is delivered over elapsed against planned`() throws {
    fixture.subject("A", alive: 300)
    fixture.dose("A", on: 0, cycle: 1, dose: 100, unit: "mg")
    fixture.dose("A", on: 21, cycle: 2, dose: 75, unit: "MG", modified: true)
    fixture.dose("A", on: 49, "x", cycle: 3, dose: 75, unit: "mg", modified: true)
    let agent = try agent()
    #expect(agent.plan == .firstDose && agent.cycleDays == 21 && agent.windowDays == 3)
    let group = agent.groups[0]
    #expect(abs((group.intensity.median ?? 0) - 0.75) < 1e-12)
    #expect(group.subjects == 1 && group.administrations == 3 && group.cycles.median == 3)
    #expect(group.delayed == 1 && group.delays == 1, "28 days are more than 24")
    #expect(group.modified == 1 && group.modifications == 2)
    #expect(group.sufficient.count == 0 && group.sufficient.total == 1)
  }

  @Test mutating func `the study file's dose of a cycle is all its administrations together`()
    throws
  {
    fixture.trial.study.regimen = [PlannedDose(agent: "x", dose: 200, cycleDays: 28, windowDays: 7)]
    fixture.subject("A", alive: 300)
    for (day, cycle) in [(0, 1), (7, 1), (35, 2), (42, 2)] {
      fixture.dose("A", on: day, cycle: cycle, dose: 100)
    }
    let group = try agent().groups[0]
    // 400 in 63 days against 200 in 28.
    #expect(abs((group.intensity.median ?? 0) - 400.0 * 28 / (63 * 200)) < 1e-12)
    #expect(group.cycles.median == 2 && group.administrations == 4)
    #expect(group.delayed == 0, "35 days are 28 and the window")
    #expect(group.sufficient.count == 1)
  }

  @Test mutating func `whose doses cannot be told has no intensity, and why`() throws {
    for id in ["A", "B", "C", "D"] { fixture.subject(id, alive: 300) }
    fixture.dose("A", on: nil, cycle: 1, dose: 100)
    fixture.dose("B", on: 0, cycle: 1)
    fixture.dose("C", on: 0, cycle: 1, dose: 100, unit: "mg")
    fixture.dose("C", on: 21, cycle: 2, dose: 100, unit: "g")
    fixture.dose("D", on: 0, cycle: 1, dose: 100)
    fixture.dose("D", on: 400, cycle: 2, dose: 1)
    let group = try agent().groups[0]
    #expect(group.gaps == [.undated: 1, .withoutDose: 1, .otherUnit: 1])
    #expect(group.intensity.count == 1 && group.intensity.median == 1, "D, by the cut-off")
    #expect(group.subjects == 4 && group.cycles.median == 1)
  }

  @Test mutating func `without a cycle length there are cycles and no intensity`() throws {
    fixture.trial.study.schedule.cycleDays = nil
    fixture.subject("A", alive: 300)
    fixture.dose("A", on: 0, dose: 100)
    fixture.dose("A", on: 60, dose: 100)
    let group = try agent().groups[0]
    #expect(group.cycles.median == 2 && group.intensity.count == 0)
    #expect(group.gaps == [.withoutCycleLength: 1] && group.delays == nil)
  }

  @Test mutating func `an agent that is not stated stands last, and radiotherapy is none`() throws {
    fixture.subject("A", alive: 300)
    fixture.dose("A", on: 0, nil, dose: 1)
    fixture.dose("A", on: 0, "Z", dose: 1)
    fixture.dose("A", on: 0, "RT", dose: 1, kind: .radiotherapy)
    let cohort = fixture.cohort()
    let summary = try #require(DoseIntensity.make(cohort, cohort.select(.safety)))
    #expect(summary.agents.map(\.name) == ["Z", nil])
  }
}
