package import CohortModel
package import Statistics

// The words for what the model names: one place, so that pages and reports say the same.

extension ProportionInterval.Method {
  package var title: String {
    switch self {
    case .wilsonContinuityCorrected: "Wilson with continuity correction"
    case .wilson: "Wilson"
    case .clopperPearson: "Clopper–Pearson"
    case .agrestiCoull: "Agresti–Coull"
    case .jeffreys: "Jeffreys"
    case .midP: "mid-P"
    case .wald: "Wald"
    }
  }

  /// The title where room is short.
  package var shortTitle: String {
    self == .wilsonContinuityCorrected ? "Wilson cc" : title
  }
}

extension AnalysisSet {
  package var title: String {
    switch self {
    case .intentToTreat: "intent-to-treat set"
    case .full: "full set"
    case .safety: "safety set"
    case .matched(let set): "matched set (\(Format.plural(set.pairs.count, "pair")))"
    }
  }

  package var shortTitle: String {
    switch self {
    case .intentToTreat: "ITT"
    case .full: "full"
    case .safety: "safety"
    case .matched(let set): "matched (\(Format.plural(set.pairs.count, "pair")))"
    }
  }

  /// Who belongs to it.
  package var definition: String {
    switch self {
    case .intentToTreat: "all randomised subjects, by planned arm"
    case .full: "all subjects with a first treatment, by actual arm"
    case .safety: "all subjects with at least one dose or local treatment, by actual arm"
    case .matched(let set):
      "pairs of one \(set.plan.treatedArm) subject and one control of the \(set.base.title), "
        + "matched by propensity score"
    }
  }
}

extension Endpoint.Kind {
  package var title: String {
    switch self {
    case .progressionFreeSurvival: "Progression-free survival"
    case .overallSurvival: "Overall survival"
    case .timeToProgression: "TTP (registry wording)"
    case .durationOfResponse: "Duration of response"
    }
  }

  package var abbreviation: String {
    switch self {
    case .progressionFreeSurvival: "PFS"
    case .overallSurvival: "OS"
    case .timeToProgression: "TTP"
    case .durationOfResponse: "DoR"
    }
  }
}

extension Endpoint.RuleSet {
  package var title: String {
    switch self {
    case .treatmentPolicy: "treatment policy"
    case .strict: "strict censoring (FDA Table A)"
    case .registry: "registry rule"
    }
  }
}

extension Endpoint {
  /// Where time starts: the duration of a response at the response itself.
  package var originTitle: String {
    kind == .durationOfResponse ? "first response" : origin.title
  }

  /// Who is in it.
  package var setTitle: String {
    kind == .durationOfResponse ? "responders of the \(set.title)" : set.title
  }
}

extension Endpoint.Origin {
  package var title: String {
    switch self {
    case .randomisation: "randomisation"
    case .firstTreatment: "first treatment"
    }
  }
}

extension BestOverallResponse {
  package var abbreviation: String {
    switch self {
    case .complete: "CR"
    case .partial: "PR"
    case .stable: "SD"
    case .nonCompleteNonProgressive: "NN"
    case .progressive: "PD"
    case .notEvaluable: "NE"
    case .missing: "NA"
    }
  }

  /// One letter for a bar of a chart; the two responses and the progression begin alike.
  package var letter: Character {
    switch self {
    case .complete: "C"
    case .partial: "R"
    case .stable: "S"
    case .nonCompleteNonProgressive: "s"
    case .progressive: "P"
    case .notEvaluable, .missing: "n"
    }
  }

  package var title: String {
    switch self {
    case .complete: "Complete response"
    case .partial: "Partial response"
    case .stable: "Stable disease"
    case .nonCompleteNonProgressive: "Non-CR/Non-PD"
    case .progressive: "Progressive disease"
    case .notEvaluable: "Not evaluable"
    case .missing: "Not yet assessed"
    }
  }
}

extension AdverseEventClass {
  package var title: String {
    switch self {
    case .all: "all"
    case .treatmentEmergent: "treatment-emergent"
    case .related: "treatment-related"
    case .relatedToImmunotherapy: "immunotherapy-related"
    case .relatedToChemotherapy: "chemotherapy-related"
    case .relatedToLocalTreatment: "local-treatment-related"
    case .serious: "serious"
    case .relatedSerious: "related and serious"
    case .immuneRelated: "immune-related"
    case .specialInterest: "of special interest"
    case .acute: "acute related"
    case .late: "late related"
    case .ledToDoseChange: "leading to dose change"
    case .ledToWithdrawal: "leading to withdrawal"
    case .fatal: "fatal"
    }
  }

  /// As the subject of a sentence.
  package var phrase: String {
    switch self {
    case .specialInterest, .ledToDoseChange, .ledToWithdrawal: "adverse events \(title)"
    case .all, .treatmentEmergent, .related, .relatedToImmunotherapy, .relatedToChemotherapy,
      .relatedToLocalTreatment, .serious, .relatedSerious, .immuneRelated, .acute, .late, .fatal:
      "\(title) adverse events"
    }
  }

  /// What makes an adverse event one of the class.
  package func definition(_ study: Study) -> String {
    let safety = study.safety
    switch self {
    case .all: return "every row"
    case .treatmentEmergent:
      return "from the first treatment to \(safety.emergentDays) days after the last"
    case .related: return "related to any treatment or not stated, begun since the first treatment"
    case .relatedToImmunotherapy: return AdverseEventClass.related(to: "immunotherapy")
    case .relatedToChemotherapy: return AdverseEventClass.related(to: "chemotherapy")
    case .relatedToLocalTreatment: return AdverseEventClass.related(to: "local treatment")
    case .serious: return "meets a criterion of seriousness"
    case .relatedSerious: return "related, and meets a criterion of seriousness"
    case .immuneRelated: return "flagged as immune-related"
    case .specialInterest:
      return "of special interest: " + (safety.specialInterest ?? Format.notSpecified)
    case .acute: return "related, begun up to \(safety.acuteDays) days after the first treatment"
    case .late: return "related, begun later than \(safety.acuteDays) days after first treatment"
    case .ledToDoseChange: return "action: dose reduced, or treatment interrupted or delayed"
    case .ledToWithdrawal: return "action: treatment withdrawn"
    case .fatal: return "grade 5, or a fatal outcome"
    }
  }

  private static func related(to modality: String) -> String {
    "stated as related to \(modality), begun since the first treatment"
  }
}

extension AdverseEventClass.Refusal {
  /// Why there are no numbers.
  package func title(_ access: Access) -> String {
    switch self {
    case .tellsArm: "closed under \(access.title) access: it would tell the arm"
    case .notCollected: "not collected: no row states it"
    case .notDefined: "not specified: the study file does not say which ([safety] special_interest)"
    }
  }
}

extension Access {
  package var title: String {
    switch self {
    case .pooled: "pooled"
    case .masked: "masked A/B"
    case .byArm: "by arm"
    }
  }
}

extension Outcome {
  package var title: String {
    switch self {
    case .recovered: "recovered"
    case .recoveredWithSequelae: "recovered with sequelae"
    case .recovering: "recovering"
    case .notRecovered: "not recovered"
    case .fatal: "FATAL"
    case .unknown: "unknown"
    }
  }
}

extension ActionTaken {
  package var title: String {
    switch self {
    case .none: "dose not changed"
    case .doseReduced: "dose reduced"
    case .interrupted: "interrupted"
    case .withdrawn: "withdrawn"
    case .doseIncreased: "dose increased"
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    }
  }
}

extension Study {
  /// `2:1`, or nil where the study file gives no ratio.
  package var ratioText: String? {
    let ratios = arms.compactMap(\.ratio)
    return ratios.count > 1 && ratios.count == arms.count
      ? ratios.map(String.init).joined(separator: ":") : nil
  }

  /// What the labels of the arms stand for, as the gate lets them be seen; empty where arms are
  /// pooled.
  package func armLegend(_ access: Access) -> String? {
    switch access {
    case .pooled: nil
    case .masked: arms.count > 1 ? "arms masked; labels may be inferable from n" : nil
    case .byArm:
      arms.count > 1 ? arms.map { "\($0.code): \($0.name)" }.joined(separator: ", ") : nil
    }
  }

  /// The word for those who count as enrolled.
  package var enrolledWord: String {
    isRandomised ? "randomised" : "treated"
  }
}

extension KaplanMeier.Interval {
  package var title: String { rawValue }
}

extension AbscopalResponse.Gap {
  package var title: String {
    switch self {
    case .noRadiotherapy: "without radiotherapy"
    case .noLesionOutside: "without a lesion outside the field"
    case .noEvaluation: "without a scan that tells"
    }
  }
}

extension ResponseSummary.AbscopalRates {
  /// How ARR and ACR came about.
  package var note: String {
    "Abscopal response (ARR, ACR): RECIST 1.1 over the lesions outside the irradiated field, "
      + "from the last scan before radiotherapy; a new lesion outside is progression."
      + (missing.map { " Not evaluable, so non-responders: \($0)." } ?? "")
  }

  /// The note where room is short.
  package var shortNote: String {
    "ARR, ACR: RECIST over lesions outside the field" + (missing.map { ", NE: " + $0 } ?? "")
  }

  private var missing: String? {
    let reasons = AbscopalResponse.Gap.allCases.compactMap { gap in
      gaps[gap].map { "\($0) \(gap.title)" }
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: ", ")
  }
}
