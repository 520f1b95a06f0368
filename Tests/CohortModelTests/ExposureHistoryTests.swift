import Statistics
import Testing

@testable import CohortModel

struct ExposureHistoryTests {
  private func history(
    _ exposure: ComparisonCovariate.Exposure, _ edit: (inout EfficacyFixture) -> Void
  ) -> ExposureHistory {
    var fixture = EfficacyFixture(randomised: false)
    fixture.subject("S1", randomised: nil, alive: 900)
    edit(&fixture)
    return ExposureHistory(
      exposure, of: 0, from: EfficacyFixture.dayZero, in: fixture.cohort())
  }

  @Test func `the first of several treatments counts, the day after it on`() {
    let history = history(.init(kinds: [.radiotherapy, .surgery])) { fixture in
      fixture.treatment(of: "S1", on: 40, .surgery)
      fixture.treatment(of: "S1", on: 20, .radiotherapy)
      fixture.treatment(of: "S1", on: 10, .systemic)
    }
    #expect(history.steps.map(\.time) == [21] && history.total == 1)
    #expect(history.value(at: 20) == 0 && history.value(at: 21) == 1)
  }

  @Test func `cycles count once, whatever the number of their agents`() {
    let history = history(.init(kinds: [.systemic], countsCycles: true)) { fixture in
      for (cycle, day) in [0, 21, 42].enumerated() {
        fixture.treatment(of: "S1", on: day, .systemic, agent: "X", cycle: cycle + 1)
        fixture.treatment(of: "S1", on: day + 1, .systemic, agent: "Y", cycle: cycle + 1)
      }
      fixture.treatment(of: "S1", on: 63, .systemic, agent: "X")
    }
    #expect(history.steps.map(\.time) == [0, 22, 43, 64])
    #expect(history.steps.map(\.value) == [1, 2, 3, 4] && history.total == 4)
  }

  @Test func `only the agents that are named count, in any case of letters`() {
    let history = history(.init(kinds: [.systemic], agents: ["x"], countsCycles: true)) {
      $0.treatment(of: "S1", on: 5, .systemic, agent: "X", cycle: 1)
      $0.treatment(of: "S1", on: 5, .systemic, agent: "Y", cycle: 1)
      $0.treatment(of: "S1", on: 26, .systemic, cycle: 2)
    }
    #expect(history.total == 1)
  }

  @Test func `what has no date is in the total and in no interval`() {
    let history = history(.init(kinds: [.surgery])) { $0.treatment(of: "S1", on: nil, .surgery) }
    #expect(history.steps.isEmpty && history.total == 1 && history.undated == 1)
  }

  @Test func `what comes after the cut-off has not happened`() {
    let history = history(.init(kinds: [.surgery])) { fixture in
      fixture.cutOff = 30
      fixture.treatment(of: "S1", on: 31, .surgery)
    }
    #expect(history.total == 0)
  }
}
