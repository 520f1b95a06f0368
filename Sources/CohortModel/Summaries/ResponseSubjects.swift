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
