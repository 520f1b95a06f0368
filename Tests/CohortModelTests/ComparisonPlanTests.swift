import Foundation
import Testing

@testable import CohortModel

struct ComparisonPlanTests {
  /// A store keeps the study as JSON; what an older program wrote has no such keys.
  @Test func `a study that was stored without plans is read`() throws {
    let study = Study(id: "T", title: "T")
    let stored = try JSONEncoder().encode(study)
    let text = String(decoding: stored, as: UTF8.self)
    #expect(!text.contains("matching") && !text.contains("comparison"))
    #expect(try JSONDecoder().decode(Study.self, from: stored) == study)
  }

  @Test func `a stored plan is read back the same`() throws {
    let study = ComparisonFixture.make().study
    let stored = try JSONEncoder().encode(study)
    #expect(try JSONDecoder().decode(Study.self, from: stored) == study)
  }

  @Test func `what was received is always known only after the start`() {
    let covariate = ComparisonCovariate(
      name: "x", coding: .exposure(.init(kinds: [.surgery])), isPostBaseline: false)
    #expect(covariate.isPostBaseline && covariate.title == "x")
  }

  @Test func `the plan chooses among the study's endpoints, and none is all of them`() {
    var study = Study(id: "T", title: "T")
    #expect(study.comparedEndpoints == study.effectiveEndpoints)
    study.comparison = ComparisonPlan()
    study.comparison?.endpoints = [.overallSurvival]
    #expect(study.comparedEndpoints.map(\.kind) == [.overallSurvival])
    study.comparison?.endpoints = [.durationOfResponse]
    #expect(study.comparedEndpoints == study.effectiveEndpoints)
  }

  @Test func `the word of each set is stored, and a matched set is not`() throws {
    for set in AnalysisSet.named {
      let stored = try JSONEncoder().encode([set])
      #expect(String(decoding: stored, as: UTF8.self) == "[\"\(set.word)\"]")
      #expect(try JSONDecoder().decode([AnalysisSet].self, from: stored) == [set])
    }
    let cohort = ComparisonFixture.make().cohort(.byArm)
    let matched = AnalysisSet.matched(try MatchedSet.make(cohort).get())
    #expect(throws: EncodingError.self) { try JSONEncoder().encode([matched]) }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([AnalysisSet].self, from: Data("[\"matched\"]".utf8))
    }
  }
}
