/// What can be told about local control by one definition.
package enum LocalControlAnswer: Sendable {
  case estimated(LocalControlSummary)
  /// Access closes the marks of treatment that the definition is conditional on.
  case closed(LocalControlDefinition)
  /// Nobody of the selection has the definition's origin and lesions.
  case nobody(LocalControlDefinition)

  package var definition: LocalControlDefinition {
    switch self {
    case .estimated(let summary): summary.definition
    case .closed(let definition), .nobody(let definition): definition
    }
  }

  package var summary: LocalControlSummary? {
    if case .estimated(let summary) = self { summary } else { nil }
  }
}

extension LocalControlAnswer {
  /// An answer for each definition; none where the trial has no local treatment.
  package static func all(_ cohort: Cohort, _ selection: Selection) -> [LocalControlAnswer] {
    guard cohort.hasLocalTreatments else { return [] }
    return LocalControlDefinition.allCases.map { definition in
      guard cohort.isOpen(definition) else { return .closed(definition) }
      return LocalControlSummary.make(cohort, definition, selection).map { .estimated($0) }
        ?? .nobody(definition)
    }
  }
}

extension Cohort {
  /// Whether any row of the whole trial, at any time, tells of a treatment of a place: a fact
  /// about the trial and not about its subjects, so that access does not close it.
  package var hasLocalTreatments: Bool {
    hasTreatments { $0 != .systemic }
      || (0..<data.lesions.date.count).contains { row in
        data.lesions.isIrradiated[row] == true || data.lesions.localTreatmentOn[row] != nil
      }
  }

  /// Whether any row of the whole trial is a treatment of a kind.
  package func hasTreatments(where isMeant: (TreatmentKind) -> Bool) -> Bool {
    (0..<data.treatments.start.count).contains { data.treatments.kind[$0].map(isMeant) ?? false }
  }

  /// The definitions that access leaves open; none where the trial has no local treatment.
  package var openLocalControl: [LocalControlDefinition] {
    hasLocalTreatments ? LocalControlDefinition.allCases.filter(isOpen) : []
  }

  fileprivate func isOpen(_ definition: LocalControlDefinition) -> Bool {
    definition == .registry || hasOpenLesionMarks
  }
}
