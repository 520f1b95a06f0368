import Statistics

extension PublishedAnalysis {
  func median(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let (endpoint, selection) = (try endpoint(kind, figure), try selection(figure))
    let groups = SurvivalSummary.make(cohort, endpoint, selection).groups
    guard let group = groups.first else { throw .nobody }
    guard groups.count == 1 else { throw .armMissing }
    let median = group.estimate.median
    let days =
      switch figure.part {
      case .estimate: median.estimate
      case .lower: median.lower
      case .upper: median.upper
      }
    guard let days else { throw .notReached }
    return .days(days)
  }

  func followUp(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let (endpoint, selection) = (try endpoint(kind, figure), try selection(figure))
    let times = ComparisonSubjects(cohort, endpoint, selection).times
    guard let median = SampleSummary(times).median else { throw .nobody }
    return .days(median)
  }

  /// The reverse Kaplan–Meier median in days, which a source's median follow-up may or may not be;
  /// nil where the figure is about something else, or about several arms together.
  package func reverseFollowUp(_ figure: PublishedFigure) -> Double? {
    guard case .followUp(let kind) = figure.quantity, let endpoint = try? endpoint(kind, figure),
      let selection = try? selection(figure)
    else { return nil }
    let groups = SurvivalSummary.make(cohort, endpoint, selection).groups
    return groups.count == 1 ? groups[0].medianFollowUp : nil
  }

  mutating func hazardRatio(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let estimate = try estimate(contrast(kind, figure).outcome)
    return switch figure.part {
    case .estimate: .hazardRatio(estimate.hazardRatio)
    case .lower: .hazardRatio(estimate.lower)
    case .upper: .hazardRatio(estimate.upper)
    }
  }

  mutating func survivalTest(
    _ kind: Endpoint.Kind, _ test: PublishedFigure.SurvivalTest, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let contrast = try contrast(kind, figure)
    let estimate = try estimate(contrast.outcome)
    let isHigher = estimate.hazardRatio > 1
    switch test {
    case .coxWald: return .test(pValue: estimate.pValue, isHigher: isHigher)
    case .logRank:
      guard let logRank = contrast.logRank else { throw .noLogRank }
      return .test(pValue: logRank.pValue, isHigher: isHigher)
    }
  }

  /// The contrast that the Comparison page shows of the figure's set.
  private mutating func contrast(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> ArmComparison.Contrast {
    let (arm, reference) = try bothArms(figure)
    guard cohort.gate.access == .byArm else { throw .armsClosed }
    let contrast = try comparison(kind, figure).shownArms?.contrast
    guard let contrast, contrast.arm == arm, contrast.reference == reference else {
      throw .notCompared(arm: arm, reference: reference)
    }
    return contrast
  }

  private func estimate(
    _ outcome: Result<CoxTable.Estimate, CoxTable.Refusal>
  ) throws(PublishedRefusal) -> CoxTable.Estimate {
    switch outcome {
    case .success(let estimate): return estimate
    case .failure(let refusal): throw .noEstimate(refusal)
    }
  }

  /// From the table that takes covariates as the source did: as known from the first day.
  mutating func covariateTest(
    _ kind: Endpoint.Kind, _ name: String, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let tables = try comparison(kind, figure).tables
    let place = cohort.study.comparison?.covariates.firstIndex { $0.name == name }
    let table = tables.first { $0.version == .naive || $0.version == .baseline }
    let cell = table?.rows.first { $0.covariate == place }?.multivariate
    guard let cell else { throw .unknownCovariate(name) }
    let estimate = try estimate(cell.outcome)
    return .test(pValue: estimate.pValue, isHigher: estimate.hazardRatio > 1)
  }
}
