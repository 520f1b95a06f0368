import CohortModel

/// The numbers of the Survival page: one of the study's endpoints, or local control.
enum SurvivalContent: Sendable {
  case endpoint(SurvivalSummary)
  case localControl(LocalControlContent)
}

/// Local control by each definition, one of them as a curve.
struct LocalControlContent: Sendable {
  /// By the definition that is drawn.
  var shown: LocalControlDefinition
  var answers: [LocalControlAnswer]
  var set: AnalysisSet

  var summary: LocalControlSummary? {
    answers.first { $0.definition == shown }?.summary
  }
}

extension DashboardState {
  /// What `e` goes through: the study's endpoints, on the Survival page then local control by each
  /// definition that access leaves open.
  var endpointCount: Int {
    switch page {
    case .survival: study.effectiveEndpoints.count + cohort.openLocalControl.count
    case .comparison: study.comparedEndpoints.count
    case .overview, .enrolment, .safety, .listing, .response, .subjects, .profile:
      study.effectiveEndpoints.count
    }
  }

  /// The definition of local control that was chosen; nil is one of the study's endpoints.
  var localControl: LocalControlDefinition? {
    guard page == .survival else { return nil }
    let index = endpointIndex % endpointCount - study.effectiveEndpoints.count
    return index >= 0 ? cohort.openLocalControl[index] : nil
  }

  var survival: SurvivalContent {
    guard let localControl else {
      return .endpoint(SurvivalSummary.make(cohort, endpoint, selection))
    }
    return .localControl(
      LocalControlContent(
        shown: localControl, answers: LocalControlAnswer.all(cohort, selection),
        set: selection.set))
  }
}
