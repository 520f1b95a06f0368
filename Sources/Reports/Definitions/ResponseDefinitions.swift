package import CohortModel

extension DefinitionCard {
  /// A number of the Response page.
  package static func response(
    _ number: ResponseSummary.Number, isDue: Bool, arm: String?, in summary: ResponseSummary,
    of study: Study, set: String
  ) -> DefinitionCard {
    let rates = summary.rates(isDue: isDue, arm: arm)
    let proportion = rates?.proportion(number)
    let isRate = number.isOfDenominator
    return DefinitionCard(
      number.name(isDue: isDue, arm: arm), formula: number.formula(summary, study),
      set: set + (isDue ? "; only who is due: \(dueText)" : "")
        + (arm.map { "; arm \($0) alone" } ?? ""),
      value: countText(
        summary.count(number, isDue: isDue, arm: arm), of: isRate ? rates?.total : nil),
      exclusions: exclusions(number, summary),
      method: proportion.map {
        "95 % interval by \($0.method.title): \(Format.proportion($0))"
      } ?? number.method, source: number.source)
  }

  private static let dueText =
    "the first planned scan and its window have passed, or off study, or dead"

  private static func exclusions(
    _ number: ResponseSummary.Number, _ summary: ResponseSummary
  ) -> [String] {
    guard number.isOfDenominator else { return [] }
    let missing = summary.all.count(.notEvaluable) + summary.all.count(.missing)
    return [
      note(missing, "not evaluable or not yet assessed: in every denominator, as non-responders"),
      note(summary.pendingConfirmation, "with a response that a later scan can still confirm"),
      summary.undatedAssessments > 0
        ? Format.plural(summary.undatedAssessments, "assessment")
          + " without a date, not used" : nil,
    ].compactMap { $0 }
  }
}

extension ResponseSummary.Number {
  /// Its name in breadcrumbs and titles.
  package func name(isDue: Bool, arm: String?) -> String {
    title + (isDue ? ", due" : "") + (arm.map { ", \($0)" } ?? "")
  }

  /// Whether it is a part of a denominator that is printed beside it.
  fileprivate var isOfDenominator: Bool {
    switch self {
    case .best, .objectiveResponse, .diseaseControl, .clinicalBenefit, .abscopalResponse,
      .abscopalControl:
      true
    case .total, .notEvaluableAbscopally, .measured, .notMeasured, .pendingConfirmation,
      .responded, .undatedAssessment, .unallocated:
      false
    }
  }

  private var title: String {
    switch self {
    case .total: "Denominator of the response rates"
    case .best(let best): best.title
    case .objectiveResponse: "Objective response rate"
    case .diseaseControl: "Disease control rate"
    case .clinicalBenefit: "Clinical benefit rate"
    case .abscopalResponse: "Abscopal response rate"
    case .abscopalControl: "Abscopal control rate"
    case .notEvaluableAbscopally(let gap): "Abscopal response not evaluable, \(gap.title)"
    case .measured: "Measured target lesions"
    case .notMeasured: "Without a measurement"
    case .pendingConfirmation: "Response to be confirmed"
    case .responded: "Time to response"
    case .undatedAssessment: "Assessment without a date"
    case .unallocated: "Not allocated to an arm"
    }
  }

  fileprivate func formula(_ summary: ResponseSummary, _ study: Study) -> String {
    let rules = study.response
    switch self {
    case .total: return "members of the set"
    case .best(let best): return best.formula(summary, rules)
    case .objectiveResponse: return "(CR + PR) / N, " + summary.confirmationText(rules)
    case .diseaseControl: return "(CR + PR + SD + non-CR/non-PD) / N"
    case .clinicalBenefit:
      return "CR, PR, or SD and non-CR/non-PD that lasted at least "
        + "\(rules.clinicalBenefitDays) days, over N"
    case .abscopalResponse:
      return "CR + PR of the lesions outside the irradiated field, over N"
    case .abscopalControl:
      return "CR + PR + SD + non-CR/non-PD of the lesions outside the irradiated field, over N"
    case .notEvaluableAbscopally: return "members whose abscopal response cannot be told"
    case .measured:
      return "lowest sum of the target lesions after baseline and up to progression, against "
        + "baseline, in percent"
    case .notMeasured: return "no sum of target lesions at baseline or after it"
    case .pendingConfirmation:
      return "CR or PR that a scan at least \(rules.confirmationDays) days later can confirm"
    case .responded: return "median and range of days from the origin (day 1) to the first CR or PR"
    case .undatedAssessment: return "has an assessment without a date; it has no place in time"
    case .unallocated: return "member of the set without an arm: in the pooled numbers alone"
    }
  }

  fileprivate var method: String? {
    self == .responded ? "among responders alone; nobody is censored" : nil
  }

  fileprivate var source: String {
    switch self {
    case .abscopalResponse, .abscopalControl, .notEvaluableAbscopally:
      "RECIST 1.1 arithmetic on lesions outside the field; new lesions there are progression"
    case .total, .unallocated: "ICH E9: analysis sets"
    case .objectiveResponse, .diseaseControl, .clinicalBenefit, .best:
      "RECIST 1.1 (Eisenhauer 2009); Wilson 1927 with continuity correction (Newcombe 1998)"
    case .measured, .notMeasured, .pendingConfirmation, .responded, .undatedAssessment:
      "RECIST 1.1 (Eisenhauer 2009)"
    }
  }
}

extension BestOverallResponse {
  fileprivate func formula(_ summary: ResponseSummary, _ rules: ResponseRules) -> String {
    switch self {
    case .complete, .partial:
      "best assessment from the origin to the first progression, "
        + summary.confirmationText(rules)
    case .stable, .nonCompleteNonProgressive:
      "best assessment to the first progression, on study day \(rules.minimumStableDays) or later"
    case .progressive: "progression before anything better, whenever it came"
    case .notEvaluable: "assessed, and never evaluable or stable for too short a time"
    case .missing: "no assessment after baseline yet"
    }
  }
}

extension ResponseSummary {
  fileprivate func confirmationText(_ rules: ResponseRules) -> String {
    isConfirmed
      ? "confirmed by a scan at least \(rules.confirmationDays) days later" : "without confirmation"
  }
}

extension DefinitionCard {
  /// A bar of the waterfall.
  package static func depth(
    of subject: String, _ depth: ResponseSummary.Depth, in summary: ResponseSummary, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      "Best change of target sum, \(subject)",
      formula: "lowest sum of the target lesions after baseline and up to progression, against "
        + "baseline, in percent", set: set,
      value: "\(Format.decimal(depth.change)) %, best response \(depth.best.title)",
      exclusions: [note(summary.withoutMeasurement, "without a measurement have no bar")]
        .compactMap { $0 }, source: "RECIST 1.1 (Eisenhauer 2009)")
  }
}
