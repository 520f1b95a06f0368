import Statistics
import Testing

@testable import CohortModel

struct ComparisonAccessTests {
  private static let randomised = Endpoint(kind: .overallSurvival)

  private func refusals(_ summary: ComparisonSummary) -> [CoxTable.Refusal?] {
    summary.tables.first?.rows.map(\.univariate.outcome.refusal) ?? []
  }

  @Test func `pooled, a randomised trial has prognostic factors and no arms`() throws {
    let fixture = ComparisonFixture.make(randomised: true)
    let summary = try fixture.comparison(.pooled, Self.randomised)
    #expect(summary.arms.isEmpty && summary.subgroups.isEmpty && summary.matchedSet == nil)
    let refusals = refusals(summary)
    #expect(refusals.prefix(3).allSatisfy { $0 == nil })
    #expect(refusals[3] == .covariate(.tellsArm(name: "local")))
    #expect(
      summary.tables[0].multivariate?.refusal == .covariate(.tellsArm(name: "local")))
  }

  @Test func `masked, letters have curves and no hazard ratio`() throws {
    let fixture = ComparisonFixture.make(randomised: true)
    let summary = try fixture.comparison(.masked, Self.randomised)
    #expect(summary.arms.map { $0.survival.groups.map(\.label) } == [["A", "B"]])
    #expect(summary.arms.allSatisfy { $0.contrast == nil && $0.survival.logRank == nil })
    #expect(summary.subgroups.isEmpty && summary.matching.refusal == .armsClosed)
  }

  @Test func `by arm a randomised trial is compared as randomised`() throws {
    let summary = try ComparisonFixture.make(randomised: true).comparison(.byArm, Self.randomised)
    #expect(summary.arms.first?.adjustment == .randomised)
    #expect(summary.arms.first?.contrast != nil)
    #expect(refusals(summary).allSatisfy { $0 == nil })
  }

  @Test(arguments: [Access.pooled, .masked])
  func `the arm is no covariate where arms are not seen by name`(access: Access) throws {
    let fixture = ComparisonFixture.make { plan in
      plan.covariates = [
        ComparisonCovariate(name: "arm", coding: .categorical(field: "arm", reference: nil)),
        ComparisonCovariate(name: "isA", coding: .indicator("arm=A")),
      ]
    }
    let summary = try fixture.comparison(access)
    #expect(refusals(summary).allSatisfy { $0 != nil })
  }

  @Test func `the arm as a covariate is compared with the reference arm`() throws {
    let fixture = ComparisonFixture.make { plan in
      plan.covariates = [
        ComparisonCovariate(name: "arm", coding: .categorical(field: "arm", reference: nil))
      ]
    }
    let summary = try fixture.comparison()
    let row = try #require(summary.tables.first?.rows.first)
    #expect(row.level == "A" && row.reference == "B")
    #expect(row.univariate.estimate == (try summary.arms[0].contrast?.outcome.get()))
  }

  @Test func `what cannot be a covariate is refused with its reason`() throws {
    let fixture = ComparisonFixture.make { plan in
      plan.covariates = [
        ComparisonCovariate(name: "sex", coding: .numeric(field: "sex")),
        ComparisonCovariate(name: "serious", coding: .indicator("serious")),
        ComparisonCovariate(name: "x", coding: .numeric(field: "x"), isMultivariate: true),
        ComparisonCovariate(name: "ecog", coding: .numeric(field: "ecog")),
        ComparisonCovariate(name: "adult", coding: .indicator("age>=18")),
        ComparisonCovariate(
          name: "late", coding: .numeric(field: "age"), isPostBaseline: true),
      ]
    }
    let summary = try fixture.comparison()
    let refusals = refusals(summary)
    #expect(refusals[0] == .covariate(.notNumeric(name: "sex")))
    #expect(refusals[1] == .covariate(.aboutAdverseEvents(expression: "serious")))
    #expect(refusals[3] == .model(.noRows))
    #expect(refusals[4] == .redundant)
    #expect(refusals[5] == nil)
    guard case .covariate(.field("x", _)) = summary.tables[0].multivariate?.refusal else {
      Issue.record("a model with an unknown field has no fit")
      return
    }
    let fair = try #require(summary.tables.first { $0.version == .startStop })
    #expect(fair.rows[5].univariate.outcome.refusal == .covariate(.undated(name: "late")))
  }

  @Test func `a study without a plan has its arms compared and nothing else`() throws {
    var fixture = ComparisonFixture.make()
    (fixture.study.comparison, fixture.study.matching) = (nil, nil)
    let summary = try fixture.comparison()
    #expect(summary.tables.isEmpty && summary.subgroups.isEmpty)
    #expect(summary.matching.refusal == .notPlanned)
    #expect(summary.arms.count == 1 && summary.arms[0].contrast != nil)
  }

  @Test func `nobody to compare is no crash`() throws {
    let summary = try ComparisonFixture.make().comparison(where: "age>200")
    #expect(summary.subjects == 0)
    #expect(summary.arms.allSatisfy { $0.contrast?.outcome.refusal == .model(.noRows) })
    #expect(refusals(summary).allSatisfy { $0 == .model(.noRows) })
  }
}
