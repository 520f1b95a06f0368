/// Which adverse events a table is about.
///
/// Related ones, whatever else is asked of them, begin on or after the first treatment.
package enum AdverseEventClass: String, CaseIterable, Sendable {
  case all, treatmentEmergent
  /// To any modality of treatment; not stated at all counts.
  case related
  /// Stated for the modality itself: a row that does not state it is left out, and tallied.
  case relatedToImmunotherapy, relatedToChemotherapy, relatedToLocalTreatment
  case serious, relatedSerious, immuneRelated
  /// As the study file says.
  case specialInterest
  /// Related, by onset from the first treatment, as in `AcuteLateSummary`.
  case acute, late
  /// The dose was reduced, or treatment interrupted or delayed.
  case ledToDoseChange
  case ledToWithdrawal
  case fatal

  /// Why a class has no numbers in a trial.
  package enum Refusal: Equatable, Sendable {
    /// Access closes it.
    case tellsArm
    /// No row of the trial states what it asks for.
    case notCollected
    /// The study file does not say what it is.
    case notDefined
  }
}

extension AdverseEventClass {
  /// The classes that can be shown, in the order of the cases.
  package static func available(in cohort: Cohort) -> [AdverseEventClass] {
    allCases.filter { $0.refusal(in: cohort) == nil }
  }

  /// - Returns: nil where the class can be shown.
  package func refusal(in cohort: Cohort) -> Refusal? {
    if self == .specialInterest, let refusal = cohort.specialInterestRefusal { return refusal }
    if let filterText, (try? Filter.parse(filterText, for: cohort)) == nil { return .tellsArm }
    return isCollected(cohort.data.adverseEvents) ? nil : .notCollected
  }

  private func isCollected(_ events: AdverseEventColumns) -> Bool {
    switch self {
    case .all, .treatmentEmergent, .related, .specialInterest, .acute, .late, .fatal: true
    case .relatedToImmunotherapy: events.isCollected { events.relatedToImmunotherapy[$0] != nil }
    case .relatedToChemotherapy: events.isCollected { events.relatedToChemotherapy[$0] != nil }
    case .relatedToLocalTreatment: events.isCollected { events.relatedToLocalTreatment[$0] != nil }
    case .serious, .relatedSerious: events.isCollected { events.isSerious[$0] != nil }
    case .immuneRelated: events.isCollected { events.isImmuneRelated[$0] != nil }
    case .ledToDoseChange, .ledToWithdrawal: events.isCollected { events.action[$0] != nil }
    }
  }

  /// The class in the filter language, which selects its rows and no others; nil is every row.
  package var filterText: String? {
    switch self {
    case .all: nil
    case .treatmentEmergent: "emergent"
    case .related: "trae"
    case .relatedToImmunotherapy: "trae & rel_io"
    case .relatedToChemotherapy: "trae & rel_chemo"
    case .relatedToLocalTreatment: "trae & rel_local"
    case .serious: "serious"
    case .relatedSerious: "trae & serious"
    case .immuneRelated: "irae"
    case .specialInterest: "aesi"
    case .acute: "acute"
    case .late: "late"
    case .ledToDoseChange: "(action=doseReduced | action=interrupted)"
    case .ledToWithdrawal: "action=withdrawn"
    case .fatal: "(grade=5 | outcome=fatal)"
    }
  }
}

extension AdverseEventColumns {
  /// Grade 3 or worse.
  func isSevere(_ row: Int) -> Bool {
    grade[row].map { $0 >= .severe } ?? false
  }

  func isFatal(_ row: Int) -> Bool {
    grade[row] == .fatal || outcome[row] == .fatal
  }

  func ledToDoseChange(_ row: Int) -> Bool {
    action[row] == .doseReduced || action[row] == .interrupted
  }

  /// Whether any row of the whole table states a field; without rows nothing is left unsaid.
  func isCollected(_ isStated: (Int) -> Bool) -> Bool {
    count == 0 || (0..<count).contains(where: isStated)
  }
}
