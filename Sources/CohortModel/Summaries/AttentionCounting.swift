extension AttentionSummary {
  /// Every rule's findings, errors first, and the import issues that are no finding.
  package static func make(_ cohort: Cohort) -> AttentionSummary {
    let rules = IntegrityRule.all.sorted {
      ($0.severity.rank, $0.number) < ($1.severity.rank, $1.number)
    }
    let checked = rules.map { (rule: $0, findings: $0.check(cohort)) }
    let others = cohort.data.importIssues.filter { $0.integrityRule == nil }
    return AttentionSummary(
      findings: checked.flatMap(\.findings),
      byRule: checked.filter { !$0.findings.isEmpty }.map { rule, findings in
        RuleCount(
          rule: rule.id, title: rule.title, severity: rule.severity, count: findings.count)
      },
      importErrors: others.count { $0.severity == .error },
      importWarnings: others.count { $0.severity == .warning },
      overdueScans: checked.first { $0.rule.id == "W50" }?.findings.count ?? 0,
      silentSites: EnrolmentSummary.make(cohort).sites.count(where: \.isSilent))
  }
}

extension Finding.Severity {
  fileprivate var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .information: 2
    }
  }
}
