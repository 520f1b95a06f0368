import CohortModel
import Dashboard
import Terminal
import Testing

/// The fixture is randomised, with radiotherapy and ablation on record but no lesion marked.
struct LocalControlPageTests {
  @Test(arguments: [Access.pooled, .masked])
  func `blinding access closes treated lesions in one line`(access: Access) throws {
    var state = try FixtureTrial.read().state(.survival, access)
    state.press("eee")
    #expect(state.shows("closed under \(access == .pooled ? "pooled" : "masked A/B") access"))
    #expect(state.shows("treated lesions"))
    #expect(!state.shows("Local control, treated lesions"))
  }

  @Test func `by arm both definitions have a curve`() throws {
    var state = try FixtureTrial.read().state(.survival, .byArm)
    state.press("eee")
    #expect(state.shows("Local control, registry wording"))
    state.press("e")
    #expect(state.shows("Local control, treated lesions"))
    #expect(state.shows("died"))
    #expect(state.shows("1 without it left out, 1 not allocated, left out"))
  }

  @Test func `a trial without local treatment does not offer it`() throws {
    var trial = try FixtureTrial.read()
    trial.records = trial.records.filter { record in
      guard case .treatment(let treatment) = record else { return true }
      return treatment.kind == .systemic
    }
    var state = try trial.state(.survival)
    #expect(state.shows("e: 3 endpoints"))
    state.press("eee")
    #expect(state.shows("Progression-free survival"))
  }

  @Test func `the overview stays with the study's endpoints`() throws {
    var state = try FixtureTrial.read().state(.survival)
    state.press("eee1")
    #expect(state.shows("PFS · ITT"))
  }

  @Test func `the safety page tells acute from late with the origin`() throws {
    let state = try FixtureTrial.read().state(.safety)
    #expect(state.shows("Related, by onset"))
    #expect(state.shows("acute ≤ 90 d"))
    #expect(state.shows("from first treatment"))
    #expect(state.shows("closed under pooled access"))
    #expect(try FixtureTrial.read().state(.safety, .byArm).shows("from start of RT"))
  }

  @Test func `at eighty columns a long arm gives way to the numbers`() throws {
    var trial = try FixtureTrial.read()
    let name = "Q-with-a-very-long-code"
    trial.study.arms[1].code = name
    for index in trial.allocations.indices where trial.allocations[index].plannedArm == "QQY" {
      trial.allocations[index].plannedArm = name
      trial.allocations[index].actualArm = trial.allocations[index].actualArm.map { _ in name }
    }
    var state = try trial.state(.survival, .byArm, width: 80, height: 24)
    state.press("eee")
    let lines = state.view(Size(width: 80, height: 24)).lines(trimmed: true)
    let header = try #require(lines.first { $0.contains("3 years, % · at risk") })
    #expect(lines.filter { $0.contains("…") && $0.count == header.count }.count == 2)
  }
}
