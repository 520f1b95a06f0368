package import CohortModel

extension AdverseEventOverview.Line {
  /// A fixed word for programs.
  package var word: String { String(describing: self) }

  package var title: String {
    switch self {
    case .anyEvent: "Any adverse event"
    case .events: "Number of adverse events"
    case .died: "Deaths"
    case .leftStudy: "Left the study for an adverse event"
    case .fatal: "Fatal adverse event"
    case .serious: "Serious adverse event"
    case .seriousWithdrawal: "Serious, leading to withdrawal"
    case .seriousDoseChange: "Serious, leading to dose change"
    case .seriousRelated: "Serious and related"
    case .withdrawal: "Leading to withdrawal"
    case .doseChange: "Leading to dose change"
    case .related: "Related adverse event"
    case .relatedWithdrawal: "Related, leading to withdrawal"
    case .relatedDoseChange: "Related, leading to dose change"
    case .severe: "Grade 3–5 adverse event"
    case .specialInterest: "Adverse event of special interest"
    case .immuneRelated: "Immune-related adverse event"
    }
  }
}
