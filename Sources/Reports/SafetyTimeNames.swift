package import CohortModel
import Statistics

// The words for adverse events in time, deaths, doses and toxicity boundaries.

extension AdverseEventLine {
  /// A fixed word for programs.
  package var level: String {
    switch self {
    case .overall: "overall"
    case .organClass: "class"
    case .term: "term"
    }
  }

  package var organClass: String? {
    switch self {
    case .overall: nil
    case .organClass(let name), .term(_, _, let name): name
    }
  }

  package var term: String? {
    if case .term(let name, _, _) = self { name } else { nil }
  }

  package var title: String {
    switch self {
    case .overall: "Any adverse event"
    case .organClass(let name): name ?? "Uncoded"
    case .term(let name?, let isVerbatim, _): isVerbatim ? "“\(name)”" : name
    case .term(nil, _, _): "Uncoded term"
    }
  }
}

extension DeathSummary.Measure {
  /// A fixed word for programs.
  package var word: String {
    switch self {
    case .all: "all"
    case .cause: "cause"
    case .soonAfterTreatment: "within30DaysOfTreatment"
    case .underTreatment: "underTreatment"
    case .fatalEvent: "fatalEvent"
    case .relatedFatalEvent: "relatedFatalEvent"
    case .soonAfterRadiotherapy: "within90DaysOfRadiotherapy"
    }
  }

  package var title: String {
    switch self {
    case .all: "Died"
    case .cause(let cause): cause ?? "Cause not stated"
    case .soonAfterTreatment: "Within \(DeathSummary.windowDays) days of the last treatment"
    case .underTreatment: "Under treatment"
    case .fatalEvent: "With a fatal adverse event"
    case .relatedFatalEvent: "With a related fatal adverse event"
    case .soonAfterRadiotherapy: "Within \(DeathSummary.radiotherapyDays) days of radiotherapy"
    }
  }
}

extension DoseIntensity.Gap {
  package var title: String {
    switch self {
    case .undated: "with a treatment without a date"
    case .withoutDose: "with a treatment without a dose"
    case .otherUnit: "with doses in another unit"
    case .withoutCycleLength: "without a cycle length in the study file"
    }
  }
}

extension DoseIntensity.Plan {
  package func title(cycleDays: Int?) -> String {
    let every = cycleDays.map { "every \($0) days" } ?? "cycle length not specified"
    switch self {
    case .studyFile(let dose):
      return [Format.number(dose.dose), dose.unit, every].compactMap { $0 }.joined(separator: " ")
    case .firstDose: return "the subject's first dose, \(every)"
    }
  }
}

extension ToxicityMonitoring.Standing {
  package var title: String {
    switch self {
    case .toxicity: "with the toxicity"
    case .free: "through the window without it"
    case .inside: "still inside the window"
    case .died: "died in the window without it"
    case .unseen: "not seen to the end of the window"
    }
  }
}

extension ToxicityMonitoring.Status {
  /// A fixed word for programs.
  package var word: String {
    switch self {
    case .crossed: "crossed"
    case .notCrossed: "notCrossed"
    case .cannotCross: "cannotCross"
    }
  }

  package var title: String {
    switch self {
    case .crossed(let look):
      "crossed (at n = \(look.subjects): \(look.toxicities ?? 0), boundary \(look.bound ?? 0))"
    case .notCrossed(let next):
      "fewest further toxicities to cross: \(next.furtherToxicities), at n = \(next.atSubjects)"
    case .cannotCross: "not crossed, and no look is left that could be"
    }
  }
}

extension ToxicityRule {
  package var methodTitle: String {
    switch method {
    case .pocock(let alpha):
      "Pocock-type (Ivanova 2005), α = \(Format.number(alpha)) at p0"
    case .bayesian(let a, let b, let threshold):
      "Bayesian, Beta(\(Format.number(a)), \(Format.number(b))) prior, "
        + "P(p > p0) > \(Format.number(threshold))"
    }
  }

  package var looksTitle: String {
    switch looks {
    case .sizes(let sizes): "n = " + sizes.map(String.init).joined(separator: ", ")
    case .everySubject(let start, let maximum): "every subject from n = \(start) to \(maximum)"
    }
  }
}

extension ToxicityAnswer {
  /// Why there are no numbers; nil where there are.
  package func refusal(_ access: Access) -> String? {
    switch self {
    case .monitored: nil
    case .closed: SafetyClosure.title(access)
    case .refused(_, let error): "the event of the study file cannot be read: \(error.message)"
    }
  }
}

/// What stands where access closes a number.
package enum SafetyClosure {
  package static func title(_ access: Access) -> String {
    "closed under \(access.title) access: it would tell the arm"
  }
}
