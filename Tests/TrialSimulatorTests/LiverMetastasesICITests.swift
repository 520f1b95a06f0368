import CohortModel
import Statistics
import Testing

@testable import TrialSimulator

/// The published figures of the default seed, through the model's own derivations.
@Suite struct LiverMetastasesICITests {
  static let trial = Result { try LiverMetastasesICI.simulate() }
  private let trial: SimulatedTrial
  private let cohort: Cohort
  private let selection: Selection

  init() throws {
    trial = try LiverMetastasesICITests.trial.get()
    cohort = try LiverMetastasesICITests.cohort()
    selection = cohort.select(.full)
  }

  static func cohort() throws -> Cohort {
    let trial = try trial.get()
    var builder = TrialData.Builder()
    for record in trial.records where record.table != .allocations { builder.add(record) }
    let gate = AccessGate(.byArm, study: trial.study, allocations: trial.allocations)
    return Cohort(
      builder.finish(study: trial.study), gate: gate, cutOff: LiverMetastasesICI.cutOff)
  }

  private func survival(_ kind: Endpoint.Kind) throws -> SurvivalSummary {
    let endpoint = try #require(trial.study.endpoints.first { $0.kind == kind })
    return SurvivalSummary.make(cohort, endpoint, selection)
  }

  /// In months, to the one digit that is printed.
  private func median(_ summary: SurvivalSummary, _ arm: String) throws -> Double {
    let group = try #require(summary.groups.first { $0.label == arm })
    return (try #require(group.estimate.median.estimate) / 30.4375 * 10).rounded() / 10
  }

  private func rows(of arm: String) -> Set<String> {
    Set(trial.allocations.filter { $0.actualArm == arm }.map(\.subject))
  }

  @Test func `126 subjects start treatment between 2014 and 2024 at one site`() {
    #expect(trial.subjects.count == 126 && selection.subjects.count == 126)
    let years = trial.subjects.compactMap { $0.firstTreatmentOn?.exact?.civil.year }
    #expect(years.count == 126 && years.allSatisfy { (2014...2024).contains($0) })
    #expect(trial.sites.count == 1 && trial.subjects.allSatisfy { $0.site == trial.sites[0].site })
  }

  @Test func `median overall survival is 10.8 against 20.8 months, p 0.004`() throws {
    let summary = try survival(.overallSurvival)
    #expect(try median(summary, "CMT") == 10.8)
    #expect(try median(summary, "CMT+ICI") == 20.8)
    let p = try #require(summary.logRank?.pValue)
    #expect((p * 1000).rounded() == 4)
  }

  @Test func `median progression-free survival of the combination is 11.7 months, p below 0.001`()
    throws
  {
    let summary = try survival(.progressionFreeSurvival)
    #expect(try median(summary, "CMT+ICI") == 11.7)
    #expect(try #require(summary.logRank?.pValue) < 0.001)
  }

  @Test func `response and disease control are significantly better with the combination`() throws {
    let summary = ResponseSummary.make(cohort, selection)
    let groups = try #require(summary.arms).map(\.all)
    #expect(groups.map(\.total) == [60, 66])
    for rate in [\ResponseSummary.Rates.objectiveResponse, \.diseaseControl] {
      let counts = groups.map { $0[keyPath: rate].count }
      let test = FisherExactTest(TwoProportions(counts[1], of: 66, against: counts[0], of: 60))
      #expect(test.lowerPValue > 0.5 && test.pValue < 0.05, "\(counts)")
    }
    #expect(groups.map(\.objectiveResponse.count) == [22, 40])
    #expect(groups.map(\.diseaseControl.count) == [43, 59])
  }

  @Test(arguments: [1, 3]) func `related adverse events do not differ`(grade: Int) {
    let classifier = AdverseEventClassifier(cohort)
    let events = cohort.data.adverseEvents
    let affected = (0..<cohort.subjectCount).filter { subject in
      cohort.adverseEventRows(of: subject).contains {
        classifier.isTreatmentRelated($0) && (events.grade[$0]?.rawValue ?? 0) >= grade
      }
    }
    let ids = Set(affected.map { cohort.data.subjects.ids[$0] })
    let counts = ["CMT", "CMT+ICI"].map { rows(of: $0).intersection(ids).count }
    #expect(counts.allSatisfy { $0 >= 10 }, "\(counts)")
    let groups = TwoProportions(counts[0], of: 60, against: counts[1], of: 66)
    #expect(FisherExactTest(groups).pValue > 0.05, "\(counts)")
  }

  @Test func `no rule of integrity finds an error, and few find anything`() {
    let findings = IntegrityRule.all.flatMap { $0.check(cohort) }
    #expect(findings.filter { $0.severity == .error }.isEmpty, "\(findings)")
    #expect(findings.count <= 5, "\(findings)")
  }

  @Test func `the same seed gives the same rows`() throws {
    #expect(try LiverMetastasesICI.simulate() == trial)
  }

  @Test(arguments: [1, 4, 2026] as [UInt64]) func `another seed finds its own cohort`(
    seed: UInt64
  ) throws {
    #expect(try LiverMetastasesICI.simulate(seed: seed).subjects.count == 126)
  }
}
