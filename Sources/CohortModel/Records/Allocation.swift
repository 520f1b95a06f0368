/// The arm of one subject, planned and received. Never stored beside the other tables.
package struct Allocation: TrialRecord {
  package var subject = ""
  package var plannedArm: String?
  package var actualArm: String?

  package init() {}

  package static let table = TrialTable.allocations
  package static let fields: [RecordField<Allocation>] = [
    .text("subject", \.subject, key: true),
    .text("plannedArm", \.plannedArm, revealsArm: true),
    .text("actualArm", \.actualArm, revealsArm: true),
  ]
}
