import CohortModel
import Statistics
import Testing

@testable import TrialSimulator

/// The published figures of NCT05142709, computed from the rows.
@Suite struct PolymetastaticRTTests {
  private let study: PolymetastaticRTCohort

  init() throws {
    study = try PolymetastaticRTCohort.shared.get()
  }

  private func decimal(_ value: Double?, _ digits: Int) -> String {
    PolymetastaticRTCohort.decimal(value, digits: digits)
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    decimal(100 * Double(part) / Double(whole), 1)
  }

  /// p-value of Wald's test in the logistic model of two proportions.
  private func p(_ left: (Int, Int), _ right: (Int, Int), digits: Int) -> String {
    let model = LogisticModel(
      successes: left.0, of: left.1, against: right.0, of: right.1)
    return decimal(model.fit?.terms.last?.pValue, digits)
  }

  private func comparison(_ subjects: [Int]) -> [String] {
    let term = study.survival(of: subjects)?.terms.first
    return [term?.hazardRatio, term?.lower, term?.upper, term?.pValue].map { decimal($0, 2) }
  }

  @Test func `331 subjects of 20 hospitals were treated, 88 of them with radiotherapy`() {
    #expect(study.cohort.subjects(in: .full).count == 331)
    #expect(study.isIrradiated.count { $0 } == 88)
    #expect(study.trial.sites.count == 20)
    #expect(Set(study.trial.subjects.compactMap(\.site)).count == 20)
  }

  @Test func `the matching pairs 75`() throws {
    let matches = try #require(study.matches(study.covariates))
    #expect(matches.pairs.count == 75)
    #expect(matches.unmatchedTreated.count == 13)
  }

  @Test func `survival before matching`() {
    let all = study.everybody
    #expect(study.median(of: all, irradiated: true) == "15.2")
    #expect(study.median(of: all, irradiated: false) == "12.2")
    #expect(comparison(all) == ["0.80", "0.60", "1.07", "0.14"])
    #expect(study.survival(of: all)?.events == 235)
  }

  @Test func `survival after matching`() {
    let matched = study.matched
    #expect(study.median(of: matched, irradiated: true) == "15.0")
    #expect(study.median(of: matched, irradiated: false) == "11.0")
    #expect(comparison(matched) == ["0.80", "0.55", "1.15", "0.23"])
    #expect(study.survival(of: matched)?.events == 113)
  }

  @Test func `the survival page shows the same medians`() throws {
    let endpoint = try #require(
      study.cohort.study.endpoints.first { $0.kind == .overallSurvival })
    let summary = SurvivalSummary.make(study.cohort, endpoint, study.cohort.select(.full))
    #expect(summary.groups.map(\.label) == ["RT", "ICT"])
    let medians = summary.groups.map { $0.estimate.median.estimate.map { $0 / 30.4375 } }
    #expect(medians.map { decimal($0, 1) } == ["15.2", "12.2"])
  }

  @Test func `objective response`() throws {
    let summary = ResponseSummary.make(study.cohort, study.cohort.select(.full))
    let rates = try #require(summary.arms).map(\.all.objectiveResponse)
    #expect(rates.map(\.count) == [52, 98] && rates.map(\.total) == [88, 243])
    #expect(rates.map { percent($0.count, $0.total) } == ["59.1", "40.3"])
    #expect(p((52, 88), (98, 243), digits: 3) == "0.003")
  }

  /// Scores of subjects with the symptom at baseline: baseline, the best and the last after it.
  private func scores(_ scale: String, irradiated: Bool) -> [(first: Double, later: [Double])] {
    study.everybody.filter { study.isIrradiated[$0] == irradiated }.compactMap { subject in
      let id = study.cohort.data.subjects.ids[subject]
      let rows = study.trial.symptoms.filter { $0.subject == id && $0.scale == scale }
      let origin = study.cohort.firstTreatmentOn[subject]
      let first = rows.last { row in row.date?.exact.map { $0 <= origin ?? $0 } ?? false }
      let later = rows.filter { row in row.date?.exact.map { $0 > origin ?? $0 } ?? false }
      guard let score = first?.score, score > 0 else { return nil }
      return (score, later.compactMap(\.score))
    }
  }

  @Test func `dysphagia improves by a grade, whichever later score is taken`() {
    let arms = [true, false].map { scores("dysphagia", irradiated: $0) }
    #expect(arms.map(\.count) == [60, 132])
    for pick in [{ $0.min() }, { $0.last }] as [([Double]) -> Double?] {
      let improved = arms.map { $0.count { $0.first - (pick($0.later) ?? 99) >= 1 } }
      #expect(improved == [38, 48])
    }
    #expect(percent(38, 60) == "63.3" && percent(48, 132) == "36.4")
    #expect(p((38, 60), (48, 132), digits: 4) == "0.0006")
  }

  @Test func `pain falls by two points or 30 percent, whichever later score is taken`() {
    let arms = [true, false].map { scores("pain", irradiated: $0) }
    #expect(arms.map(\.count) == [69, 160])
    for pick in [{ $0.min() }, { $0.last }] as [([Double]) -> Double?] {
      let better = arms.map { arm in
        arm.count { score in
          let fall = score.first - (pick(score.later) ?? 99)
          return fall >= 2 || fall >= 0.3 * score.first
        }
      }
      #expect(better == [41, 64])
    }
    #expect(percent(41, 69) == "59.4" && percent(64, 160) == "40.0")
    #expect(p((41, 69), (64, 160), digits: 3) == "0.007")
  }

  @Test func `every subject with a symptom has a score after baseline`() {
    for scale in ["dysphagia", "pain"] {
      let all = scores(scale, irradiated: true) + scores(scale, irradiated: false)
      #expect(all.allSatisfy { !$0.later.isEmpty })
    }
  }

  /// Subjects with a related event of such a grade.
  private func toxic(_ subjects: [Int], from grade: Grade, irradiated: Bool) -> Int {
    let classifier = AdverseEventClassifier(study.cohort)
    let grades = study.cohort.data.adverseEvents.grade
    return subjects.count { subject in
      study.isIrradiated[subject] == irradiated
        && study.cohort.adverseEventRows(of: subject).contains { row in
          classifier.isTreatmentRelated(row) && grades[row].map { $0 >= grade } ?? false
        }
    }
  }

  @Test func `toxicity after matching`() {
    let matched = study.matched
    #expect([true, false].map { toxic(matched, from: .severe, irradiated: $0) } == [38, 40])
    #expect(p((38, 75), (40, 75), digits: 2) == "0.74")
    #expect([true, false].map { toxic(matched, from: .fatal, irradiated: $0) } == [1, 1])
    #expect(percent(1, 75) == "1.3")
  }

  @Test func `nobody outside the matched subjects died of treatment`() {
    #expect(
      [true, false].map { toxic(study.everybody, from: .fatal, irradiated: $0) } == [1, 1])
    let overview = SafetyOverview.make(study.cohort, study.cohort.select(.safety))
    #expect(overview.relatedFatal == 2)
  }
}
