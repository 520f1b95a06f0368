import CohortModel

/// The headline of every page, and what needs somebody's attention.
struct OverviewReport {
  let enrolment: EnrolmentSummary
  let safety: SafetyOverview
  let safetySet: AnalysisSet
  let response: ResponseSummary
  let survival: SurvivalSummary
  let attention: AttentionSummary
  let cohort: Cohort
  let isFiltered: Bool

  var tables: [ReportTable] {
    [
      EnrolmentReport(summary: enrolment, cohort: cohort, isFiltered: isFiltered)
        .overall("enrolment"),
      SafetyReport.overview("safety", safety),
      ResponseReport(summary: response, cohort: cohort).rates("response"),
      SurvivalReport(summary: survival, cohort: cohort).groups("survival"),
      totals, rules,
    ]
  }

  var notes: [String] {
    [
      setNote("Response", response.set),
      setNote("Safety", safetySet),
      response.isConfirmed ? "Responses are confirmed." : "Responses are unconfirmed.",
      enrolment.projection.map { "Projection: \($0.method.title)." },
      isFiltered ? "Attention counts the whole trial, whatever the filter." : nil,
    ].compactMap { $0 } + SurvivalNotes(summary: survival, cohort: cohort, hasTest: false).lines
  }

  private func setNote(_ what: String, _ set: AnalysisSet) -> String {
    "\(what): \(set.title), \(set.definition)."
  }

  private var totals: ReportTable {
    ReportTable(
      "attention", "Attention", of: attention,
      record: [
        .integer("errors", "Integrity errors") { $0.errors },
        .integer("warnings", "Integrity warnings") { $0.warnings },
        .integer("importErrors", "Import errors") { $0.importErrors },
        .integer("importWarnings", "Import warnings") { $0.importWarnings },
        .integer("overdueScans", "Scans overdue") { $0.overdueScans },
        .integer("silentSites", "Silent sites") { $0.silentSites },
      ])
  }

  private var rules: ReportTable {
    ReportTable(
      "rules", "Findings by rule", of: attention.byRule,
      fields: [
        .text("rule", "Rule") { $0.rule },
        .text("title", "Title") { $0.title },
        .text("severity", "Severity") { $0.severity.rawValue },
        .integer("count", "Findings") { $0.count },
      ])
  }
}
