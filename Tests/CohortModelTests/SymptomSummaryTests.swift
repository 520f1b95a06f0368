import Testing

@testable import CohortModel

/// Scores by the day since the first treatment, which is day 0.
@Suite struct SymptomSummaryTests {
  private func summary(
    _ rule: SymptomRule, cutOff: Int = 1000, _ scores: [String: KeyValuePairs<Int?, Double?>]
  ) -> SymptomSummary {
    var fixture = EfficacyFixture(randomised: false)
    fixture.cutOff = cutOff
    for (subject, rows) in scores.sorted(by: { $0.key < $1.key }) {
      fixture.subject(subject)
      for (day, value) in rows {
        var score = SymptomScore()
        (score.subject, score.scale, score.score) = (subject, rule.scale, value)
        score.date = day.map(EfficacyFixture.date)
        fixture.add(.symptom(score))
      }
    }
    let cohort = fixture.cohort()
    return SymptomSummary.make(cohort, cohort.select(.full), rule)
  }

  @Test func `dysphagia is better by a grade, among those who had it`() {
    let summary = summary(
      .dysphagia,
      [
        "better": [-7: 2, 42: 2, 84: 1], "same": [-7: 2, 42: 2], "worse": [0: 1, 42: 3],
        "never": [-7: 0, 42: 0],
      ])
    #expect(summary.improved.count == 1)
    #expect(summary.improved.total == 3)
    #expect(summary.withoutBaseline == 0)
    #expect(summary.withoutFollowUp == 0)
  }

  @Test(arguments: [(4.0, 2.0, true), (4, 3, false), (3, 2, true), (8, 6, true), (10, 9, false)])
  func `pain is better by two points or by 30 percent`(
    _ baseline: Double, _ later: Double, _ isBetter: Bool
  ) {
    #expect(SymptomRule.pain.isImproved(later, from: baseline) == isBetter)
    let summary = summary(.pain, ["one": [-1: baseline, 21: later]])
    #expect(summary.improved.count == (isBetter ? 1 : 0))
    #expect(summary.improved.total == 1)
  }

  @Test func `the baseline is the last score up to the first treatment`() {
    let summary = summary(
      .dysphagia,
      ["S1": [-30: 3, 0: 1, 42: 1], "S2": [-30: 0, 0: 2, 42: 1], "S3": [1: 3, 42: 0]])
    #expect(summary.improved.count == 1)
    #expect(summary.improved.total == 2)
    #expect(summary.withoutBaseline == 1)
  }

  @Test func `whoever has no later score is not better, and counted`() {
    let summary = summary(
      .dysphagia, ["S1": [-7: 2], "S2": [-7: 2, 42: nil], "S3": [-7: 2, 42: 0]])
    #expect(summary.improved.count == 1)
    #expect(summary.improved.total == 3)
    #expect(summary.withoutFollowUp == 2)
  }

  @Test func `scores after the cut-off and without a date are not used`() {
    let summary = summary(.dysphagia, cutOff: 50, ["S1": [-7: 2, 60: 0], "S2": [-7: 2, nil: 0]])
    #expect(summary.improved.count == 0)
    #expect(summary.withoutFollowUp == 2)
  }

  @Test func `another scale is another symptom`() {
    var fixture = EfficacyFixture(randomised: false)
    fixture.subject("S1")
    var score = SymptomScore()
    (score.subject, score.scale, score.score) = ("S1", "Dysphagia", 2)
    score.date = EfficacyFixture.date(-1)
    fixture.add(.symptom(score))
    let cohort = fixture.cohort()
    let selection = cohort.select(.full)
    #expect(SymptomSummary.make(cohort, selection, .dysphagia).improved.total == 1)
    #expect(SymptomSummary.make(cohort, selection, .pain).withoutBaseline == 1)
  }
}
