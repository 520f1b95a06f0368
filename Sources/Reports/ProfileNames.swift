package import CohortModel

// The words of a subject's profile.

extension SubjectProfile.Origin.Kind {
  package var title: String {
    switch self {
    case .firstTreatment: "first treatment"
    case .randomisation: "randomisation"
    case .consent: "consent"
    case .firstRecord: "first record"
    }
  }
}

extension Response {
  package var abbreviation: String {
    switch self {
    case .complete: "CR"
    case .partial: "PR"
    case .stable: "SD"
    case .nonCompleteNonProgressive: "NN"
    case .progressive: "PD"
    case .notEvaluable: "NE"
    }
  }

  package var title: String {
    switch self {
    case .complete: "complete response"
    case .partial: "partial response"
    case .stable: "stable disease"
    case .nonCompleteNonProgressive: "non-CR/non-PD"
    case .progressive: "progressive disease"
    case .notEvaluable: "not evaluable"
    }
  }
}

extension TreatmentKind {
  package var title: String {
    switch self {
    case .systemic: "systemic"
    case .radiotherapy: "radiotherapy"
    case .surgery: "surgery"
    case .ablation: "ablation"
    }
  }

  /// For a point of a time axis.
  package var letter: Character {
    switch self {
    case .systemic: "D"
    case .radiotherapy: "R"
    case .surgery: "S"
    case .ablation: "A"
    }
  }
}

extension Relatedness {
  package var title: String {
    switch self {
    case .unrelated: "not related"
    case .unlikely: "unlikely related"
    case .possible: "possibly related"
    case .probable: "probably related"
    case .definite: "definitely related"
    case .related: "related"
    case .undetermined: "relatedness not determined"
    }
  }
}

extension SubjectProfile.Administration {
  /// `camrelizumab 200 mg`, as far as it was entered.
  package var title: String {
    let name = agent ?? kind?.title ?? (isLocal ? "local treatment" : "treatment not named")
    let amount = dose.map { " " + Format.number($0) + (unit.map { " " + $0 } ?? "") } ?? ""
    return name + amount
  }
}

extension ClosedFields {
  /// What stands in the place of what is closed.
  package var word: String { "closed under \(access.title) access: it would tell the arm" }
}

extension SubjectProfile {
  /// `day 41`, or what the day would count from is not known.
  package func dayTitle(_ day: Day) -> String {
    studyDay(day).map { "day \($0)" } ?? day.iso
  }

  /// `2025-03-05 (day 41)`.
  package func dated(_ day: Day) -> String {
    day.iso + (studyDay(day).map { " (day \($0))" } ?? "")
  }
}
