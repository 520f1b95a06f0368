/// RECIST 1.1 overall response of one assessment.
package enum Response: String, CaseIterable, Sendable {
  case complete, partial, stable, nonCompleteNonProgressive, progressive, notEvaluable
}

/// Response of the target or the non-target lesions, or overall, at one scan, as entered.
package struct TumourAssessment: TrialRecord {
  package var subject = ""
  package var date: PartialDate?
  package var visit: String?
  package var evaluator: String?
  package var target: Response?
  package var nonTarget: Response?
  package var newLesion: Bool?
  package var overall: Response?
  package var criteria: String?

  package init() {}

  package static let table = TrialTable.assessments
  package static let fields: [RecordField<TumourAssessment>] = [
    .text("subject", \.subject, key: true),
    .date("date", \.date, key: true),
    .text("visit", \.visit, key: true),
    .text("evaluator", \.evaluator, key: true),
    .code("target", \.target),
    .code("nonTarget", \.nonTarget),
    .flag("newLesion", \.newLesion),
    .code("overall", \.overall),
    .text("criteria", \.criteria),
  ]
}
