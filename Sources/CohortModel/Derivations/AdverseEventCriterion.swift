/// Whether a row of adverse events belongs to a class, in one cohort.
///
/// It says nothing of the cut-off or of a filter. A class that the cohort refuses admits no row: ask
/// `AdverseEventClass.refusal` before a number is told.
package struct AdverseEventCriterion {
  package let admits: (_ row: Int) -> Bool

  package init(_ adverseEventClass: AdverseEventClass, in cohort: Cohort) {
    guard adverseEventClass.refusal(in: cohort) == nil else {
      admits = { _ in false }
      return
    }
    admits = AdverseEventCriterion.rule(adverseEventClass, cohort)
  }

  private static func rule(
    _ adverseEventClass: AdverseEventClass, _ cohort: Cohort
  ) -> (Int) -> Bool {
    let events = cohort.data.adverseEvents
    let classifier = AdverseEventClassifier(cohort)
    switch adverseEventClass {
    case .all: return { _ in true }
    case .treatmentEmergent: return classifier.isTreatmentEmergent
    case .related: return classifier.isTreatmentRelated
    case .relatedToImmunotherapy:
      return related(\.relatedToImmunotherapy, of: events, classifier)
    case .relatedToChemotherapy:
      return related(\.relatedToChemotherapy, of: events, classifier)
    case .relatedToLocalTreatment:
      return related(\.relatedToLocalTreatment, of: events, classifier)
    case .serious: return { events.isSerious[$0] == true }
    case .relatedSerious:
      return { events.isSerious[$0] == true && classifier.isTreatmentRelated($0) }
    case .immuneRelated: return { events.isImmuneRelated[$0] == true }
    case .specialInterest: return cohort.isOfSpecialInterest ?? { _ in false }
    case .acute: return { classifier.onset(ofRelated: $0) == .acute }
    case .late: return { classifier.onset(ofRelated: $0) == .late }
    case .ledToDoseChange: return events.ledToDoseChange
    case .ledToWithdrawal: return { events.action[$0] == .withdrawn }
    case .fatal: return events.isFatal
    }
  }

  private static func related(
    _ column: KeyPath<AdverseEventColumns, CodeColumn<Relatedness>>, of events: AdverseEventColumns,
    _ classifier: AdverseEventClassifier
  ) -> (Int) -> Bool {
    let stated = events[keyPath: column]
    return { stated[$0]?.isRelated == true && classifier.isSinceTreatment($0) }
  }
}

extension AdverseEventClass {
  /// Rows that do not say whether they are related to the one modality that the class asks for.
  func isUnstated(_ row: Int, _ events: AdverseEventColumns) -> Bool {
    switch self {
    case .relatedToImmunotherapy: events.relatedToImmunotherapy[row] == nil
    case .relatedToChemotherapy: events.relatedToChemotherapy[row] == nil
    case .relatedToLocalTreatment: events.relatedToLocalTreatment[row] == nil
    case .all, .treatmentEmergent, .related, .serious, .relatedSerious, .immuneRelated,
      .specialInterest, .acute, .late, .ledToDoseChange, .ledToWithdrawal, .fatal:
      false
    }
  }
}
