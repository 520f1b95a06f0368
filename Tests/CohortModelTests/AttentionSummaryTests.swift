import Testing

@testable import CohortModel

struct AttentionSummaryTests {
  private func issue(
    _ code: ImportIssue.Code, _ severity: ImportIssue.Severity, _ table: TrialTable?
  ) -> ImportIssue {
    ImportIssue(severity: severity, code: code, table: table, file: "f.csv", message: "m")
  }

  @Test func `errors come first and an issue that is a finding is counted once`() {
    let attention = AttentionSummary.make(
      SmallTrial(
        events: [SafetyFixture.event("S01", "1", "X", "A", grade: nil, start: nil) { _ in }],
        issues: [
          issue(.duplicateKey, .error, .subjects), issue(.badDate, .error, .subjects),
          issue(.gradeOutOfRange, .warning, .adverseEvents),
          issue(.badNumber, .warning, .lesions), issue(.generousReading, .information, nil),
        ]
      ).cohort())
    #expect(attention.byRule.map(\.rule) == ["E1", "W31", "W32"])
    #expect(attention.findings.map(\.rule) == ["E1", "W31", "W32"])
    #expect((attention.errors, attention.warnings) == (1, 2))
    #expect((attention.importErrors, attention.importWarnings) == (1, 1))
    #expect(attention.overdueScans == 0)
  }

  @Test func `every rule has its own id and title`() {
    #expect(Set(IntegrityRule.all.map(\.id)).count == 13)
    #expect(Set(IntegrityRule.all.map(\.title)).count == 13)
    #expect(
      IntegrityRule.all.allSatisfy { $0.id.hasPrefix($0.severity == .error ? "E" : "W") })
  }

  @Test(arguments: [
    ("2025-01-01", nil, "2025-04-08", 0), ("2025-01-01", nil, "2025-04-09", 1),
    ("2025-01-01", "2025-04-01", "2025-04-09", 0), ("2025-05-01", nil, "2025-05-30", 0),
    ("2025-01-01", "2025-04-10", "2025-04-09", 1), (nil, nil, "2025-04-08", 0),
  ])
  func `a silent site is open and enrolled nobody in 90 days`(
    _ activated: String?, _ closed: String?, _ cutOff: String, _ expected: Int
  ) {
    var site = Site()
    site.site = "101"
    site.activated = activated.flatMap { PartialDate(iso: $0) }
    site.closed = closed.flatMap { PartialDate(iso: $0) }
    var trial = SmallTrial(records: [.site(site)])
    trial.study.isRandomised = true
    let attention = AttentionSummary.make(trial.cohort(cutOff: SafetyFixture.day(cutOff)))
    #expect(attention.silentSites == expected)
  }

  @Test func `a clean trial asks for nothing`() {
    let attention = AttentionSummary.make(SmallTrial().cohort())
    #expect(attention.findings.isEmpty)
    #expect(attention.byRule.isEmpty)
  }
}
