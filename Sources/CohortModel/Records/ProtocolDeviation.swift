package struct ProtocolDeviation: TrialRecord {
  package var subject = ""
  package var deviation = ""
  package var date: PartialDate?
  package var category: String?
  package var isImportant: Bool?
  package var description: String?

  package init() {}

  package static let table = TrialTable.deviations
  package static let fields: [RecordField<ProtocolDeviation>] = [
    .text("subject", \.subject, key: true),
    .text("deviation", \.deviation, key: true),
    .date("date", \.date),
    .text("category", \.category),
    .flag("isImportant", \.isImportant),
    // In words a deviation often names what was or was not given.
    .text("description", \.description, revealsArm: true),
  ]
}
