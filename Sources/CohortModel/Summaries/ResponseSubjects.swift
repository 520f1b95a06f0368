extension ResponseSummary {
  /// A number of the summary that counts subjects.
  package enum Number: Hashable, Sendable {
    case total
    case best(BestOverallResponse)
    case objectiveResponse, diseaseControl, clinicalBenefit
    case abscopalResponse, abscopalControl
    case notEvaluableAbscopally(AbscopalResponse.Gap)
    /// With a bar in the waterfall, and without.
    case measured, notMeasured
    case pendingConfirmation
    /// With a first response, whose times the time to response is made of.
    case responded
    /// With an assessment that has no date.
    case undatedAssessment
    /// In none of the arms.
    case unallocated
  }

  /// The subjects behind a number that `make` gives for the same arguments.
  ///
  /// - Parameters:
  ///   - isDue: over those who are due alone.
  ///   - arm: the label of an arm; nil is everybody.
  package static func subjects(
    behind number: Number, isDue: Bool = false, arm: String? = nil, in cohort: Cohort,
    _ selection: Selection
  ) -> SubjectSet {
    ResponseTally(cohort, selection, cohort.study.response.interval)
      .subjects(behind: number, isDue: isDue, arm: arm)
  }
}

/// What the summary counts of one subject.
struct ResponseMember {
  let subject: Int
  let origin: Day?
  let response: DerivedResponse?
  let isDue: Bool
  /// nil where the study has none or access closes it.
  let abscopal: AbscopalResponse?

  /// Best change of the target sum; nil without a measurement after baseline.
  let change: Double?
  let hasUndatedAssessment: Bool
  let isAllocated: Bool

  var best: BestOverallResponse { response?.best ?? .missing }

  func counts(in number: ResponseSummary.Number) -> Bool {
    switch number {
    case .total: true
    case .best(let wanted): best == wanted
    case .objectiveResponse: best.isObjective
    case .diseaseControl: best.isControl
    case .clinicalBenefit: response?.hasClinicalBenefit ?? false
    case .abscopalResponse: abscopal?.best.isObjective ?? false
    case .abscopalControl: abscopal?.best.isControl ?? false
    case .notEvaluableAbscopally(let gap): abscopal?.gap == gap
    case .measured: change != nil
    case .notMeasured: change == nil
    case .pendingConfirmation: response?.isPending ?? false
    case .responded: origin != nil && response?.firstResponse != nil
    case .undatedAssessment: hasUndatedAssessment
    case .unallocated: !isAllocated
    }
  }
}

extension BestOverallResponse {
  /// Complete or partial.
  fileprivate var isObjective: Bool { self == .complete || self == .partial }

  /// Objective, stable, or non-CR/non-PD.
  fileprivate var isControl: Bool {
    isObjective || self == .stable || self == .nonCompleteNonProgressive
  }
}

extension ResponseSummary {
  /// The rates over a denominator; of an arm by its label.
  package func rates(isDue: Bool, arm: String?) -> Rates? {
    guard let arm else { return isDue ? due : all }
    return arms?.first { $0.label == arm }.map { isDue ? $0.due : $0.all }
  }

  /// A number as the summary has it; nil where it has none such.
  package func count(_ number: Number, isDue: Bool = false, arm: String? = nil) -> Int? {
    let rates = rates(isDue: isDue, arm: arm)
    switch number {
    case .total: return rates?.total
    case .best(let best): return rates?.count(best)
    case .objectiveResponse, .diseaseControl, .clinicalBenefit, .abscopalResponse,
      .abscopalControl:
      return rates?.proportion(number)?.count
    case .notEvaluableAbscopally(let gap): return rates?.abscopal.map { $0.gaps[gap] ?? 0 }
    case .measured: return waterfall.count
    case .notMeasured: return withoutMeasurement
    case .pendingConfirmation: return pendingConfirmation
    case .responded, .undatedAssessment: return nil
    case .unallocated: return arms.map { arms in arms.reduce(all.total) { $0 - $1.all.total } }
    }
  }
}

extension ResponseSummary.Rates {
  /// The rate that a number is the numerator of.
  package func proportion(_ number: ResponseSummary.Number) -> Proportion? {
    switch number {
    case .objectiveResponse: objectiveResponse
    case .diseaseControl: diseaseControl
    case .clinicalBenefit: clinicalBenefit
    case .abscopalResponse: abscopal?.response
    case .abscopalControl: abscopal?.control
    case .total, .best, .notEvaluableAbscopally, .measured, .notMeasured, .pendingConfirmation,
      .responded, .undatedAssessment, .unallocated:
      nil
    }
  }
}
