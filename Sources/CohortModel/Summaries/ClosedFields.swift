/// What a profile of one subject does not show, because it would tell the arm.
///
/// Under pooled and masked access of a randomised trial whatever tells the arm is closed, except on
/// the profile of a trial whose study file says `masking = "open label"` (data.md, *Access*). Under
/// masked access such a profile withholds the letter of the arm instead: a letter beside the
/// treatment would tell what the letter stands for, of every subject.
package struct ClosedFields: Equatable, Sendable {
  package let access: Access
  private let fields: [TrialTable: Set<String>]
  private let covariates: Set<String>
  /// Whether what is shown tells the arm of a randomised subject.
  package let revealsArm: Bool
  /// Whether the gate's label of the arm may stand beside the rest.
  package let showsArm: Bool

  package init(_ cohort: Cohort) {
    let gate = cohort.gate
    // Beside the numbers of masked arms one treatment would name a letter for everybody.
    let isOpen =
      !gate.isBlinding || (gate.access == .pooled && cohort.study.isOpenLabel)
    access = gate.access
    revealsArm = cohort.study.isRandomised && isOpen
    showsArm = gate.access == .byArm || !isOpen
    fields = isOpen ? [:] : ClosedFields.fields(gate)
    covariates =
      isOpen
      ? [] : Set(cohort.data.subjects.covariates.keys.filter { !gate.permits(covariate: $0) })
  }

  private static func fields(_ gate: AccessGate) -> [TrialTable: Set<String>] {
    func names<Record: TrialRecord>(_ record: Record.Type) -> Set<String> {
      Set(Record.fields.filter { !gate.permits($0) }.map(\.name))
    }
    return [
      .subjects: names(Subject.self), .treatments: names(Treatment.self),
      .assessments: names(TumourAssessment.self), .lesions: names(Lesion.self),
      .adverseEvents: names(AdverseEvent.self), .symptoms: names(SymptomScore.self),
      .visits: names(Visit.self), .deviations: names(ProtocolDeviation.self),
    ]
  }

  package func contains(_ table: TrialTable, _ field: String) -> Bool {
    fields[table]?.contains(field) ?? false
  }

  package func contains(covariate name: String) -> Bool {
    covariates.contains(name)
  }

  /// The administrations as a whole: even their number and days would tell a local treatment.
  package var hidesTreatment: Bool { contains(.treatments, "kind") }

  /// A value where its field is open.
  func open<Value>(_ table: TrialTable, _ field: String, _ value: Value?) -> Value? {
    contains(table, field) ? nil : value
  }
}
