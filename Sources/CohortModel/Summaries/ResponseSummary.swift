/// Best overall response of one subject at the cut-off.
package enum BestOverallResponse: String, CaseIterable, Sendable {
  case complete, partial, stable, nonCompleteNonProgressive, progressive, notEvaluable
  /// No assessment after baseline yet.
  case missing
}

/// Response rates over a set (definitions.md, *BOR*, *ORR*).
package struct ResponseSummary: Equatable, Sendable {
  /// Rates over one denominator.
  package struct Rates: Equatable, Sendable {
    package var total: Int
    /// Subjects by best overall response, in the order of its cases.
    package var counts: [Int]
    package var objectiveResponse: Proportion
    package var diseaseControl: Proportion
    package var clinicalBenefit: Proportion
    /// nil where the study marks no lesion as irradiated, access closes those marks, or nobody of
    /// the denominator had radiotherapy.
    package var abscopal: AbscopalRates?

    package func count(_ response: BestOverallResponse) -> Int {
      counts[BestOverallResponse.allCases.firstIndex(of: response) ?? 0]
    }
  }

  /// Rates of the lesions outside the irradiated field, over the same denominator: whoever cannot
  /// be evaluated is a non-responder.
  package struct AbscopalRates: Equatable, Sendable {
    /// Subjects by best abscopal response, in the order of its cases.
    package var counts: [Int]
    /// ARR: complete and partial.
    package var response: Proportion
    /// ACR: stable and non-CR/non-PD as well.
    package var control: Proportion
    /// Subjects that cannot be evaluated, by the reason.
    package var gaps: [AbscopalResponse.Gap: Int]

    package func count(_ response: BestOverallResponse) -> Int {
      counts[BestOverallResponse.allCases.firstIndex(of: response) ?? 0]
    }
  }

  /// One subject's depth of response: best change of the target sum from baseline, in percent.
  package struct Depth: Equatable, Sendable {
    package var subject: Int
    package var change: Double
    package var best: BestOverallResponse
  }

  package struct Group: Equatable, Sendable {
    /// nil is everybody.
    package var label: String?
    package var all: Rates
    package var due: Rates
  }

  package var set: AnalysisSet
  package var isConfirmed: Bool
  package var all: Rates
  /// Only subjects whose first scheduled scan and window have passed, or who are off study or dead.
  package var due: Rates
  /// Whether the study file plans scans; without it `due` cannot be told apart and equals `all`.
  package var isDueBySchedule: Bool
  /// Responses that a later scan can still confirm; 0 where confirmation is not asked for.
  package var pendingConfirmation: Int
  /// Assessments without a date: they have no place in time and count for nothing here.
  package var undatedAssessments: Int
  /// nil where arms are pooled.
  package var arms: [Group]?
  /// From the largest growth to the deepest response.
  package var waterfall: [Depth]
  /// Subjects of the set without measurable target lesions after baseline: not in the waterfall.
  package var withoutMeasurement: Int
  /// Responders: median days from origin (day 1) to first response, and range.
  package var timeToResponse: (median: Double, shortest: Int, longest: Int)?

  package static func == (left: ResponseSummary, right: ResponseSummary) -> Bool {
    left.set == right.set && left.isConfirmed == right.isConfirmed && left.all == right.all
      && left.due == right.due && left.arms == right.arms && left.waterfall == right.waterfall
      && left.withoutMeasurement == right.withoutMeasurement
      && left.isDueBySchedule == right.isDueBySchedule
      && left.pendingConfirmation == right.pendingConfirmation
      && left.undatedAssessments == right.undatedAssessments
      && left.timeToResponse?.median == right.timeToResponse?.median
      && left.timeToResponse?.shortest == right.timeToResponse?.shortest
      && left.timeToResponse?.longest == right.timeToResponse?.longest
  }
}
