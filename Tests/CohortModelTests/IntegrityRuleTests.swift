import Testing

@testable import CohortModel

struct IdentityRuleTests {
  private func pair(_ change: (inout Subject) -> Void) -> SmallTrial {
    let other = SafetyFixture.subject("S02", site: "102", consented: "2025-02-01") {
      ($0.sex, $0.birthDate, $0.initials) = (.male, SafetyFixture.date("1960-05-04"), "ZW")
      change(&$0)
    }
    return SmallTrial(records: [.subject(other)]) {
      ($0.sex, $0.birthDate, $0.initials) = (.male, SafetyFixture.date("1960-05-04"), "zw")
    }
  }

  @Test func `W2 finds the same sex, birth date and initials`() {
    #expect(pair { _ in }.findings("W2").map(\.subject) == ["S02"])
    #expect(pair { $0.initials = nil }.findings("W2").count == 1)
  }

  @Test func `W2 lets another birth date, sex or initials pass`() {
    #expect(pair { $0.birthDate = SafetyFixture.date("1960-05-05") }.findings("W2").isEmpty)
    #expect(pair { $0.birthDate = SafetyFixture.date("1960-05") }.findings("W2").isEmpty)
    #expect(pair { $0.sex = .female }.findings("W2").isEmpty)
    #expect(pair { $0.sex = nil }.findings("W2").isEmpty)
    #expect(pair { $0.initials = "ZX" }.findings("W2").isEmpty)
  }

  private func issue(_ code: ImportIssue.Code, _ table: TrialTable) -> ImportIssue {
    ImportIssue(
      severity: .error, code: code, table: table, file: "f.csv", row: 7, message: "m", text: "t",
      subject: "S09")
  }

  @Test func `E1 and E3 take their findings from the import`() {
    let trial = SmallTrial(issues: [
      issue(.duplicateKey, .subjects), issue(.duplicateKey, .adverseEvents),
      issue(.childWithoutSubject, .adverseEvents),
    ])
    #expect(trial.findings("E1").map(\.subject) == ["S09"])
    #expect(trial.findings("E3").count == 1)
    #expect(SmallTrial().findings("E3").isEmpty)
  }
}

struct DateRuleTests {
  private func event(
    start: String?, end: String? = nil, _ fill: (inout AdverseEvent) -> Void = { _ in }
  ) -> AdverseEvent {
    SafetyFixture.event("S01", "1", "Cough", "A", grade: 2, start: start) {
      $0.end = end.flatMap { PartialDate(iso: $0) }
      fill(&$0)
    }
  }

  private func trial(
    _ events: [AdverseEvent] = [], _ records: [AnyRecord] = [], died: String? = nil,
    lastAlive: String? = nil
  ) -> SmallTrial {
    SmallTrial(events: events, records: records) {
      $0.diedOn = died.flatMap { PartialDate(iso: $0) }
      $0.lastKnownAlive = lastAlive.flatMap { PartialDate(iso: $0) }
    }
  }

  private func scan(_ day: String, _ overall: Response? = .stable) -> AnyRecord {
    var scan = TumourAssessment()
    (scan.subject, scan.date, scan.overall) = ("S01", PartialDate(iso: day), overall)
    return .assessment(scan)
  }

  private func visit(_ day: String) -> AnyRecord {
    var visit = Visit()
    (visit.subject, visit.visit, visit.actual) = ("S01", "V1", PartialDate(iso: day))
    return .visit(visit)
  }

  private func treatment(_ start: String, end: String? = nil) -> AnyRecord {
    var treatment = Treatment()
    (treatment.subject, treatment.treatment) = ("S01", "1")
    treatment.start = PartialDate(iso: start)
    treatment.end = end.flatMap { PartialDate(iso: $0) }
    return .treatment(treatment)
  }

  @Test func `E8 finds dates after the data cut, whatever the cut-off`() {
    var late = trial([event(start: "2025-06-01")], [visit("2025-06-02")])
    late.study.dataCut = SafetyFixture.day("2025-06-01")
    #expect(late.findings("E8").count == 1)
    #expect(late.findings("E8", cutOff: "2025-03-01").count == 1)
    #expect(late.findings("E8").first?.message.contains("2025-06-02") == true)
    late.study.dataCut = SafetyFixture.day("2025-06-02")
    #expect(late.findings("E8", cutOff: "2025-03-01").isEmpty)
  }

  @Test func `E8 takes the day of the import where no data cut is given`() {
    var late = trial([], [scan("2025-06-02")])
    #expect(late.findings("E8").isEmpty)
    late.batch = Batch(id: 1, enteredAt: 20_240 * 86_400, source: "s", hash: "h")
    #expect(SafetyFixture.day("2025-06-01").number == 20_240)
    #expect(late.findings("E8").count == 1)
  }

  @Test func `E8 lets partial dates pass that may lie before the cut`() {
    var partial = SmallTrial(events: [event(start: "2025-06", end: "2025-06")]) {
      $0.lastTreatmentOn = SafetyFixture.date("2025-06")
      $0.diedOn = SafetyFixture.date("2025-06")
    }
    partial.study.dataCut = SafetyFixture.day("2025-06-10")
    #expect(partial.findings("E8").isEmpty)
    partial.study.dataCut = SafetyFixture.day("2025-05-31")
    // Start, last treatment and death; the end was resolved to the day of death.
    #expect(partial.findings("E8").count == 3)
  }

  @Test(arguments: [
    ("2025-05-01", true), ("2025-05-02", false), ("2025-05", false), ("2025", false),
    ("2025-04", true),
  ])
  func `E9 finds a contact after death`(_ died: String, _ expected: Bool) {
    #expect(trial([], [visit("2025-05-02")], died: died).findings("E9").isEmpty != expected)
    #expect(trial([], [scan("2025-05-02")], died: died).findings("E9").isEmpty != expected)
    #expect(trial([], [treatment("2025-05-02")], died: died).findings("E9").isEmpty != expected)
  }

  @Test func `E9 names the latest contact once per subject`() {
    let found = trial(
      [], [visit("2025-05-03"), scan("2025-05-04")], died: "2025-05-01", lastAlive: "2025-05-02"
    ).findings("E9")
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("scan on 2025-05-04") == true)
    #expect(trial(died: "2025-05-01", lastAlive: "2025-05-02").findings("E9").count == 1)
    #expect(trial(died: "2025-05-02", lastAlive: "2025-05-02").findings("E9").isEmpty)
  }

  @Test func `E9 lets a year of death pass that was resolved to last known alive`() {
    let found = trial([], [visit("2025-05-02")], died: "2025", lastAlive: "2025-03-10")
    #expect(found.findings("E9").isEmpty)
    let nextYear = trial([], [visit("2026-01-01")], died: "2025", lastAlive: "2025-03-10")
    #expect(nextYear.findings("E9", cutOff: "2026-06-30").count == 1)
  }

  @Test func `E9 waits for a cut-off that shows both`() {
    let wrong = trial([], [visit("2025-05-03")], died: "2025-05-01")
    #expect(wrong.findings("E9", cutOff: "2025-05-02").isEmpty)
    #expect(wrong.findings("E9", cutOff: "2025-05-03").count == 1)
  }

  @Test func `E10 finds a response after death`() {
    #expect(trial([], [scan("2025-05-02")], died: "2025-05-01").findings("E10").count == 1)
    #expect(trial([], [scan("2025-05-01")], died: "2025-05-01").findings("E10").isEmpty)
    #expect(trial([], [scan("2025-05-02", nil)], died: "2025-05-01").findings("E10").isEmpty)
  }

  @Test(arguments: [
    ("2025-05-02", true), ("2025-05-01", false), ("2025-05", false), ("2025-06", true),
    ("2025", false),
  ])
  func `E11 finds an adverse event that starts after death`(_ start: String, _ expected: Bool) {
    let found = trial([event(start: start)], died: "2025-05-01").findings("E11")
    #expect(found.isEmpty != expected)
  }

  @Test(arguments: [
    ("2025-03-02", "2025-03-01", true), ("2025-03-01", "2025-03-01", false),
    ("2025-03-02", "2025-03", false), ("2025-03", "2025-03-01", false),
    ("2025-01", "2025-01-05", false), ("2025-04-01", "2025-03", true),
  ])
  func `E12 finds an end before the start`(_ start: String, _ end: String, _ expected: Bool) {
    #expect(trial([event(start: start, end: end)]).findings("E12").isEmpty != expected)
  }

  @Test func `E12 looks at treatments too`() {
    #expect(trial([], [treatment("2025-03-02", end: "2025-03-01")]).findings("E12").count == 1)
    #expect(trial([], [treatment("2025-03-02", end: "2025-03-02")]).findings("E12").isEmpty)
  }

  @Test func `E22 finds grade 5 without a death`() {
    let fatal = event(start: "2025-05-01") { $0.grade = 5 }
    #expect(trial([fatal]).findings("E22").count == 1)
    #expect(trial([fatal], died: "2025-05-20").findings("E22").isEmpty)
    #expect(trial([fatal], died: "2025-05-20").findings("E22", cutOff: "2025-05-10").isEmpty)
    #expect(trial([event(start: "2025-05-01") { $0.grade = 4 }]).findings("E22").isEmpty)
  }

  @Test func `W31 finds what has no grade of 1 to 5`() {
    #expect(trial([event(start: "2025-05-01") { $0.grade = nil }]).findings("W31").count == 1)
    #expect(trial([event(start: "2025-05-01") { $0.grade = 7 }]).findings("W31").count == 1)
    #expect(trial([event(start: "2025-05-01") { $0.grade = 5 }]).findings("W31").isEmpty)
  }

  @Test func `W32 finds relatedness missing for every modality since treatment`() {
    #expect(trial([event(start: "2025-01-10")]).findings("W32").count == 1)
    #expect(trial([event(start: "2025-01-09")]).findings("W32").isEmpty)
    let known = event(start: "2025-01-10") { $0.relatedToChemotherapy = .unlikely }
    #expect(trial([known]).findings("W32").isEmpty)
  }
}

struct ScanRuleTests {
  /// Scans on day 42, 84 and 126 after randomisation on 2025-01-01, with 7 days of window.
  private func trial(scans: [String]) -> SmallTrial {
    var study = Study(id: "NCT00000002", title: "Scans")
    study.isRandomised = true
    study.schedule.scans = [Schedule.ScanPeriod(days: 42)]
    let records = scans.map { day in
      var scan = TumourAssessment()
      (scan.subject, scan.date, scan.overall) = ("S01", PartialDate(iso: day), .stable)
      return AnyRecord.assessment(scan)
    }
    return SmallTrial(records: records, study: study) {
      $0.randomisedOn = SafetyFixture.date("2025-01-01")
    }
  }

  @Test func `W50 finds a scan whose window has closed`() {
    let found = trial(scans: []).findings("W50", cutOff: "2025-02-20")
    #expect(
      found.map(\.message) == [
        "scan planned for 2025-02-12, window closed 1 days ago; ask the site"
      ])
    #expect(trial(scans: []).findings("W50", cutOff: "2025-02-19").isEmpty)
    #expect(trial(scans: ["2025-02-12"]).findings("W50", cutOff: "2025-02-20").isEmpty)
  }

  @Test func `W49 finds two scans missed in a row, not one`() {
    #expect(trial(scans: ["2025-05-07"]).findings("W49", cutOff: "2025-05-08").count == 1)
    #expect(trial(scans: ["2025-03-26"]).findings("W49", cutOff: "2025-03-27").isEmpty)
  }

  @Test func `without a schedule no scan is late`() {
    #expect(SmallTrial().findings("W50").isEmpty)
    #expect(SmallTrial().findings("W49").isEmpty)
  }
}
