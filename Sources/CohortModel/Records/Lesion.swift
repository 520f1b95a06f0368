package enum LesionType: String, CaseIterable, Sendable {
  case target, nonTarget, new
}

/// One lesion at one scan.
package struct Lesion: TrialRecord {
  package var subject = ""
  package var lesion = ""
  package var date: PartialDate?
  package var type: LesionType?
  package var organ: String?
  package var isNodal: Bool?
  /// Longest diameter (short axis of a node), in millimetres.
  package var diameter: Double?
  package var isIrradiated: Bool?
  package var localTreatment: String?
  package var localTreatmentOn: PartialDate?

  package init() {}

  package static let table = TrialTable.lesions
  package static let fields: [RecordField<Lesion>] = [
    .text("subject", \.subject, key: true),
    .text("lesion", \.lesion, key: true),
    .date("date", \.date, key: true),
    .code("type", \.type),
    .text("organ", \.organ),
    .flag("isNodal", \.isNodal),
    .decimal("diameter", \.diameter),
    .flag("isIrradiated", \.isIrradiated, revealsArm: true),
    .text("localTreatment", \.localTreatment, revealsArm: true),
    .date("localTreatmentOn", \.localTreatmentOn, revealsArm: true),
  ]
}
