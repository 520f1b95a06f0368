import CohortModel

/// Something that a rule across cells or tables has to say about a row.
struct RowFinding: Equatable {
  var severity: ImportIssue.Severity
  var code: ImportIssue.Code
  var column: String?
  var message: String
  var text: String?
}
