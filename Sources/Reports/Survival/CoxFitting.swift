import Statistics

extension CoxAnalysis {
  /// Fits the model; where that is refused the terms stand without numbers and the reason is told.
  init(_ sample: SurvivalSample, ties: CoxModel.Ties) {
    let cox = CoxSample(sample)
    self.init(ties: ties)
    subjects = cox.data.rows
    events = cox.data.events.count { $0 }
    references = cox.references
    switch CoxModel(cox.data, ties: ties, checkpoint: { _ in }).outcome {
    case .success(let fit):
      take(fit)
      takeConcordance(fit, cox.data)
      takeProportionalHazards(fit, cox.covariates)
    case .failure(let refusal):
      takeRefusal(refusal, cox)
    }
  }

  private mutating func take(_ fit: CoxFit) {
    terms = fit.terms.map(Term.init)
    nullLogLikelihood = fit.logLikelihood.null
    fittedLogLikelihood = fit.logLikelihood.fitted
    likelihoodRatio = Test(fit.likelihoodRatio)
    wald = Test(fit.wald)
    score = Test(fit.score)
    reasons += fit.terms.compactMap { term in
      guard let upper = term.upper, !upper.isFinite else { return nil }
      return "\(term.name): the hazard ratio of one unit is too large to write; give the covariate "
        + "in larger units"
    }
    reasons += fit.terms.compactMap { term in
      term.redundancy.map { "Cox model, \(term.name): not estimable, \($0.reason)" }
    }
  }

  private mutating func takeConcordance(_ fit: CoxFit, _ data: CoxData) {
    let result = Concordance(
      scores: fit.linearPredictors, times: data.times, events: data.events, strata: data.strata)
    concordance = result.estimate
    concordanceError = result.standardError
    if result.estimate == nil {
      reasons.append("concordance: not estimable, no two subjects can be compared")
    }
  }

  /// A covariate whose columns are all redundant has no test.
  private mutating func takeProportionalHazards(_ fit: CoxFit, _ covariates: [String]) {
    let result = fit.proportionalHazards()
    proportionalHazards = covariates.enumerated().map { index, name in
      let term = result?.terms.first { $0.covariate == index }
      return term.map { Test($0.test, name: name) } ?? Test(name: name)
    }
    globalProportionalHazards = result.map { Test($0.global) } ?? Test()
    if result == nil {
      reasons.append(
        "proportional hazards: not estimable, the events leave no change with time to be seen")
    }
  }

  /// The tests that need no estimate are right where the likelihood is monotone.
  private mutating func takeRefusal(_ refusal: CoxModel.Refusal, _ cox: CoxSample) {
    terms = cox.data.design.columns.map { Term(name: $0.name) }
    proportionalHazards = cox.covariates.map { Test(name: $0) }
    if case .monotoneLikelihood(let limit) = refusal {
      nullLogLikelihood = limit.logLikelihoodAtNull
      likelihoodRatio = Test(limit.likelihoodRatio)
      score = Test(limit.score)
    }
    reasons.append("Cox model: not estimable, \(refusal.reason)")
  }
}

extension CoxAnalysis.Term {
  fileprivate init(_ term: CoxFit.Term) {
    self.init(
      name: term.name, coefficient: term.coefficient, standardError: term.standardError,
      hazardRatio: term.hazardRatio, lower: term.lower, upper: term.upper, z: term.z,
      pValue: term.pValue)
  }
}

extension CoxAnalysis.Test {
  fileprivate init(_ test: ChiSquareTest, name: String = "") {
    self.init(
      name: name, chiSquare: test.statistic, degreesOfFreedom: test.degreesOfFreedom,
      pValue: test.pValue)
  }
}

extension CoxFit.Term.Redundancy {
  fileprivate var reason: String {
    switch self {
    case .constant: "it has one value"
    case .combination: "the terms before it determine it, or it does not vary among those at risk"
    }
  }
}

extension CoxModel.Refusal {
  fileprivate var reason: String {
    switch self {
    case .noRows: "no row has a value in all of its columns"
    case .noEvents: "there are no events"
    case .notFinite(_, let column): "\(column) holds a number that is not finite"
    case .negativeWeight, .entryNotBeforeTime: "the rows cannot be at risk"
    case .monotoneLikelihood(let limit):
      "the data are separated: the hazard ratio of " + limit.columns.joined(separator: ", ")
        + " is 0 or infinite; the likelihood-ratio and score tests hold"
    case .notConverged(0): "the values of a covariate are too large to compute with"
    case .notConverged(let iterations): "it did not converge in \(iterations) iterations"
    }
  }
}
