package import CohortModel
package import Statistics

// The words of the comparison: what was compared how, and why a number is missing.

extension CovariateRefusal {
  package var title: String {
    switch self {
    case .field(_, let reason): reason
    case .notACovariate(let name): "\(name) is no covariate"
    case .notNumeric(let name): "\(name) holds words; say type = \"categorical\""
    case .aboutAdverseEvents: "adverse events come after the start"
    case .tellsArm: "closed: it would tell the arm"
    case .undated: "known after the start, without dates"
    }
  }
}

extension CoxModel.Refusal {
  package var title: String {
    switch self {
    case .noRows: "nobody with a value"
    case .noEvents: "no events"
    case .notFinite: "a value is no number"
    case .negativeWeight: "a weight is negative"
    case .entryNotBeforeTime: "never at risk"
    case .monotoneLikelihood: "infinite: events on one side only"
    case .notConverged: "no maximum found"
    }
  }
}

extension CoxTable.Refusal {
  package var title: String {
    switch self {
    case .covariate(let refusal): refusal.title
    case .model(let refusal): refusal.title
    case .redundant: "no difference to explain"
    case .oneLevel: "one level only"
    }
  }
}

extension LogisticModel.Refusal {
  package var title: String {
    switch self {
    case .noRows: "nobody with every covariate"
    case .notFinite: "a covariate is no number"
    case .notAWeight: "a weight is no number"
    case .constantResponse: "everybody is in one arm"
    case .separated(_, let columns):
      "the arms are told apart by \(columns.joined(separator: ", "))"
    case .notConverged: "no maximum found"
    }
  }
}

extension MatchedSet.Refusal {
  /// Why there are no matched pairs.
  package var title: String {
    switch self {
    case .notPlanned: "the study file has no [matching] block"
    case .armsClosed: "arms are not seen by name"
    case .unknownArm(let code): "no arm is called \(code)"
    case .covariate(let refusal): refusal.title
    case .propensity(let refusal): "no propensity score: \(refusal.title)"
    case .matching(.noTreated): "nobody in the treated arm"
    case .matching(.noControls): "nobody to match with"
    case .matching: "no finite propensity score"
    case .noPairs: "nobody within the caliper"
    }
  }
}

extension Result {
  /// Why there is no value.
  package var refusal: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

extension CoxTable.Version {
  package var title: String {
    switch self {
    case .baseline: "baseline covariates"
    case .naive: "as published: known from day 1"
    case .startStop: "rows (start, stop]"
    case .landmark(let day): "landmark day \(day)"
    }
  }

  /// A fixed word for programs.
  var word: String {
    switch self {
    case .baseline: "baseline"
    case .naive: "naive"
    case .startStop: "startStop"
    case .landmark: "landmark"
    }
  }

  var landmarkDay: Int? {
    if case .landmark(let day) = self { day } else { nil }
  }
}

extension ArmComparison {
  /// `unadjusted`, `randomised` or `matched (75 pairs)`.
  package var title: String {
    adjustment == .matched ? set.shortTitle : adjustment.word
  }
}

extension ArmComparison.Adjustment {
  package var word: String {
    switch self {
    case .randomised: "randomised"
    case .matched: "matched"
    case .unadjusted: "unadjusted"
    }
  }
}

extension MatchedSet {
  /// What was done, in a sentence.
  package var method: String {
    let pairsText = Format.plural(pairs.count, "pair")
    let caliperText = Format.shortest(plan.caliper)
    return
      "\(pairsText) of \(treatedCandidates) \(plan.treatedArm) and \(controlCandidates) others: "
      + "propensity score by logistic regression on \(plan.covariates.joined(separator: ", ")); "
      + "1:1 nearest neighbour, largest first, without replacement, caliper \(caliperText) SD of "
      + "the logit"
  }

  package var tallies: [String] {
    [
      unmatchedTreated > 0
        ? "\(unmatchedTreated) \(plan.treatedArm) without a control within the caliper" : nil,
      withoutCovariates > 0 ? "\(withoutCovariates) with a covariate missing, left out" : nil,
      unallocated > 0 ? "\(unallocated) in no arm, left out" : nil,
    ].compactMap { $0 }
  }
}

extension ComparisonSummary {
  package static let postBaselineWarning = "post-baseline covariate: immortal-time bias"
}

extension Format {
  /// `0.80 (0.60–1.07)`; numbers below 0.01 and from 100 on get the digits they need.
  package static func hazardRatio(_ estimate: CoxTable.Estimate) -> String {
    "\(ratio(estimate.hazardRatio)) (\(ratio(estimate.lower))–\(ratio(estimate.upper)))"
  }

  package static func ratio(_ value: Double) -> String {
    switch value {
    case ..<0.01: "< 0.01"
    case ..<100: decimal(value, digits: 2)
    case ..<1000: decimal(value, digits: 0)
    default: "> 999"
    }
  }

  /// As few digits as read back the same, without a point for whole numbers.
  package static func shortest(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }
}
