import CohortModel
import Statistics
import Testing

/// Day 0 is 2024-01-01, a leap year: January ends on day 30, February on day 59, March on day 90.
struct EnrolmentSummaryTests {
  private func planned(cutOff: Int = 74) -> EfficacyFixture {
    var fixture = EfficacyFixture()
    fixture.cutOff = cutOff
    fixture.study.accrual.start = EfficacyFixture.dayZero
    fixture.study.accrual.months = 36
    fixture.study.accrual.target = 354
    return fixture
  }

  private func summary(
    _ fixture: EfficacyFixture, _ access: Access = .pooled
  ) -> EnrolmentSummary {
    EnrolmentSummary.make(fixture.cohort(access))
  }

  /// 354 subjects over the 1096 days from 2024-01-01 to 2026-12-31.
  @Test func `the plan is a straight line to the target`() throws {
    let summary = summary(planned())
    #expect(summary.target == 354)
    #expect(summary.months.map(\.start.iso) == ["2024-01-01", "2024-02-01", "2024-03-01"])
    #expect(
      summary.months.map(\.planned) == [31, 60, 75].map { 354.0 * $0 / 1096 })
    #expect(summary.plannedByCutOff == 354.0 * 75 / 1096)
    #expect(summary.months.map(\.isPartial) == [false, false, true])
  }

  @Test func `the plan stops at its target and begins at 0`() {
    var fixture = planned(cutOff: 3000)
    #expect(summary(fixture).plannedByCutOff == 354)
    fixture.cutOff = -40
    #expect(summary(fixture).plannedByCutOff == 0)
    #expect(summary(fixture).months.isEmpty)
    #expect(summary(fixture).lastTwelveMonths == Array(repeating: 0, count: 12))
  }

  @Test func `without a plan there is no line`() {
    var fixture = EfficacyFixture()
    fixture.subject("1")
    fixture.cutOff = 40
    let summary = summary(fixture)
    #expect(summary.plannedByCutOff == nil)
    #expect(summary.target == nil)
    #expect(summary.projection == nil)
    #expect(summary.months.map(\.planned) == [nil, nil])
  }

  @Test func `months count screened and enrolled by their own dates`() {
    var fixture = planned()
    fixture.subject("1", consented: 20, randomised: 31, treated: nil)
    fixture.subject("2", consented: 32, randomised: 59, treated: nil)
    fixture.subject("3", consented: 60, randomised: 74, treated: nil)
    fixture.subject("4", consented: 74, randomised: 75, treated: nil)
    let summary = summary(fixture)
    #expect(summary.enrolled == 3)
    #expect(summary.months.map(\.screened) == [1, 1, 2])
    #expect(summary.months.map(\.enrolled) == [0, 2, 1])
    #expect(summary.months.map(\.cumulative) == [0, 2, 3])
    #expect(summary.lastTwelveMonths == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
  }

  @Test func `months begin with the first subject where it comes before the plan`() {
    var fixture = planned()
    fixture.subject("1", consented: -1, randomised: 5)
    #expect(summary(fixture).months.first?.start.iso == "2023-12-01")
    #expect(summary(fixture).months.first?.planned == 0)
  }

  @Test func `the recent rate is over half a year, or what there is of it`() throws {
    var fixture = planned(cutOff: 400)
    fixture.subject("1", consented: 0, randomised: 218)
    fixture.subject("2", consented: 0, randomised: 219)
    #expect(summary(fixture).recentPerMonth == 1.0 / 182 * 30.4375)
    fixture.cutOff = 28
    #expect(summary(fixture).recentPerMonth == nil)
    fixture.cutOff = 29
    #expect(summary(fixture).recentPerMonth == 0)
  }

  @Test func `without randomisation the treated are enrolled`() {
    var fixture = EfficacyFixture(randomised: false)
    fixture.subject("1", randomised: nil, treated: 5)
    fixture.subject("2", consented: 3, randomised: nil, treated: nil)
    let summary = summary(fixture)
    #expect(summary.enrolled == 1)
    #expect(summary.flow.inScreening == 1)
    #expect(summary.flow.notTreated == 0)
  }

  @Test func `arms follow the gate, their targets only by name`() throws {
    var fixture = planned()
    fixture.study.arms = [
      Arm(code: "C", name: "combined", target: 236), Arm(code: "S", name: "systemic", target: 118),
    ]
    fixture.subject("1", arm: "S")
    fixture.subject("2", arm: "C")
    fixture.subject("3", arm: "C")
    fixture.subject("4", arm: nil)
    #expect(summary(fixture).arms == nil)
    let byArm = try #require(summary(fixture, .byArm).arms)
    #expect(byArm.map(\.label) == ["C", "S"])
    #expect(byArm.map(\.enrolled) == [2, 1])
    #expect(byArm.map(\.target) == [236, 118])
    let masked = try #require(summary(fixture, .masked).arms)
    #expect(masked.map(\.label) == ["A", "B"])
    #expect(masked.map(\.enrolled) == [1, 2])
    #expect(masked.map(\.target) == [nil, nil])
  }

  @Test func `a part of the trial has counts but no plan`() {
    var fixture = planned()
    fixture.subject("1", consented: 0) { $0.site = "01" }
    fixture.subject("2", consented: 0) { $0.site = "02" }
    fixture.site("01", activated: 0)
    fixture.site("03", activated: 0)
    let cohort = fixture.cohort()
    var some = SubjectSet(capacity: 2)
    some.insert(1)
    let summary = EnrolmentSummary.make(cohort, among: some)
    #expect(summary.enrolled == 1)
    #expect(summary.flow.screened == 1)
    #expect(summary.sites.map(\.site) == ["02"])
    #expect(summary.target == nil)
    #expect(summary.plannedByCutOff == nil)
    #expect(summary.projection == nil)
    #expect(EnrolmentSummary.make(cohort, cohort.everybody()).target == 354)
    #expect(EnrolmentSummary.make(cohort, nil) == EnrolmentSummary.make(cohort))
  }

  @Test func `nobody is no accident`() {
    let summary = summary(EfficacyFixture())
    #expect(summary.enrolled == 0)
    #expect(summary.months.isEmpty)
    #expect(summary.recentPerMonth == nil)
    #expect(summary.flow.screened == 0)
  }
}

struct EnrolmentFlowTests {
  private func flow(_ fixture: EfficacyFixture) -> EnrolmentSummary.Flow {
    EnrolmentSummary.make(fixture.cohort()).flow
  }

  private func words(_ reasons: [EnrolmentSummary.Reason]) -> [String] {
    reasons.map { "\($0.reason): \($0.count)" }
  }

  @Test func `everybody screened is somewhere`() {
    var fixture = EfficacyFixture()
    fixture.cutOff = 100
    fixture.subject("screening", consented: 90, randomised: nil, treated: nil)
    fixture.subject("failed", consented: 10, randomised: nil, treated: nil) {
      $0.screenStatus = .failed
    }
    fixture.subject("failed, why", consented: 10, randomised: nil, treated: nil) {
      $0.screenFailureReason = "ECOG"
    }
    fixture.subject("untreated", consented: 10, randomised: 20, treated: nil)
    fixture.subject("on treatment", consented: 10, randomised: 20, treated: 22) {
      $0.lastTreatmentOn = EfficacyFixture.date(85)
    }
    fixture.subject("off treatment", consented: 10, randomised: 20, treated: 22) {
      $0.lastTreatmentOn = EfficacyFixture.date(43)
      $0.endOfTreatmentReason = "toxicity"
    }
    fixture.subject("dead", consented: 10, randomised: 20, treated: 22, died: 70)
    fixture.subject("lost", consented: 10, randomised: 20, treated: 22, offStudy: 60) {
      $0.endOfStudyReason = "lost to follow-up"
    }
    let flow = flow(fixture)
    #expect(flow.screened == 8)
    #expect(flow.inScreening == 1)
    #expect(flow.failed == 2)
    #expect(words(flow.failureReasons) == ["ECOG: 1", ": 1"])
    #expect(flow.enrolled == 5)
    #expect(flow.treated == 4)
    #expect(flow.notTreated == 1)
    #expect(flow.onTreatment == 1)
    #expect(flow.offTreatment == 3)
    #expect(
      words(flow.offTreatmentReasons) == [
        "toxicity: 1", ": 2",
      ]
    )
    #expect(flow.offStudy == 1)
    #expect(words(flow.offStudyReasons) == ["lost to follow-up: 1"])
    #expect(flow.died == 1)
  }

  @Test func `the flow of an earlier cut-off knows nothing later`() {
    var fixture = EfficacyFixture()
    fixture.subject("1", consented: 10, randomised: 20, treated: 22, died: 70, offStudy: 70) {
      $0.lastTreatmentOn = EfficacyFixture.date(64)
      $0.endOfTreatmentReason = "progression"
      $0.endOfStudyReason = "death"
    }
    fixture.cutOff = 9
    #expect(flow(fixture).screened == 0)
    fixture.cutOff = 19
    #expect(flow(fixture).inScreening == 1)
    fixture.cutOff = 20
    #expect(flow(fixture).notTreated == 1)
    fixture.cutOff = 63
    #expect(flow(fixture).onTreatment == 1)
    fixture.cutOff = 64
    #expect(flow(fixture).offTreatment == 1)
    #expect(flow(fixture).died == 0)
    fixture.cutOff = 70
    #expect(flow(fixture).died == 1)
    #expect(flow(fixture).offStudy == 1)
  }

  @Test func `reasons stand by frequency, then name`() {
    var fixture = EfficacyFixture()
    for (index, reason) in ["b", "c", "a", "c"].enumerated() {
      fixture.subject("\(index)", consented: 0, randomised: nil, treated: nil) {
        $0.screenFailureReason = reason
      }
    }
    #expect(flow(fixture).failureReasons.map(\.reason) == ["c", "a", "b"])
    #expect(flow(fixture).failureReasons.map(\.count) == [2, 1, 1])
  }
}

struct EnrolmentSiteTests {
  private func trial(cutOff: Int, target: Int = 100) -> EfficacyFixture {
    var fixture = EfficacyFixture()
    fixture.cutOff = cutOff
    fixture.study.accrual.target = target
    return fixture
  }

  private func enrol(_ days: [Int], at site: String?, in fixture: inout EfficacyFixture) {
    for (index, day) in days.enumerated() {
      fixture.subject("\(site ?? "none")-\(index)", consented: day, randomised: day) {
        $0.site = site
      }
    }
  }

  @Test func `a site counts from activation to closure`() throws {
    var fixture = trial(cutOff: 300)
    fixture.site("01", activated: 10, closed: 109)
    enrol([20, 50], at: "01", in: &fixture)
    fixture.subject("failed", consented: 30, randomised: nil) {
      $0.site = "01"
      $0.screenStatus = .failed
    }
    let row = try #require(EnrolmentSummary.make(fixture.cohort()).sites.first)
    #expect(row.screened == 3)
    #expect(row.failed == 1)
    #expect(row.enrolled == 2)
    #expect(row.lastEnrolled?.fixtureDay == 50)
    #expect(row.perMonth == 2.0 / 100 * 30.4375)
    #expect(!row.isSilent)
  }

  @Test func `a site without activation opens with its first subject`() throws {
    var fixture = trial(cutOff: 109)
    enrol([10, 60], at: "01", in: &fixture)
    let row = try #require(EnrolmentSummary.make(fixture.cohort()).sites.first)
    #expect(row.activated == nil)
    #expect(row.perMonth == 2.0 / 100 * 30.4375)
  }

  @Test func `a site before activation has no rate, and a later activation is not known`() {
    var fixture = trial(cutOff: 100)
    fixture.site("01", planned: 200)
    fixture.site("02", activated: 101)
    let sites = EnrolmentSummary.make(fixture.cohort()).sites
    #expect(sites.map(\.perMonth) == [nil, nil])
    #expect(sites.map(\.activated) == [nil, nil])
    #expect(sites.map(\.isSilent) == [false, false])
  }

  @Test func `silence is more than 90 days without a subject`() {
    var fixture = trial(cutOff: 191)
    fixture.site("01", activated: 0)
    fixture.site("02", activated: 0)
    fixture.site("03", activated: 101)
    fixture.site("04", activated: 0, closed: 150)
    enrol([100], at: "01", in: &fixture)
    enrol([101], at: "02", in: &fixture)
    let sites = EnrolmentSummary.make(fixture.cohort()).sites
    #expect(sites.map(\.isSilent) == [true, false, false, false])
    #expect(AttentionSummary.make(fixture.cohort()).silentSites == 1)
  }

  @Test func `subjects without a site stand last under an empty name`() {
    var fixture = trial(cutOff: 100)
    fixture.site("02")
    enrol([1], at: nil, in: &fixture)
    enrol([1], at: "01", in: &fixture)
    let sites = EnrolmentSummary.make(fixture.cohort()).sites
    #expect(sites.map(\.site) == ["02", "01", ""])
    #expect(sites.map(\.enrolled) == [0, 1, 1])
  }

  @Test func `two sites are projected with one pooled rate`() throws {
    var fixture = trial(cutOff: 99, target: 30)
    fixture.site("01", activated: 0)
    fixture.site("02", activated: 0)
    enrol(Array(1...10), at: "01", in: &fixture)
    enrol(Array(1...10), at: "02", in: &fixture)
    let projection = try #require(EnrolmentSummary.make(fixture.cohort()).projection)
    #expect(projection.method == .pooledRate)
    #expect(projection.remaining == 10)
    // 20 in 200 site-days: 10 more take about 50 days of two sites.
    #expect((45...55).contains(projection.median.fixtureDay - 99))
    #expect(projection.earliest < projection.median)
    #expect(projection.median < projection.latest)
  }

  @Test func `unequal sites are projected each by its own rate`() throws {
    var fixture = trial(cutOff: 99, target: 60)
    for (site, count) in [("01", 1), ("02", 10), ("03", 35)] {
      fixture.site(site, activated: 0)
      enrol(Array(1...count), at: site, in: &fixture)
    }
    let before = try #require(EnrolmentSummary.make(fixture.cohort()).projection)
    #expect(before.method == .poissonGamma)
    #expect(before.remaining == 14)
    fixture.site("04", planned: 100)
    let withOpening = try #require(EnrolmentSummary.make(fixture.cohort()).projection)
    #expect(withOpening.median < before.median)
  }

  @Test func `nothing is projected without a rate, a site or a remainder`() {
    var fixture = trial(cutOff: 99, target: 2)
    fixture.site("01", activated: 0)
    #expect(EnrolmentSummary.make(fixture.cohort()).projection == nil)
    enrol([1, 2], at: "01", in: &fixture)
    #expect(EnrolmentSummary.make(fixture.cohort()).projection == nil)
    var closed = trial(cutOff: 99)
    closed.site("01", activated: 0, closed: 50)
    enrol([1], at: "01", in: &closed)
    #expect(EnrolmentSummary.make(closed.cohort()).projection == nil)
  }
}
