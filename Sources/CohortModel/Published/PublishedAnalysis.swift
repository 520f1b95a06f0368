import Statistics

/// Computes published figures from a cohort by the summaries that the pages show.
package struct PublishedAnalysis {
  let cohort: Cohort
  private let matching: Result<MatchedSet, MatchedSet.Refusal>
  /// Kept, because several figures are of one comparison.
  private var comparisons: [Endpoint: ComparisonSummary] = [:]

  package init(_ cohort: Cohort) {
    self.cohort = cohort
    matching = MatchedSet.make(cohort)
  }

  package mutating func value(
    of figure: PublishedFigure
  ) -> Result<PublishedValue, PublishedRefusal> {
    do throws(PublishedRefusal) {
      return .success(try computed(figure))
    } catch {
      return .failure(error)
    }
  }

  private mutating func computed(
    _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    switch figure.quantity {
    case .count(let measure): try count(measure, figure)
    case .percent(let measure): try share(measure, figure)
    case .proportionInterval(let measure): try limit(measure, figure)
    case .median(let kind): try median(kind, figure)
    case .followUp(let kind): try followUp(kind, figure)
    case .hazardRatio(let kind): try hazardRatio(kind, figure)
    case .survivalTest(let kind, let test): try survivalTest(kind, test, figure)
    case .rateTest(let measure, let test): try rateTest(measure, test, figure)
    case .covariateTest(let kind, let name): try covariateTest(kind, name, figure)
    case .matchedPairs: .count(try matchedSet().pairs.count)
    case .rank(let measure, _): try rank(measure, figure)
    }
  }

  private func matchedSet() throws(PublishedRefusal) -> MatchedSet {
    switch matching {
    case .success(let set): return set
    case .failure(let refusal): throw .noMatchedSet(refusal)
    }
  }

  private func set(_ population: PublishedFigure.Population) throws(PublishedRefusal)
    -> AnalysisSet
  {
    switch population {
    case .intentToTreat: .intentToTreat
    case .full: .full
    case .safety: .safety
    case .matched: .matched(try matchedSet())
    }
  }
}

// MARK: - Who is counted

extension PublishedAnalysis {
  /// The figure's set, narrowed to its arm.
  func selection(_ figure: PublishedFigure) throws(PublishedRefusal) -> Selection {
    try selection(figure.arm, figure)
  }

  func selection(
    _ arm: String?, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> Selection {
    let whole = cohort.select(try set(figure.population))
    guard let arm else { return whole }
    let members = try members(of: arm, in: whole)
    return Selection(
      set: whole.set, filter: nil, subjects: members, adverseEvents: nil,
      subjectsWithMatches: members)
  }

  private func members(
    of arm: String, in whole: Selection
  ) throws(PublishedRefusal) -> SubjectSet {
    let arms = cohort.study.arms
    guard arms.contains(where: { $0.code == arm }) else { throw .unknownArm(arm) }
    guard arms.count > 1 else { return whole.subjects }
    let grouping = cohort.gate.grouping(for: whole.set, of: cohort.data.subjects.ids)
    guard cohort.gate.access == .byArm, let grouping else { throw .armsClosed }
    let index = grouping.labels.firstIndex(of: arm)
    return SubjectSet(capacity: cohort.subjectCount) { subject in
      whole.subjects.contains(subject) && index != nil && grouping.arms[subject] == index
    }
  }

  func bothArms(
    _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> (arm: String, reference: String) {
    guard let arm = figure.arm, let reference = figure.reference else { throw .armMissing }
    return (arm, reference)
  }

  /// The study's endpoint, over the figure's set.
  func endpoint(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> Endpoint {
    guard let endpoint = cohort.study.effectiveEndpoints.first(where: { $0.kind == kind }) else {
      throw .noEndpoint(kind)
    }
    return endpoint.over(try set(figure.population))
  }

  mutating func comparison(
    _ kind: Endpoint.Kind, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> ComparisonSummary {
    let endpoint = try endpoint(kind, figure)
    if let known = comparisons[endpoint] { return known }
    let summary = ComparisonSummary.make(
      cohort, endpoint, cohort.select(endpoint.set), matching: matching)
    comparisons[endpoint] = summary
    return summary
  }
}
