package struct Visit: TrialRecord {
  package var subject = ""
  package var visit = ""
  package var planned: PartialDate?
  package var actual: PartialDate?

  package init() {}

  package static let table = TrialTable.visits
  package static let fields: [RecordField<Visit>] = [
    .text("subject", \.subject, key: true),
    .text("visit", \.visit, key: true),
    .date("planned", \.planned),
    .date("actual", \.actual),
  ]
}
