package import CohortModel

/// What every number of a report depends on, said before any of them.
package struct ReportHeader: Equatable, Sendable {
  /// Registry or protocol id.
  package var study: String
  package var title: String
  package var isSynthetic: Bool
  package var cutOff: Day
  /// The batch or date up to which entries count; nil is everything entered.
  package var asEntered: String?
  package var access: Access
  /// nil where each table names its own set.
  package var set: AnalysisSet?
  package var filter: String?
  package var batch: Batch?

  package init(
    _ cohort: Cohort, set: AnalysisSet?, filter: Filter? = nil, asEntered: String? = nil
  ) {
    study = cohort.study.id
    title = cohort.study.title
    isSynthetic = cohort.study.isSynthetic
    cutOff = cohort.cutOff
    self.asEntered = asEntered
    access = cohort.gate.access
    self.set = set
    self.filter = filter?.text
    batch = cohort.data.batch
  }
}
