package import CohortModel

extension LocalControlDefinition {
  package var title: String {
    switch self {
    case .registry: "registry wording"
    case .treatedLesions: "treated lesions"
    }
  }

  /// What holds as long as a subject is in control.
  package var meaning: String {
    switch self {
    case .registry:
      "neither progression anywhere nor worse symptoms (pain by 2 points, others by a grade)"
    case .treatedLesions: "no treated lesion grown by 20 % and 5 mm from its smallest"
    }
  }

  /// Where time starts.
  package func originTitle(_ study: Study) -> String {
    switch self {
    case .registry: "first treatment"
    case .treatedLesions:
      study.isRandomised
        ? "first local treatment, without one from randomisation by the baseline's lesions"
        : "first local treatment"
    }
  }

  /// Who is counted.
  package func denominator(_ set: AnalysisSet, _ study: Study) -> String {
    switch self {
    case .registry: "\(set.title) with a first treatment"
    case .treatedLesions:
      study.isRandomised
        ? "\(set.title) with a treated lesion, or with a lesion at randomisation"
        : "\(set.title) with a treated lesion and its date"
    }
  }

  /// How deaths count.
  package var deathTitle: String {
    switch self {
    case .registry: "deaths censored"
    case .treatedLesions: "death competes"
    }
  }

  /// Estimator and interval.
  package var method: String {
    switch self {
    case .registry: "Kaplan–Meier, deaths censored, 95 % interval log-log"
    case .treatedLesions:
      "1 − F(failure), Aalen–Johansen with death competing, 95 % interval log-log of F"
    }
  }
}

extension LocalControlSummary {
  /// `Local control, treated lesions · full · death competes`.
  package var title: String {
    "Local control, \(definition.title) · \(set.shortTitle) · \(definition.deathTitle)"
  }
}

extension LocalControlAnswer {
  /// Why there is no estimate; nil where there is one.
  package func refusal(_ access: Access) -> String? {
    switch self {
    case .estimated: nil
    case .closed: "closed under \(access.title) access: it tells who had local therapy"
    case .nobody(.registry): "nobody with a first treatment"
    case .nobody(.treatedLesions): "no lesion is marked as treated with its date"
    }
  }
}
