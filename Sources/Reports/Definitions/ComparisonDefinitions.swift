package import CohortModel

/// What is shown of a comparison.
package enum ComparisonFigure: Hashable, Sendable {
  /// Events or subjects behind a number.
  case count(ComparisonSummary.Number, eventsAlone: Bool)
  /// A hazard ratio with its p, over the subjects of a number.
  case hazardRatio(ComparisonSummary.Number)
  case logRank(AnalysisSet)
  case proportionalHazards(ComparisonSummary.Number)
  case interaction(subgroup: Int)

  /// Whose subjects stand behind it.
  package var number: ComparisonSummary.Number {
    switch self {
    case .count(let number, _), .hazardRatio(let number), .proportionalHazards(let number): number
    case .logRank(let set): .contrast(set)
    case .interaction: .subjects
    }
  }

  package var isOfEventsAlone: Bool {
    if case .count(_, let eventsAlone) = self { eventsAlone } else { false }
  }
}

extension DefinitionCard {
  /// A number of the Comparison page.
  ///
  /// - Parameter name: what is compared, such as a covariate or an arm.
  package static func comparison(
    _ figure: ComparisonFigure, of name: String, in summary: ComparisonSummary,
    value: String?, reason: String?, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      "\(figure.title), \(name)", formula: figure.formula(summary.endpoint), set: set,
      value: value,
      exclusions: [
        reason, note(summary.withoutTime, "without a time to the endpoint, left out"),
        figure.isBiased ? ComparisonSummary.postBaselineWarning : nil,
      ].compactMap { $0 },
      method: figure.method, source: figure.source)
  }
}

extension DefinitionCard {
  /// The balance of a covariate before and after matching.
  package static func balance(
    of name: String, in matched: MatchedSet, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      "Standardised mean difference, \(name)",
      formula: "|difference of the means| / pooled standard deviation, before and after matching",
      set: set, value: Format.plural(matched.pairs.count, "pair"), exclusions: matched.tallies,
      method: matched.method + "; below 0.1 is taken for balanced",
      source: "Austin, Stat Med 2009;28:3083")
  }
}

extension ComparisonFigure {
  package var title: String {
    switch self {
    case .count(_, let eventsAlone): eventsAlone ? "Events" : "Subjects"
    case .hazardRatio(.univariate): "Hazard ratio, univariate"
    case .hazardRatio(.multivariate): "Hazard ratio, multivariate"
    case .hazardRatio: "Hazard ratio"
    case .logRank: "Log-rank test"
    case .proportionalHazards: "Test of proportional hazards"
    case .interaction: "Test of interaction"
    }
  }

  fileprivate var isBiased: Bool {
    if case .hazardRatio(.univariate(.naive, _)) = self { return true }
    return self == .hazardRatio(.multivariate(.naive))
  }

  fileprivate func formula(_ endpoint: Endpoint) -> String {
    switch self {
    case .count(.withoutTime, _): "members without the endpoint's origin, or without a response"
    case .count(.withoutCovariates, _): "members with a covariate of the model missing"
    case .count(.withoutPart, _): "compared members who are in no part of the subgroup"
    case .count: "members in the model with a value of each covariate; \(endpoint.definition)"
    case .hazardRatio: "exp(β) of the Cox model; \(endpoint.definition)"
    case .logRank: "observed less expected events by arm over all event times"
    case .proportionalHazards: "score test that the coefficients are constant in time"
    case .interaction: "2 × (log-likelihood with arm × part − log-likelihood without)"
    }
  }

  fileprivate var method: String? {
    switch self {
    case .count: nil
    case .hazardRatio: "Cox model, Efron's ties, 95 % Wald interval and p, naive variance; nominal"
    case .logRank: "chi-square; nominal, not adjusted for looks"
    case .proportionalHazards: "Grambsch–Therneau score test; nominal"
    case .interaction: "likelihood-ratio chi-square; nominal"
    }
  }

  fileprivate var source: String {
    switch self {
    case .count: "ICH E9: analysis sets"
    case .hazardRatio: "Cox 1972; Efron 1977"
    case .logRank: "Mantel 1966"
    case .proportionalHazards: "Grambsch and Therneau 1994"
    case .interaction: "ICH E9: subgroups and interactions"
    }
  }
}
