import CohortModel
import Reports
import Statistics
import Testing

struct NamesTests {
  @Test func `no two names of one list are the same`() {
    expectDistinct(ProportionInterval.Method.allCases.map(\.title))
    expectDistinct(ProportionInterval.Method.allCases.map(\.shortTitle))
    expectDistinct(AnalysisSet.named.map(\.title))
    expectDistinct(AnalysisSet.named.map(\.definition))
    expectDistinct(Endpoint.Kind.allCases.map(\.title))
    expectDistinct(Endpoint.RuleSet.allCases.map(\.title))
    expectDistinct(BestOverallResponse.allCases.map(\.abbreviation))
    expectDistinct(AdverseEventClass.allCases.map(\.title))
    expectDistinct(ListingKind.allCases.map(\.title))
    expectDistinct(Access.allCases.map(\.title))
    expectDistinct(Outcome.allCases.map(\.title))
    expectDistinct(ActionTaken.allCases.map(\.title))
    expectDistinct(KaplanMeier.Interval.allCases.map(\.title))
  }

  private func expectDistinct(_ names: [String], location: SourceLocation = #_sourceLocation) {
    #expect(Set(names).count == names.count, sourceLocation: location)
    #expect(!names.contains(""), sourceLocation: location)
  }

  @Test func `a ratio is told only where every arm has one`() {
    var study = Study(id: "S", title: "S")
    #expect(study.ratioText == nil)
    study.arms = [Arm(code: "A", name: "A", ratio: 2), Arm(code: "B", name: "B", ratio: 1)]
    #expect(study.ratioText == "2:1")
    study.arms[1].ratio = nil
    #expect(study.ratioText == nil)
  }
}
