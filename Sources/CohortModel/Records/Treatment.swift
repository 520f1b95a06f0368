package enum TreatmentKind: String, CaseIterable, Codable, Sendable {
  case systemic, radiotherapy, surgery, ablation
}

/// One administration or course: a cycle of drug, a course of radiotherapy, an operation.
package struct Treatment: TrialRecord {
  package var subject = ""
  package var treatment = ""
  package var start: PartialDate?
  package var end: PartialDate?
  package var kind: TreatmentKind?
  package var agent: String?
  package var cycle: Int?
  package var dose: Double?
  package var unit: String?
  package var lesion: String?
  package var isModified: Bool?

  package init() {}

  package static let table = TrialTable.treatments
  package static let fields: [RecordField<Treatment>] = [
    .text("subject", \.subject, key: true),
    .text("treatment", \.treatment, key: true),
    .date("start", \.start),
    .date("end", \.end),
    .code("kind", \.kind, revealsArm: true),
    .text("agent", \.agent, revealsArm: true),
    .integer("cycle", \.cycle, revealsArm: true),
    .decimal("dose", \.dose, revealsArm: true),
    .text("unit", \.unit, revealsArm: true),
    .text("lesion", \.lesion, revealsArm: true),
    .flag("isModified", \.isModified, revealsArm: true),
  ]
}
