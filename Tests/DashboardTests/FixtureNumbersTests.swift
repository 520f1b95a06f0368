import CohortModel
import Statistics
import Testing

/// The fixture's numbers, worked by hand from its files.
///
/// Randomised are twelve: 101-01 -02 -04 -05, 102-01 -02 -03 -05 and 103-01 to -04. 102-03 withdrew
/// untreated, so eleven are treated. 101-03 and 102-04 failed screening; 103-05 is in it.
struct FixtureNumbersTests {
  private let cohort: Cohort

  init() throws {
    let trial = try FixtureTrial.read()
    cohort = Cohort(
      trial.data, gate: AccessGate(pooled: trial.study),
      cutOff: try #require(trial.study.dataCut))
  }

  // MARK: - Enrolment

  @Test func `enrolment stands against the plan`() {
    let enrolment = EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: nil))
    #expect(enrolment.enrolled == 12)
    // 24 between 2025-01-01 and 2026-07-01, 546 days; the cut-off is 364 days after the start.
    #expect(enrolment.plannedByCutOff.map { abs($0 - 24 * 364 / 546) < 0.05 } == true)
    // By month of randomisation, January to December 2025.
    #expect(enrolment.lastTwelveMonths == [2, 1, 2, 2, 1, 1, 1, 0, 1, 0, 0, 1])
    // 182 days back from the cut-off is 3 July: 103-02, 103-03 and 103-04.
    let perMonth = 3.0 / 182 * 30.4375
    #expect(enrolment.recentPerMonth.map { abs($0 - perMonth) < 1e-9 } == true)
  }

  @Test func `subjects flow as the files say`() {
    let flow = EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: nil)).flow
    #expect((flow.screened, flow.failed, flow.inScreening, flow.enrolled) == (15, 2, 1, 12))
    #expect((flow.treated, flow.notTreated) == (11, 1))
    // Off treatment: 101-01, 102-01 and 103-02 for progression, 101-04 for toxicity.
    #expect((flow.offTreatment, flow.onTreatment) == (4, 7))
    // Off study: the deaths of 101-01 and 102-01, and 102-03.
    #expect((flow.offStudy, flow.died) == (3, 2))
  }

  @Test func `sites are counted from their activation`() throws {
    let sites = EnrolmentSummary.make(cohort, among: cohort.everybody(admittedBy: nil)).sites
    #expect(sites.map(\.site) == ["101", "102", "103", "104"])
    #expect(sites.map(\.screened) == [5, 5, 5, 0])
    #expect(sites.map(\.failed) == [1, 1, 0, 0])
    #expect(sites.map(\.enrolled) == [4, 4, 4, 0])
    // From 2025-01-10, 02-20 and 04-15 to 12-31, both counted: 356, 315 and 261 days.
    for (site, days) in zip(sites, [356.0, 315, 261]) {
      #expect(abs(try #require(site.perMonth) - 4 / days * 30.4375) < 1e-9)
    }
    #expect(sites.map(\.isSilent) == [true, true, false, false])
  }

  // MARK: - Safety

  /// 101-01 3, 101-02 2, 101-04 4, 101-05 1, 102-01 4, 102-02 2, 102-05 1 (relatedness missing
  /// once), 103-02 2, 103-03 2 (fever ungraded); 103-01 had only an unrelated cough, 103-04 none.
  @Test func `worst related grades are counted once per subject`() {
    let table = AdverseEventSummary.make(
      cohort, cohort.select(.safety, filter: nil), class: .related)
    #expect(table.total == 11)
    #expect(table.overall.byGrade == [2, 4, 1, 2, 0])
    #expect((table.overall.ungraded, table.overall.subjects, table.overall.severe) == (0, 9, 3))
    // 22 rows without the haemorrhage and the cough.
    #expect(table.overall.events == 20)
    #expect((table.undated, table.imputedStarts, table.missingRelatedness) == (1, 1, 1))
    // 101-04 stopped on 2025-10-02; the thyroid of 2025-12-05 is more than 30 days after it.
    #expect(table.relatedAfterWindow == 1)
  }

  @Test func `terms and classes have their own worst grades`() throws {
    let table = AdverseEventSummary.make(
      cohort, cohort.select(.safety, filter: nil), class: .related)
    let blood = try #require(table.classes.first)
    #expect(blood.name == "Blood and lymphatic system disorders")
    // 101-01 3, 101-02 1 (anaemia), 102-01 4, 103-02 2.
    #expect(blood.counts.byGrade == [1, 1, 1, 1, 0])
    #expect(blood.terms.map(\.name) == ["Leukopenia", "Anaemia"])
    #expect(blood.terms[0].counts.byGrade == [0, 1, 1, 1, 0])
    #expect(blood.terms[0].counts.events == 4)
    let general = try #require(table.classes.first { $0.name?.hasPrefix("General") == true })
    #expect((general.counts.subjects, general.counts.ungraded) == (2, 1))
    #expect(table.classes.last?.name == nil)
  }

  @Test func `the lines of the overview count subjects`() {
    let safety = SafetyOverview.make(cohort, cohort.select(.safety, filter: nil))
    #expect((safety.total, safety.anyEvent, safety.anyRelated) == (11, 10, 9))
    #expect((safety.relatedSevere, safety.serious, safety.relatedSerious) == (3, 2, 2))
    // 101-02, 101-04 and 101-05; the haemorrhage of 102-01 is not related.
    #expect((safety.immuneRelated, safety.relatedFatal, safety.ledToWithdrawal) == (3, 0, 1))
  }

  // MARK: - Response

  /// CR 101-02. PR 101-01, 101-05, 102-02, 103-01, 103-03 (after a scan not evaluable). SD 101-04,
  /// 102-05, 103-02 (on day 42 of 42). PD 102-01. No scan: 102-03 and 103-04. The first scan of
  /// 103-04, randomised on 10 December, is not due before 28 January.
  @Test func `best responses and rates are those of the scans`() {
    let response = ResponseSummary.make(cohort, cohort.select(.intentToTreat, filter: nil))
    #expect(response.all.counts == [1, 5, 3, 0, 1, 0, 2])
    #expect(response.due.counts == [1, 5, 3, 0, 1, 0, 1])
    // R 4.2.2, prop.test(6, 12, correct = TRUE)$conf.int and so on.
    expect(response.all.objectiveResponse, 6, of: 12, 0.253782, 0.746218)
    expect(response.due.objectiveResponse, 6, of: 11, 0.245622, 0.818621)
    expect(response.all.diseaseControl, 9, of: 12, 0.428356, 0.933064)
    expect(response.due.diseaseControl, 9, of: 11, 0.477550, 0.967861)
    // The six responders; SD of 101-04 on day 224, of 102-05 on day 168; not of 103-02.
    expect(response.all.clinicalBenefit, 8, of: 12, 0.354369, 0.887271)
  }

  @Test func `depth of response is the best change up to progression`() {
    let response = ResponseSummary.make(cohort, cohort.select(.intentToTreat, filter: nil))
    // 102-01 48 to 61; 103-02 19 to 20; 102-05 36 to 33; 103-03 26 to 16; 103-01 28 to 18 (its 25
    // is progression); 101-04 33 to 27; 101-05 15 to 8; 101-01 24 to 12; 102-02 12 to 5; 101-02 0.
    let changes: [Double] = [
      13.0 / 48, 1.0 / 19, -3.0 / 36, -6.0 / 33, -10.0 / 28, -10.0 / 26, -7.0 / 15, -12.0 / 24,
      -7.0 / 12, -1,
    ]
    #expect(response.waterfall.count == changes.count)
    for (depth, change) in zip(response.waterfall, changes) {
      #expect(abs(depth.change - change * 100) < 1e-9)
    }
    #expect(response.withoutMeasurement == 2)
  }

  private func expect(
    _ rate: Proportion, _ count: Int, of total: Int, _ lower: Double, _ upper: Double
  ) {
    #expect((rate.count, rate.total) == (count, total))
    #expect(abs((rate.lower ?? -1) - lower) < 1e-6)
    #expect(abs((rate.upper ?? -1) - upper) < 1e-6)
  }

  // MARK: - Survival

  /// Days with randomisation as day 1, events marked: 1 1 43* 85* 85 127 142* 169* 169 225 281*
  /// 336. By hand 9/10, times 8/9, times 5/6, times 4/5, times 1/2; interval and median by R
  /// 4.2.2, survival 3.5.3, survfit(Surv(t, d) ~ 1, conf.type = "log-log").
  @Test func `progression-free survival steps where subjects progressed`() throws {
    let survival = SurvivalSummary.make(
      cohort, cohort.study.effectiveEndpoints[0], cohort.select(.intentToTreat, filter: nil))
    let estimate = try #require(survival.groups.first).estimate
    let steps = estimate.steps.filter { $0.events > 0 }
    #expect(steps.map(\.time) == [43, 85, 142, 169, 281])
    #expect(steps.map(\.atRisk) == [10, 9, 6, 5, 2])
    for (step, survival) in zip(steps, [0.9, 0.8, 2.0 / 3, 8.0 / 15, 4.0 / 15]) {
      #expect(abs(step.survival - survival) < 1e-12)
    }
    #expect((estimate.subjects, estimate.events) == (12, 5))
    #expect((estimate.median.estimate, estimate.median.lower) == (281, 43))
    #expect(estimate.median.upper == nil)
    #expect(survival.groups.first?.medianFollowUp == 225)
    let six = try #require(estimate.survival(at: 182.625))
    #expect(abs((six.lower ?? 0) - 0.173) < 5e-4 && abs((six.upper ?? 0) - 0.798) < 5e-4)
    #expect((survival.withoutScan, survival.withoutOrigin) == (2, 0))
  }

  /// 102-01 died on day 133 and 101-01 on day 224; nine and five were followed as long.
  @Test func `two deaths make the steps of overall survival`() throws {
    let survival = SurvivalSummary.make(
      cohort, cohort.study.effectiveEndpoints[1], cohort.select(.intentToTreat, filter: nil))
    let steps = try #require(survival.groups.first).estimate.steps.filter { $0.events > 0 }
    #expect(steps.map(\.time) == [133, 224])
    #expect(steps.map(\.atRisk) == [9, 5])
    #expect(abs(steps[1].survival - 8.0 / 9 * 4 / 5) < 1e-12)
  }

  /// ZZX has 8 and 2 events, QQY 3 and 3; 103-04 is not allocated. R: survdiff(Surv(t, d) ~ arm).
  @Test func `by arm, the log-rank test is that of R`() throws {
    let trial = try FixtureTrial.read()
    let gate = AccessGate(.byArm, study: trial.study, allocations: trial.allocations)
    let cohort = Cohort(trial.data, gate: gate, cutOff: self.cohort.cutOff)
    let survival = SurvivalSummary.make(
      cohort, cohort.study.effectiveEndpoints[0], cohort.select(.intentToTreat, filter: nil))
    #expect(survival.groups.map(\.label) == ["ZZX", "QQY"])
    #expect(survival.groups.map(\.estimate.subjects) == [8, 3])
    #expect(survival.groups.map(\.estimate.events) == [2, 3])
    #expect(survival.unallocated == 1)
    #expect(survival.groups.map(\.estimate.median.estimate) == [nil, 169])
    #expect(abs((survival.logRank?.chiSquare ?? 0) - 1.41) < 0.005)
  }

  // MARK: - Attention

  @Test func `the planted errors are found`() {
    let attention = AttentionSummary.make(cohort)
    // Vomiting ends before it starts; a blank grade and a 7; one relatedness; 101-05 was last
    // scanned in July.
    #expect(
      attention.byRule.map { "\($0.rule) \($0.count)" } == [
        "E12 1", "W31 2", "W32 1", "W49 1", "W50 1",
      ])
    #expect((attention.importErrors, attention.silentSites) == (1, 2))
  }
}
