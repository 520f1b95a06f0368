import CohortModel
import Statistics
import Testing

@testable import TrialSimulator

/// The published figures of ChiCTR2000040533, computed from the rows by the model's summaries.
@Suite struct LowDoseRTTests {
  private static let trial = Result { try LowDoseRT.simulate() }

  private let trial: SimulatedTrial
  private let cohort: Cohort

  init() throws {
    trial = try Self.trial.get()
    cohort = Self.cohort(of: trial)
  }

  private static func cohort(of trial: SimulatedTrial) -> Cohort {
    var builder = TrialData.Builder()
    for record in trial.records where record.table != .allocations { builder.add(record) }
    return Cohort(
      builder.finish(study: trial.study),
      gate: AccessGate(.byArm, study: trial.study, allocations: trial.allocations),
      cutOff: Cohort.defaultCutOff(of: builder.finish(study: trial.study)))
  }

  private func selection(_ set: AnalysisSet = .full) -> Selection {
    cohort.select(set, filter: nil)
  }

  private func months(_ days: Double?) -> String {
    days.map { Self.decimal($0 / 30.4375) } ?? "NR"
  }

  private func percent(_ share: Double?) -> String {
    share.map { Self.decimal($0 * 100) } ?? "-"
  }

  /// One digit after the point.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func printed(_ rate: Proportion) -> String {
    "\(rate.count)/\(rate.total) \(percent(rate.value)) (\(percent(rate.lower))–\(percent(rate.upper)))"
  }

  private func median(_ kind: Endpoint.Kind, _ cohort: Cohort) throws -> [String] {
    let endpoint = try #require(cohort.study.endpoints.first { $0.kind == kind })
    let summary = SurvivalSummary.make(cohort, endpoint, cohort.select(.full, filter: nil))
    let median = try #require(summary.groups.first).estimate.median
    return [months(median.estimate), months(median.lower), months(median.upper)]
  }

  @Test func `forty-nine subjects are enrolled in the published period`() {
    #expect(cohort.subjects(in: .full).count == 49)
    let days = cohort.subjects(in: .full).flatMap { subject in
      [cohort.consentedOn[subject], cohort.firstTreatmentOn[subject]].compactMap { $0 }
    }
    #expect(days.min()?.iso == "2018-11-19" && days.max()?.iso == "2021-03-17")
  }

  @Test(arguments: [KaplanMeier.Interval.logLog, .plain])
  func `both medians print as published, by either interval`(
    _ interval: KaplanMeier.Interval
  ) throws {
    var trial = trial
    trial.study.survival.interval = interval
    let cohort = Self.cohort(of: trial)
    #expect(try median(.progressionFreeSurvival, cohort) == ["6.9", "4.6", "9.3"])
    #expect(try median(.overallSurvival, cohort) == ["12.8", "10.1", "15.5"])
  }

  @Test func `median follow-up is the median observed time`() throws {
    let endpoint = Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full)
    let times = cohort.subjects(in: .full).compactMap {
      cohort.eventTime(of: $0, for: endpoint).map { Double($0.time.time) }
    }
    #expect(times.count == 49)
    #expect(months(SampleSummary(times).median) == "12.8")
  }

  @Test func `nobody dies before progression, and nobody is censored before the upper limits`() {
    let endpoints = cohort.study.endpoints
    for subject in cohort.subjects(in: .full) {
      guard let progression = cohort.eventTime(of: subject, for: endpoints[0]),
        let survival = cohort.eventTime(of: subject, for: endpoints[1])
      else {
        Issue.record("a subject without a time")
        continue
      }
      #expect(progression.date <= survival.date)
      if !progression.isEvent { #expect(progression.time.time > 283) }
      if !survival.isEvent { #expect(survival.time.time > 472) }
    }
  }

  @Test func `response and abscopal response print as published`() throws {
    let rates = ResponseSummary.make(cohort, selection()).all
    #expect(printed(rates.objectiveResponse) == "20/49 40.8 (27.3–55.7)")
    #expect(printed(rates.diseaseControl) == "37/49 75.5 (60.8–86.2)")
    let abscopal = try #require(rates.abscopal)
    #expect(printed(abscopal.response) == "17/49 34.7 (22.1–49.7)")
    #expect(printed(abscopal.control) == "34/49 69.4 (54.4–81.3)")
    #expect(abscopal.gaps == [.noLesionOutside: 2, .noEvaluation: 2])
    #expect(rates.clinicalBenefit.count > rates.objectiveResponse.count)
    #expect(rates.clinicalBenefit.count < rates.diseaseControl.count)
  }

  @Test func `thirty-one have a related event of grade 3 or 4, and none dies of one`() {
    let related = AdverseEventSummary.make(cohort, selection(.safety), class: .related)
    #expect(related.total == 49)
    #expect(related.overall.severe == 31)
    #expect(related.overall.byGrade[4] == 0)
    #expect(SafetyOverview.make(cohort, selection(.safety)).relatedSevere == 31)
    let terms = related.classes.flatMap(\.terms)
    let severest = terms.sorted { $1.counts.severe < $0.counts.severe }
    #expect(severest.first?.name == "Leukopenia" && severest.first?.counts.severe == 15)
    #expect(severest.dropFirst().allSatisfy { $0.counts.severe < 15 })
  }

  @Test func `myelosuppression, weight loss and fatigue are the most common`() {
    let related = AdverseEventSummary.make(cohort, selection(.safety), class: .related)
    #expect(related.classes.first?.name == OrganClass.blood)
    let terms = related.classes.flatMap(\.terms)
      .sorted { $1.counts.subjects < $0.counts.subjects }.map(\.name)
    #expect(terms.prefix(3) == ["Leukopenia", "Weight decreased", "Fatigue"])
  }

  @Test func `the rows break no rule of integrity`() {
    let findings = IntegrityRule.all.flatMap { $0.check(cohort) }
    #expect(findings.isEmpty)
  }

  @Test func `the rules of eligibility are filters that all meet`() throws {
    for rule in trial.study.eligibility {
      let filter = try Filter.parse(rule.expression, for: cohort)
      #expect(cohort.select(.full, filter: filter).subjects.count == 49, "\(rule.name)")
    }
  }

  @Test func `the same seed gives the same rows, another seed others`() throws {
    #expect(try LowDoseRT.simulate() == trial)
    #expect(try LowDoseRT.simulate(seed: 1).subjects != trial.subjects)
  }

  @Test(arguments: UInt64(1)...12) func `other seeds keep every figure`(_ seed: UInt64) throws {
    let cohort = Self.cohort(of: try LowDoseRT.simulate(seed: seed))
    #expect(try median(.progressionFreeSurvival, cohort) == ["6.9", "4.6", "9.3"])
    #expect(try median(.overallSurvival, cohort) == ["12.8", "10.1", "15.5"])
    let rates = ResponseSummary.make(cohort, cohort.select(.full, filter: nil)).all
    #expect(rates.objectiveResponse.count == 20 && rates.diseaseControl.count == 37)
    #expect(rates.abscopal?.response.count == 17 && rates.abscopal?.control.count == 34)
    #expect(SafetyOverview.make(cohort, cohort.select(.safety, filter: nil)).relatedSevere == 31)
    #expect(IntegrityRule.all.flatMap { $0.check(cohort) }.isEmpty)
  }
}
