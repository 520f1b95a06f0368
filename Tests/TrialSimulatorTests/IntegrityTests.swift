import CohortModel
import Testing

@testable import TrialSimulator

/// The sample trial as the model's own checks and filters see it.
@Suite struct IntegrityTests {
  private let trial = ESOShanghai20Tests.trial
  private let cohort: Cohort

  init() {
    var builder = TrialData.Builder()
    for record in trial.records where record.table != .allocations { builder.add(record) }
    cohort = Cohort(
      builder.finish(study: trial.study), gate: AccessGate(pooled: trial.study),
      cutOff: ESOShanghai20.defaultCutOff)
  }

  private struct Hit: Hashable {
    var check: String
    var subject: String
  }

  private var planted: Set<Hit> {
    // E3 speaks at import; E42 is not among the checks yet.
    Set(
      trial.plantedErrors.filter { $0.check != "E3" && $0.check != "E42" }.map {
        Hit(check: $0.check, subject: $0.subject)
      })
  }

  private var found: Set<Hit> {
    Set(
      AttentionSummary.make(cohort).findings.map {
        Hit(check: $0.rule, subject: $0.subject ?? "")
      })
  }

  @Test func `the checks find every planted error`() {
    #expect(planted.subtracting(found) == [])
  }

  @Test func `beyond the planted errors there are only late scans and what follows from one`() {
    let lost = Set(
      trial.subjects.filter { $0.endOfStudyReason == "Lost to follow-up" }.map(\.subject))
    let deadAtScan = Set(trial.plantedErrors.filter { $0.check == "E10" }.map(\.subject))
    for hit in found.subtracting(planted) {
      switch hit.check {
      case "W50": continue
      case "W49": #expect(lost.contains(hit.subject))
      case "E9": #expect(deadAtScan.contains(hit.subject))
      default: Issue.record("\(hit.check) of \(hit.subject) was not planted")
      }
    }
  }

  @Test func `the rules of eligibility are filters that the model reads`() throws {
    #expect(trial.study.eligibility.count == 7)
    for rule in trial.study.eligibility {
      #expect(try Filter.parse(rule.expression, for: cohort) != nil)
    }
  }
}
