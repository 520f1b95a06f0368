import Statistics
import Testing

@testable import CohortModel

struct MatchedSetTests {
  /// Six treated and six controls that differ in one number, so the order of that number is the
  /// order of the propensity score.
  private func fixture(
    treated: [Int?] = [10, 20, 30], controls: [Int?] = [9, 19, 21, 40], caliper: Double = 10
  ) -> EfficacyFixture {
    var fixture = EfficacyFixture(randomised: false)
    fixture.study.arms = [
      Arm(code: "RT", name: "RT"), Arm(code: "ICT", name: "ICT", isReference: true),
    ]
    fixture.study.matching = MatchingPlan(
      treatedArm: "RT", covariates: ["age"], caliper: caliper)
    for (arm, ages) in [("RT", treated), ("ICT", controls)] {
      for (index, age) in ages.enumerated() {
        fixture.subject("\(arm)\(index)", randomised: nil, alive: 100, arm: arm) { $0.age = age }
      }
    }
    return fixture
  }

  private func pairs(_ set: MatchedSet, _ cohort: Cohort) -> [[String]] {
    set.pairs.map { [cohort.data.subjects.ids[$0.treated], cohort.data.subjects.ids[$0.control]] }
  }

  /// The treated are younger on average, so the youngest has the largest score and "before" is older.
  /// By hand on the line of ages 9 10 19 20 21 30 40: 10 takes 9; 20 is as near to 21 as to 19 and
  /// takes the one before, 21; for 30 there are left 19 and the nearer 40.
  @Test func `each treated subject takes the nearest control that is left`() throws {
    let cohort = fixture().cohort(.byArm)
    let set = try MatchedSet.make(cohort).get()
    #expect(Set(pairs(set, cohort)) == [["RT0", "ICT0"], ["RT1", "ICT2"], ["RT2", "ICT3"]])
    #expect(set.treatedCandidates == 3 && set.controlCandidates == 4)
    #expect(set.unmatchedTreated == 0 && set.withoutCovariates == 0)
    #expect(AnalysisSet.matched(set).base == .full)
  }

  @Test func `beyond the caliper a treated subject stays alone`() throws {
    let cohort = fixture(caliper: 0.3).cohort(.byArm)
    let set = try MatchedSet.make(cohort).get()
    #expect(set.pairs.count == 2 && set.unmatchedTreated == 1)
    #expect(pairs(set, cohort).allSatisfy { $0[0] != "RT2" })
  }

  @Test func `who lacks a covariate or an arm is left out aloud`() throws {
    var fixture = fixture(treated: [10, nil, 20, 30])
    fixture.subject("X", randomised: nil, alive: 9) { $0.age = 20 }
    let set = try MatchedSet.make(fixture.cohort(.byArm)).get()
    #expect(set.withoutCovariates == 1 && set.unallocated == 1)
    #expect(set.treatedCandidates == 3)
  }

  /// Among equals the control before is the last of those that are left.
  @Test func `equal scores are taken in the order of the ids`() throws {
    let cohort = fixture(treated: [10, 10, 12], controls: [10, 10, 10, 12, 12]).cohort(.byArm)
    let set = try MatchedSet.make(cohort).get()
    #expect(pairs(set, cohort) == [["RT0", "ICT2"], ["RT1", "ICT1"], ["RT2", "ICT4"]])
  }

  @Test func `a selection of the set is the pairs, whatever the filter`() throws {
    let cohort = fixture().cohort(.byArm)
    let set = AnalysisSet.matched(try MatchedSet.make(cohort).get())
    #expect(cohort.select(set).subjects.count == 6)
    let filter = try Filter.parse("age>=20", for: cohort)
    #expect(cohort.select(set, filter: filter).subjects.count == 4)
    #expect(cohort.select(set, filter: filter).set == set)
    let response = ResponseSummary.make(cohort, cohort.select(set))
    #expect(response.all.total == 6 && response.arms?.map(\.all.total) == [3, 3])
    let endpoint = cohort.study.effectiveEndpoints[1].over(set)
    let survival = SurvivalSummary.make(cohort, endpoint, cohort.select(set))
    #expect(survival.groups.map(\.estimate.subjects) == [3, 3])
    #expect(
      AdverseEventSummary.make(cohort, cohort.select(set), class: .all).total == 6)
  }

  @Test func `at an earlier cut-off pairs are made of those treated by then`() throws {
    var fixture = fixture()
    fixture.subject("RT9", randomised: nil, treated: 500, arm: "RT") { $0.age = 41 }
    fixture.cutOff = 400
    let set = try MatchedSet.make(fixture.cohort(.byArm)).get()
    #expect(set.treatedCandidates == 3)
  }

  @Test(arguments: [Access.pooled, .masked])
  func `no pairs where arms are not seen by name`(access: Access) {
    #expect(MatchedSet.make(fixture().cohort(access)).refusal == .armsClosed)
  }

  @Test func `what cannot be matched is refused with its reason`() {
    var fixture = fixture()
    #expect(
      self.fixture(controls: []).cohort(.byArm).matchingRefusal == .matching(.noControls))
    #expect(
      self.fixture(treated: [1, 2], controls: [3, 4]).cohort(.byArm).matchingRefusal
        == .propensity(.separated(isComplete: true, columns: ["age"])))
    #expect(self.fixture(caliper: 1e-9).cohort(.byArm).matchingRefusal == .noPairs)
    fixture.study.matching?.treatedArm = "X"
    #expect(fixture.cohort(.byArm).matchingRefusal == .unknownArm("X"))
    fixture.study.matching = MatchingPlan(treatedArm: "RT", covariates: ["kps"])
    #expect(
      fixture.cohort(.byArm).matchingRefusal
        == .covariate(
          .field(
            name: "kps",
            reason: "no field is called kps; write it in quotes to search for it as text")))
    fixture.study.matching = MatchingPlan(treatedArm: "RT", covariates: ["consented"])
    #expect(
      fixture.cohort(.byArm).matchingRefusal == .covariate(.notACovariate(name: "consented")))
    fixture.study.matching = nil
    #expect(fixture.cohort(.byArm).matchingRefusal == .notPlanned)
  }
}

extension Result {
  var refusal: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

extension Cohort {
  fileprivate var matchingRefusal: MatchedSet.Refusal? { MatchedSet.make(self).refusal }
}
