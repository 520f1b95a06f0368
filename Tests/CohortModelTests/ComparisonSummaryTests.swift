import Statistics
import Testing

@testable import CohortModel

struct ComparisonSummaryTests {
  /// Hazard ratio, limits and p as R printed them.
  private struct Expected {
    var numbers: [Double]

    init(_ numbers: Double...) { self.numbers = numbers }
  }

  private func expect(
    _ outcome: Result<CoxTable.Estimate, CoxTable.Refusal>?, _ expected: Expected,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let estimate = try #require(try outcome?.get(), sourceLocation: location)
    let found = [estimate.hazardRatio, estimate.lower, estimate.upper, estimate.pValue]
    for (number, reference) in zip(found, expected.numbers) {
      #expect(abs(number - reference) < 1e-8 * reference, sourceLocation: location)
    }
  }

  private func table(
    _ summary: ComparisonSummary, _ version: CoxTable.Version
  ) throws -> CoxTable {
    try #require(summary.tables.first { $0.version == version })
  }

  @Test func `one by one the covariates have R's hazard ratios`() throws {
    let table = try table(ComparisonFixture.make().comparison(), .naive)
    #expect(table.rows.map(\.title) == ["age", "Sex", "KPS ≥ 70", "Local therapy"])
    #expect(table.rows.map(\.level) == [nil, "female", nil, nil])
    #expect(table.rows[1].reference == "male")
    try expect(
      table.rows[0].univariate.outcome,
      Expected(1.00293647258, 0.918445663782, 1.09519986614, 0.947932974453))
    try expect(
      table.rows[1].univariate.outcome,
      Expected(0.377343412317, 0.0923437863169, 1.54193429247, 0.174777520081))
    try expect(
      table.rows[2].univariate.outcome,
      Expected(0.656036431333, 0.174742187092, 2.46296447583, 0.532275838016))
    try expect(
      table.rows[3].univariate.outcome,
      Expected(0.621652043248, 0.172941205349, 2.23458175913, 0.466473309302))
  }

  @Test func `who lacks a covariate is left out of its models and counted`() throws {
    let table = try table(ComparisonFixture.make().comparison(), .naive)
    #expect(table.subjects == 13 && table.events == 10)
    #expect(table.rows.map(\.univariate.subjects) == [13, 13, 12, 13])
    #expect(table.rows.map(\.univariate.events) == [10, 10, 9, 10])
    let model = try #require(try table.multivariate?.get())
    #expect(model.subjects == 12 && model.events == 9 && model.withoutCovariates == 1)
  }

  @Test func `together they have R's hazard ratios and test of proportional hazards`() throws {
    let table = try table(ComparisonFixture.make().comparison(), .naive)
    #expect(table.rows.map { $0.multivariate == nil } == [true, true, false, false])
    try expect(
      table.rows[2].multivariate?.outcome,
      Expected(0.172381646580, 0.0126707731737, 2.34519485670, 0.186840303068))
    try expect(
      table.rows[3].multivariate?.outcome,
      Expected(0.184155833427, 0.0136909579931, 2.47706340214, 0.201979666584))
    let model = try #require(try table.multivariate?.get())
    let check = try #require(model.proportionalHazards)
    #expect(abs(check.terms[0].test.statistic - 0.694479850236) < 1e-8)
    #expect(abs(check.terms[1].test.statistic - 0.382633833621) < 1e-8)
    #expect(abs(check.global.statistic - 8.169070302649) < 1e-7)
    #expect(check.global.degreesOfFreedom == 2)
    #expect(model.titles == ["KPS ≥ 70", "Local therapy"])
  }

  @Test func `what is known only after the start is told apart`() throws {
    let summary = try ComparisonFixture.make().comparison()
    #expect(summary.tables.map(\.version) == [.naive, .startStop, .landmark(day: 60)])
    #expect(summary.tables[0].rows.map(\.isPostBaseline) == [false, false, false, true])
  }

  @Test func `rows from start to stop have R's hazard ratios`() throws {
    let table = try table(ComparisonFixture.make().comparison(), .startStop)
    try expect(
      table.rows[3].univariate.outcome,
      Expected(1.12780828349, 0.301425433766, 4.21978831851, 0.858208526284))
    try expect(
      table.rows[2].multivariate?.outcome,
      Expected(0.681393598179, 0.124523683507, 3.72858578035, 0.658221349069))
    try expect(
      table.rows[3].multivariate?.outcome,
      Expected(1.064728164723, 0.181912538123, 6.23181929321, 0.944535295147))
    #expect(table.rows[3].univariate.subjects == 13 && table.rows[3].univariate.events == 10)
    // What does not change in time is as before.
    try expect(
      table.rows[2].univariate.outcome,
      Expected(0.656036431333, 0.174742187092, 2.46296447583, 0.532275838016))
  }

  @Test func `from a landmark on the hazard ratios are R's`() throws {
    let table = try table(ComparisonFixture.make().comparison(), .landmark(day: 60))
    #expect(table.subjects == 12 && table.events == 9)
    #expect(table.excludedEvents == 1 && table.excludedCensored == 0)
    try expect(
      table.rows[3].univariate.outcome,
      Expected(4.60091078412, 0.762037174126, 27.7786711229, 0.0961671518551))
    try expect(
      table.rows[3].multivariate?.outcome,
      Expected(11.2846600952, 0.747909487462, 170.2659955503, 0.0800860375223))
  }

  @Test func `the arms have R's hazard ratio and log-rank test`() throws {
    let summary = try ComparisonFixture.make().comparison()
    let arms = try #require(summary.shownArms)
    #expect(arms.adjustment == .unadjusted)
    #expect(arms.survival.groups.map(\.estimate.subjects) == [6, 7])
    let contrast = try #require(arms.contrast)
    #expect(contrast.arm == "A" && contrast.reference == "B")
    #expect(contrast.subjects == 13 && contrast.events == 10 && contrast.inOtherArms == 0)
    try expect(
      contrast.outcome, Expected(0.458368974991, 0.127130156124, 1.65265365543, 0.233189620576))
    #expect(abs(try #require(contrast.logRank).statistic - 1.44442817035) < 1e-9)
    #expect(abs(try #require(contrast.proportionalHazards).statistic - 1.51576888675) < 1e-8)
  }

  @Test func `each subgroup has R's hazard ratio and the interaction its likelihood ratio`()
    throws
  {
    let summary = try ComparisonFixture.make().comparison()
    let sex = try #require(summary.subgroups.first)
    #expect(sex.parts.map(\.title) == ["female", "male"])
    #expect(sex.parts.map(\.treatedSubjects) == [3, 3])
    #expect(sex.parts.map(\.referenceSubjects) == [3, 4])
    #expect(sex.parts.map(\.treatedEvents) == [2, 2])
    try expect(
      sex.parts[0].outcome, Expected(0.760371752457, 0.104891016917, 5.51205640798, 0.786349152992))
    try expect(
      sex.parts[1].outcome, Expected(0.240638566928, 0.0266534256631, 2.17258826784, 0.204504525303)
    )
    let interaction = try #require(sex.interaction)
    #expect(abs(interaction.statistic - 0.234214806341) < 1e-8)
    #expect(abs(interaction.pValue - 0.628416072157) < 1e-8)
  }

  @Test func `parts by expressions take each subject once, the rest is counted`() throws {
    let fixture = ComparisonFixture.make { plan in
      plan.subgroups = [
        ComparisonSubgroup(label: "KPS", partition: .expressions(["kps>=70", "kps>=60"])),
        ComparisonSubgroup(label: "None", partition: .expressions(["kps>>"])),
      ]
    }
    let summary = try fixture.comparison()
    let parts = summary.subgroups[0].parts
    #expect(parts.map { $0.treatedSubjects + $0.referenceSubjects } == [7, 4])
    #expect(summary.subgroups[0].withoutPart == 2)
    #expect(summary.subgroups[1].refusal != nil && summary.subgroups[1].parts.isEmpty)
  }

  @Test func `the matched pairs are compared beside everybody`() throws {
    let fixture = ComparisonFixture.make()
    let cohort = fixture.cohort(.byArm)
    let matching = MatchedSet.make(cohort)
    let set = AnalysisSet.matched(try matching.get())
    let summary = ComparisonSummary.make(
      cohort, ComparisonFixture.overall, cohort.select(set), matching: matching)
    #expect(summary.arms.map(\.adjustment) == [.unadjusted, .matched])
    #expect(summary.endpoint.set == set && summary.shownArms?.adjustment == .matched)
    #expect(summary.subjects == 2 * (try matching.get()).pairs.count)
    #expect(summary.arms[0].contrast?.subjects == 13)
    #expect(summary.arms[1].contrast?.subjects == summary.subjects)
    let full = ComparisonSummary.make(
      cohort, ComparisonFixture.overall, cohort.select(.full), matching: matching)
    #expect(full.arms.map(\.contrast?.subjects) == summary.arms.map(\.contrast?.subjects))
    #expect(full.shownArms?.adjustment == .unadjusted)
  }
}
