package struct Site: TrialRecord {
  package var site = ""
  package var name: String?
  package var country: String?
  /// Planned number of randomised subjects.
  package var target: Int?
  package var plannedActivation: PartialDate?
  package var activated: PartialDate?
  package var closed: PartialDate?

  package init() {}

  package static let table = TrialTable.sites
  package static let fields: [RecordField<Site>] = [
    .text("site", \.site, key: true),
    .text("name", \.name),
    .text("country", \.country),
    .integer("target", \.target),
    .date("plannedActivation", \.plannedActivation),
    .date("activated", \.activated),
    .date("closed", \.closed),
  ]
}
