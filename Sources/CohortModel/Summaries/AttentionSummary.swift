/// One violation of an integrity rule (definitions.md §3).
package struct Finding: Equatable, Sendable {
  package enum Severity: String, Sendable { case error, warning, information }

  /// The rule's id, such as E9 or W50.
  package var rule: String
  package var severity: Severity
  package var subject: String?
  /// What is wrong, without the subject's values other than dates.
  package var message: String

  package init(rule: String, severity: Severity, subject: String?, message: String) {
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.message = message
  }
}

/// What needs somebody's attention.
package struct AttentionSummary: Equatable, Sendable {
  package struct RuleCount: Equatable, Sendable {
    package var rule: String
    package var title: String
    package var severity: Finding.Severity
    package var count: Int
  }

  package var findings: [Finding]
  /// Rules with findings, errors first, then by id.
  package var byRule: [RuleCount]
  package var importErrors: Int
  package var importWarnings: Int
  package var overdueScans: Int
  package var silentSites: Int

  package var errors: Int { findings.count { $0.severity == .error } }
  package var warnings: Int { findings.count { $0.severity == .warning } }
}

extension AttentionSummary {
  /// The subjects that some of the findings are about; findings about no subject have none.
  package func subjects(in cohort: Cohort, where isMeant: (Finding) -> Bool) -> SubjectSet {
    let ids = Set(findings.filter(isMeant).compactMap(\.subject))
    return SubjectSet(capacity: cohort.subjectCount) { ids.contains(cohort.data.subjects.ids[$0]) }
  }
}
