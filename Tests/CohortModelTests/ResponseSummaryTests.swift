import CohortModel
import Statistics
import Testing

struct ResponseSummaryTests {
  /// Scans planned on day 42 ± 7.
  private func trial() -> EfficacyFixture {
    var fixture = EfficacyFixture()
    fixture.study.schedule.scans = [.init(days: 42)]
    return fixture
  }

  private func summary(
    _ fixture: EfficacyFixture, _ access: Access = .pooled, set: AnalysisSet = .intentToTreat
  ) -> ResponseSummary {
    let cohort = fixture.cohort(access)
    return ResponseSummary.make(cohort, cohort.everybody(in: set))
  }

  /// Study 4 (ChiCTR2000040533): 20 responders and 37 controlled of 49.
  @Test func `rates print as published`() throws {
    var fixture = EfficacyFixture(randomised: false)
    let responses: [Response] =
      Array(repeating: .partial, count: 20) + Array(repeating: .stable, count: 17)
      + Array(repeating: .progressive, count: 12)
    for (index, response) in responses.enumerated() {
      fixture.subject("\(100 + index)", randomised: nil)
      fixture.scans(of: "\(100 + index)", [42: response])
    }
    let rates = summary(fixture, set: .full).all
    #expect(rates.total == 49)
    #expect(rates.objectiveResponse.count == 20)
    #expect(percent(rates.objectiveResponse.lower) == 27.3)
    #expect(percent(rates.objectiveResponse.upper) == 55.7)
    #expect(percent(rates.diseaseControl.value) == 75.5)
    #expect(percent(rates.diseaseControl.lower) == 60.8)
    #expect(percent(rates.diseaseControl.upper) == 86.2)
    #expect(rates.objectiveResponse.method == .wilsonContinuityCorrected)
  }

  private func percent(_ value: Double?) -> Double? {
    value.map { ($0 * 1000).rounded() / 10 }
  }

  @Test func `everybody counts, the due apart`() {
    var fixture = trial()
    fixture.cutOff = 100
    fixture.subject("due, no scan", randomised: 51, treated: 51)
    fixture.subject("first scan not due", randomised: 52, treated: 52)
    fixture.subject("not due but scanned", randomised: 60, treated: 60)
    fixture.scans(of: "not due but scanned", [95: .partial])
    fixture.subject("dead early", randomised: 90, treated: 90, died: 99)
    fixture.subject("off study early", randomised: 90, treated: 90, offStudy: 95)
    fixture.subject("responder")
    fixture.scans(of: "responder", [42: .complete])
    let summary = summary(fixture)
    #expect(summary.all.total == 6)
    #expect(summary.all.objectiveResponse.count == 2)
    #expect(summary.all.count(.missing) == 4)
    #expect(summary.due.total == 4)
    #expect(summary.due.objectiveResponse.count == 1)
    #expect(summary.isDueBySchedule)
  }

  @Test func `without a schedule everybody is due, and that is said`() {
    var fixture = EfficacyFixture()
    fixture.cutOff = 1
    fixture.subject("1")
    let summary = summary(fixture)
    #expect(summary.due == summary.all)
    #expect(!summary.isDueBySchedule)
  }

  @Test func `counts stand in the order of the cases`() {
    var fixture = trial()
    let readings: [Response?] = [
      .complete, .partial, .stable, .nonCompleteNonProgressive, .progressive, .notEvaluable, nil,
    ]
    for (index, reading) in readings.enumerated() {
      fixture.subject("\(index)")
      fixture.scans(of: "\(index)", [42: reading])
    }
    let rates = summary(fixture).all
    #expect(rates.counts == [1, 1, 1, 1, 1, 1, 1])
    #expect(rates.objectiveResponse.count == 2)
    #expect(rates.diseaseControl.count == 4)
    #expect(rates.clinicalBenefit.count == 2)
  }

  @Test func `arms appear only where the gate gives them`() throws {
    var fixture = trial()
    fixture.study.arms = [
      Arm(code: "S", name: "systemic", isReference: true), Arm(code: "C", name: "combined"),
    ]
    fixture.subject("1", arm: "C")
    fixture.subject("2", arm: "C")
    fixture.subject("3", arm: "S")
    fixture.subject("4")
    fixture.scans(of: "1", [42: .partial])
    #expect(summary(fixture).arms == nil)
    let byArm = try #require(summary(fixture, .byArm).arms)
    #expect(byArm.map(\.label) == ["S", "C"])
    #expect(byArm.map(\.all.total) == [1, 2])
    #expect(byArm.map(\.all.objectiveResponse.count) == [0, 1])
    let masked = try #require(summary(fixture, .masked).arms)
    #expect(masked.map(\.label) == ["A", "B"])
    #expect(masked.map(\.all.total) == [2, 1])
  }

  @Test func `the waterfall falls from growth to depth`() {
    var fixture = trial()
    for (id, size) in [("1", 60.0), ("2", 20), ("3", 45)] {
      fixture.subject(id)
      fixture.lesions(of: id, on: 0, 50)
      fixture.lesions(of: id, on: 42, size)
    }
    fixture.subject("4")
    fixture.scans(of: "2", [42: .partial])
    let summary = summary(fixture)
    #expect(summary.waterfall.map(\.subject) == [0, 2, 1])
    #expect(summary.waterfall.map(\.change) == [20, -10, -60])
    #expect(summary.waterfall.map(\.best) == [.missing, .missing, .partial])
    #expect(summary.withoutMeasurement == 1)
  }

  @Test func `time to response counts the origin as day 1`() throws {
    var fixture = trial()
    for (id, day) in [("1", 41), ("2", 83), ("3", 50)] {
      fixture.subject(id)
      fixture.scans(of: id, [day: .partial])
    }
    let time = try #require(summary(fixture).timeToResponse)
    #expect(time.median == 51)
    #expect(time.shortest == 42)
    #expect(time.longest == 84)
  }

  @Test func `a response seen after the cut-off is not known`() {
    var fixture = trial()
    fixture.subject("1")
    fixture.scans(of: "1", [42: .stable, 84: .partial])
    fixture.lesions(of: "1", on: 0, 50)
    fixture.lesions(of: "1", on: 84, 20)
    fixture.cutOff = 83
    #expect(summary(fixture).all.count(.stable) == 1)
    #expect(summary(fixture).waterfall.isEmpty)
    fixture.cutOff = 84
    #expect(summary(fixture).all.count(.partial) == 1)
    #expect(summary(fixture).waterfall.map(\.change) == [-60])
  }

  @Test func `nobody has no rates`() {
    let summary = summary(trial())
    #expect(summary.all.total == 0)
    #expect(summary.all.objectiveResponse.value == nil)
    #expect(summary.all.objectiveResponse.lower == nil)
    #expect(summary.timeToResponse == nil)
  }

  @Test func `waiting confirmations and undated assessments are told`() {
    var fixture = trial()
    fixture.study.response.needsConfirmation = true
    fixture.subject("1")
    fixture.scans(of: "1", [84: .partial])
    fixture.undatedScan(of: "1", .complete)
    let summary = summary(fixture)
    #expect(summary.isConfirmed)
    #expect(summary.pendingConfirmation == 1)
    #expect(summary.undatedAssessments == 1)
    #expect(summary.all.count(.stable) == 1)
  }

  @Test func `a selection by adverse events narrows every number`() {
    var fixture = trial()
    fixture.subject("1")
    fixture.subject("2")
    fixture.scans(of: "1", [42: .partial])
    let cohort = fixture.cohort()
    var matching = SubjectSet(capacity: 2)
    matching.insert(1)
    let selection = Selection(
      set: .intentToTreat, filter: nil, subjects: cohort.subjects(in: .intentToTreat),
      adverseEvents: SubjectSet(capacity: 0), subjectsWithMatches: matching)
    let summary = ResponseSummary.make(cohort, selection)
    #expect(summary.all.total == 1)
    #expect(summary.all.objectiveResponse.count == 0)
  }
}
