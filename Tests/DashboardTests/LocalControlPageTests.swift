import CohortModel
import Dashboard
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
}
