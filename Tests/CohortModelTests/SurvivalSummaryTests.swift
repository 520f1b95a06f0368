import CohortModel
import Statistics
import Testing

struct SurvivalSummaryTests {
  private let survival = Endpoint(kind: .overallSurvival)
  private let progression = Endpoint(kind: .progressionFreeSurvival)

  private func summary(
    _ fixture: EfficacyFixture, _ endpoint: Endpoint, _ access: Access = .pooled
  ) -> SurvivalSummary {
    let cohort = fixture.cohort(access)
    return SurvivalSummary.make(cohort, endpoint, cohort.everybody(in: endpoint.set))
  }

  /// Deaths on days 10, 20, 40 and 50 of the study, two subjects censored on 30 and 60.
  private func sixSubjects() -> EfficacyFixture {
    var fixture = EfficacyFixture()
    fixture.cutOff = 100
    fixture.study.arms = [
      Arm(code: "S", name: "systemic", isReference: true), Arm(code: "C", name: "combined"),
    ]
    fixture.subject("1", died: 9, arm: "S")
    fixture.subject("2", died: 19, arm: "S")
    fixture.subject("3", alive: 29, arm: "S")
    fixture.subject("4", died: 39, arm: "C")
    fixture.subject("5", died: 49, arm: "C")
    fixture.subject("6", alive: 59, arm: "C")
    return fixture
  }

  /// S = 5/6, 4/6, then 4/6 · 2/3 = 4/9: the median is day 40.
  @Test func `pooled, everybody is one curve`() throws {
    let summary = summary(sixSubjects(), survival)
    #expect(summary.groups.count == 1)
    let group = try #require(summary.groups.first)
    #expect(group.label == nil)
    #expect(group.estimate.subjects == 6)
    #expect(group.estimate.events == 4)
    #expect(group.estimate.median.estimate == 40)
    #expect(group.medianFollowUp == 60)
    #expect(summary.logRank == nil)
  }

  @Test func `by arm there is a test, masked there is none`() throws {
    let byArm = summary(sixSubjects(), survival, .byArm)
    #expect(byArm.groups.map(\.label) == ["S", "C"])
    #expect(byArm.groups.map(\.estimate.events) == [2, 2])
    let test = try #require(byArm.logRank)
    #expect(test.groups.map(\.observed) == [2, 2])
    let masked = summary(sixSubjects(), survival, .masked)
    #expect(masked.groups.map(\.label) == ["A", "B"])
    #expect(masked.logRank == nil)
  }

  @Test func `an arm without subjects is no group`() {
    var fixture = sixSubjects()
    fixture.study.arms.append(Arm(code: "X", name: "never opened"))
    #expect(summary(fixture, survival, .byArm).groups.count == 2)
  }

  @Test func `subjects without an allocation are told and left out of the arms`() {
    var fixture = sixSubjects()
    fixture.subject("7", died: 5)
    let summary = summary(fixture, survival, .byArm)
    #expect(summary.unallocated == 1)
    #expect(summary.groups.map(\.estimate.subjects) == [3, 3])
  }

  @Test func `what a footnote must say is counted`() {
    var fixture = EfficacyFixture()
    fixture.subject("no scan", alive: 10)
    fixture.subject("dead", died: 100)
    fixture.scans(of: "dead", [42: .stable])
    fixture.subject("untreated", treated: nil)
    fixture.subject("progressed")
    fixture.scans(of: "progressed", [42: .progressive])
    let registry = Endpoint(
      kind: .progressionFreeSurvival, rules: .registry, origin: .firstTreatment)
    let summary = summary(fixture, registry)
    #expect(summary.withoutOrigin == 1)
    #expect(summary.withoutScan == 1)
    #expect(summary.deathsApart == 1)
    #expect(summary.groups[0].estimate.subjects == 3)
    #expect(summary.groups[0].estimate.events == 1)
    #expect(!summary.lacksSchedule)
  }

  @Test func `landmarks are months of 30.4375 days`() {
    let summary = summary(sixSubjects(), survival)
    #expect(summary.landmarks.map(\.months) == [6, 12, 24])
    #expect(summary.landmarks.map(\.days) == [182.625, 365.25, 730.5])
  }

  @Test func `contact and completeness are about the living at the cut-off`() throws {
    var fixture = EfficacyFixture()
    fixture.cutOff = 200
    fixture.subject("1", alive: 110)
    fixture.subject("2", alive: 109)
    fixture.subject("3", died: 50)
    let summary = summary(fixture, survival)
    let contact = try #require(summary.recentContact)
    #expect(contact.count == 1)
    #expect(contact.total == 2)
    // Seen 110 + 109 + 50 days of 200 + 200 + 50.
    #expect(try #require(summary.completeness) == 269.0 / 450)
  }

  @Test func `duration of response tells who is left out`() {
    var fixture = EfficacyFixture()
    fixture.study.response.needsConfirmation = true
    fixture.subject("responder")
    fixture.scans(of: "responder", [42: .partial, 84: .partial, 126: .progressive])
    fixture.subject("pending")
    fixture.scans(of: "pending", [42: .stable, 84: .partial])
    fixture.subject("stable")
    fixture.scans(of: "stable", [42: .stable])
    let summary = summary(fixture, Endpoint(kind: .durationOfResponse))
    #expect(summary.groups[0].estimate.subjects == 1)
    #expect(summary.groups[0].estimate.events == 1)
    #expect(summary.withoutResponse == 2)
    #expect(summary.pendingConfirmation == 1)
    #expect(summary.withoutScan == 0)
  }

  @Test func `the cut-off moves back`() {
    var fixture = sixSubjects()
    fixture.cutOff = 30
    let summary = summary(fixture, survival)
    #expect(summary.groups[0].estimate.events == 2)
    // Dead on days 10 and 20, censored on day 30, three proven alive on day 31.
    #expect(summary.groups[0].estimate.steps.map(\.time) == [10, 20, 30, 31])
    #expect(summary.groups[0].estimate.steps.map(\.censored) == [0, 0, 1, 3])
  }

  @Test func `nobody and one subject are no accident`() {
    let nobody = summary(EfficacyFixture(), survival)
    #expect(nobody.groups.map(\.estimate.subjects) == [0])
    #expect(nobody.groups[0].estimate.median.estimate == nil)
    #expect(nobody.recentContact == nil)
    #expect(nobody.completeness == nil)
    var fixture = EfficacyFixture()
    fixture.subject("1", died: 4)
    #expect(summary(fixture, survival).groups[0].estimate.median.estimate == 5)
  }
}
