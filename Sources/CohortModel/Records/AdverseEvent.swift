/// Relatedness of an adverse event to treatment, or to one modality of it, on the sponsor's scale.
///
/// The two-point scale uses `unrelated` and `related`; `isRelated` reads either scale.
package enum Relatedness: String, CaseIterable, Sendable {
  case unrelated, unlikely, possible, probable, definite, related, undetermined

  /// Possible or closer counts as related (definitions.md, *TRAE*), and so does what the assessor
  /// could not determine: a relationship that cannot be ruled out (ICH E2A, II.A.2).
  package var isRelated: Bool {
    switch self {
    case .unrelated, .unlikely: false
    case .possible, .probable, .definite, .related, .undetermined: true
    }
  }
}

package enum Outcome: String, CaseIterable, Sendable {
  case recovered, recoveredWithSequelae, recovering, notRecovered, fatal, unknown
}

package enum ActionTaken: String, CaseIterable, Sendable {
  case none, doseReduced, interrupted, withdrawn, doseIncreased, notApplicable, unknown
}

/// A CTCAE grade, 1 (mild) to 5 (death).
package enum Grade: Int, CaseIterable, Comparable, Sendable {
  case mild = 1
  case moderate, severe, lifeThreatening, fatal

  package static func < (left: Grade, right: Grade) -> Bool {
    left.rawValue < right.rawValue
  }
}

package struct AdverseEvent: TrialRecord {
  package var subject = ""
  /// The record's own id, or one built from term, start and ordinal where the file has none.
  package var event = ""
  package var term: String?
  package var preferredTerm: String?
  package var systemOrganClass: String?
  /// 1 to 5; nil is ungraded, never "no event".
  package var grade: Int?
  package var ctcaeVersion: String?
  package var start: PartialDate?
  package var end: PartialDate?
  package var isSerious: Bool?
  package var seriousness: String?
  package var relatedToImmunotherapy: Relatedness?
  package var relatedToChemotherapy: Relatedness?
  package var relatedToLocalTreatment: Relatedness?
  /// To the treatment of the study, not told to which part of it: so it does not tell the arm.
  package var relatedToTreatment: Relatedness?
  package var isImmuneRelated: Bool?
  package var action: ActionTaken?
  package var outcome: Outcome?
  package var reportedOn: PartialDate?

  package init() {}

  package static let table = TrialTable.adverseEvents
  package static let fields: [RecordField<AdverseEvent>] = [
    .text("subject", \.subject, key: true),
    .text("event", \.event, key: true),
    .text("term", \.term),
    .text("preferredTerm", \.preferredTerm),
    .text("systemOrganClass", \.systemOrganClass),
    .integer("grade", \.grade),
    .text("ctcaeVersion", \.ctcaeVersion),
    .date("start", \.start),
    .date("end", \.end),
    .flag("isSerious", \.isSerious),
    .text("seriousness", \.seriousness),
    // Beside "related to any treatment" each of these would tell the third.
    .code("relatedToImmunotherapy", \.relatedToImmunotherapy, revealsArm: true),
    .code("relatedToChemotherapy", \.relatedToChemotherapy, revealsArm: true),
    .code("relatedToLocalTreatment", \.relatedToLocalTreatment, revealsArm: true),
    .code("relatedToTreatment", \.relatedToTreatment),
    .flag("isImmuneRelated", \.isImmuneRelated),
    .code("action", \.action),
    .code("outcome", \.outcome),
    .date("reportedOn", \.reportedOn),
  ]
}
