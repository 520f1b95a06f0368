package enum ScreenStatus: String, CaseIterable, Sendable {
  case screening, enrolled, failed
}

package enum Sex: String, CaseIterable, Sendable {
  case male, female
}

/// One consented person of the trial: baseline, disposition and fate, as entered.
package struct Subject: TrialRecord {
  package var subject = ""
  package var site: String?
  package var consentedOn: PartialDate?
  package var screenStatus: ScreenStatus?
  package var screenFailureReason: String?
  package var randomisedOn: PartialDate?
  package var stratum: String?
  package var firstTreatmentOn: PartialDate?
  package var lastTreatmentOn: PartialDate?
  package var endOfTreatmentReason: String?
  package var endOfStudyOn: PartialDate?
  package var endOfStudyReason: String?
  package var lastKnownAlive: PartialDate?
  package var diedOn: PartialDate?
  package var causeOfDeath: String?
  package var newTherapyOn: PartialDate?
  package var age: Int?
  package var sex: Sex?
  package var ecog: Int?
  package var histology: String?
  package var metastases: Int?
  package var maximumMetastasesPerOrgan: Int?
  /// Largest metastasis, in millimetres.
  package var maximumDiameter: Double?
  package var metastasisBiopsied: Bool?
  package var priorProgressionOnPD1: Bool?
  /// Lung volume that receives 20 Gy, in percent; planned only for radiotherapy.
  package var lungV20: Double?
  package var birthDate: PartialDate?
  package var initials: String?
  /// Every further column of the subjects file, by its own name and verbatim.
  package var covariates: [String: String] = [:]

  package init() {}

  package static let table = TrialTable.subjects
  package static let fields: [RecordField<Subject>] = [
    .text("subject", \.subject, key: true),
    .text("site", \.site),
    .date("consentedOn", \.consentedOn),
    .code("screenStatus", \.screenStatus),
    .text("screenFailureReason", \.screenFailureReason),
    .date("randomisedOn", \.randomisedOn),
    .text("stratum", \.stratum),
    .date("firstTreatmentOn", \.firstTreatmentOn),
    .date("lastTreatmentOn", \.lastTreatmentOn),
    .text("endOfTreatmentReason", \.endOfTreatmentReason),
    .date("endOfStudyOn", \.endOfStudyOn),
    .text("endOfStudyReason", \.endOfStudyReason),
    .date("lastKnownAlive", \.lastKnownAlive),
    .date("diedOn", \.diedOn),
    .text("causeOfDeath", \.causeOfDeath),
    .date("newTherapyOn", \.newTherapyOn),
    .integer("age", \.age),
    .code("sex", \.sex),
    .integer("ecog", \.ecog),
    .text("histology", \.histology),
    .integer("metastases", \.metastases),
    .integer("maximumMetastasesPerOrgan", \.maximumMetastasesPerOrgan),
    .decimal("maximumDiameter", \.maximumDiameter),
    .flag("metastasisBiopsied", \.metastasisBiopsied),
    .flag("priorProgressionOnPD1", \.priorProgressionOnPD1),
    .decimal("lungV20", \.lungV20, revealsArm: true),
    .date("birthDate", \.birthDate),
    .text("initials", \.initials),
  ]
}
