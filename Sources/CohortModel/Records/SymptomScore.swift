package struct SymptomScore: TrialRecord {
  package var subject = ""
  package var date: PartialDate?
  package var scale = ""
  package var score: Double?

  package init() {}

  package static let table = TrialTable.symptoms
  package static let fields: [RecordField<SymptomScore>] = [
    .text("subject", \.subject, key: true),
    .date("date", \.date, key: true),
    .text("scale", \.scale, key: true),
    .decimal("score", \.score),
  ]
}
