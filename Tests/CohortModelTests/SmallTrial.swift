@testable import CohortModel

/// One treated subject, S01, with whatever a test is about.
struct SmallTrial {
  var events: [AdverseEvent] = []
  var records: [AnyRecord] = []
  var study = Study(id: "NCT00000001", title: "Small")
  var issues: [ImportIssue] = []
  var batch: Batch?
  var subject: (inout Subject) -> Void = { _ in }

  func cohort(cutOff: Day = SafetyFixture.day("2025-06-30")) -> Cohort {
    var builder = TrialData.Builder()
    builder.add(
      .subject(
        SafetyFixture.subject("S01", site: "101", consented: "2025-01-02") {
          $0.randomisedOn = SafetyFixture.date("2025-01-08")
          $0.firstTreatmentOn = SafetyFixture.date("2025-01-10")
          subject(&$0)
        }))
    for event in events { builder.add(.adverseEvent(event)) }
    for record in records { builder.add(record) }
    return Cohort(
      builder.finish(study: study, issues: issues, batch: batch), gate: AccessGate(pooled: study),
      cutOff: cutOff)
  }

  func findings(_ rule: String, cutOff: String = "2025-06-30") -> [Finding] {
    let cohort = cohort(cutOff: SafetyFixture.day(cutOff))
    return IntegrityRule.all.filter { $0.id == rule }.flatMap { $0.check(cohort) }
  }
}
