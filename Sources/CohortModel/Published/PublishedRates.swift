import Statistics

extension PublishedAnalysis {
  func count(
    _ measure: PublishedFigure.Measure, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let selection = try selection(figure)
    if measure == .sites {
      let sites = EnrolmentSummary.make(cohort, among: selection.subjects).sites
      return .count(sites.count { !$0.site.isEmpty && $0.enrolled > 0 })
    }
    return .count(try proportion(measure, selection).count)
  }

  func share(
    _ measure: PublishedFigure.Measure, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let proportion = try proportion(measure, selection(figure))
    return .share(of: proportion.count, in: proportion.total)
  }

  func limit(
    _ measure: PublishedFigure.Measure, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let proportion = try proportion(measure, selection(figure))
    let limit = figure.part == .upper ? proportion.upper : proportion.lower
    guard let limit else { throw .nobody }
    return .limit(limit)
  }

  func rateTest(
    _ measure: PublishedFigure.Measure, _ test: PublishedFigure.RateTest,
    _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    let arms = try bothArms(figure)
    let arm = try proportion(measure, selection(arms.arm, figure))
    let reference = try proportion(measure, selection(arms.reference, figure))
    let isHigher = arm.count * reference.total > reference.count * arm.total
    return .test(pValue: try pValue(test, arm, reference), isHigher: isHigher)
  }

  private func pValue(
    _ test: PublishedFigure.RateTest, _ arm: Proportion, _ reference: Proportion
  ) throws(PublishedRefusal) -> Double {
    switch test {
    case .fisher:
      return FisherExactTest(
        TwoProportions(arm.count, of: arm.total, against: reference.count, of: reference.total)
      ).pValue
    case .logisticWald:
      let model = LogisticModel(
        successes: arm.count, of: arm.total, against: reference.count, of: reference.total)
      if case .failure(let refusal) = model.outcome { throw .noFit(refusal) }
      let term = model.fit?.terms.first { $0.covariate == 0 }
      guard let pValue = term?.pValue else { throw .nobody }
      return pValue
    }
  }
}

// MARK: - Counting

extension PublishedAnalysis {
  private func proportion(
    _ measure: PublishedFigure.Measure, _ selection: Selection
  ) throws(PublishedRefusal) -> Proportion {
    guard !selection.subjects.isEmpty else { throw .nobody }
    switch measure {
    case .enrolled, .sites:
      let members = selection.subjects.count
      return Proportion(of: members, in: members, by: cohort.study.response.interval)
    case .response(let response): return try rate(response, selection)
    case .relatedEvents(let grades, let term):
      let summary = AdverseEventSummary.make(cohort, selection, class: .related)
      let counts = try term.map { term throws(PublishedRefusal) in
        try summary.term(named: term).counts
      }
      return Proportion(
        of: (counts ?? summary.overall).subjects(graded: grades), in: summary.total,
        by: cohort.study.response.interval)
    case .improved(let rule): return SymptomSummary.make(cohort, selection, rule).improved
    }
  }

  private func rate(
    _ response: PublishedFigure.Response, _ selection: Selection
  ) throws(PublishedRefusal) -> Proportion {
    let rates = ResponseSummary.make(cohort, selection).all
    switch response {
    case .orr: return rates.objectiveResponse
    case .dcr: return rates.diseaseControl
    case .cbr: return rates.clinicalBenefit
    case .arr, .acr:
      guard let abscopal = rates.abscopal else { throw .noIrradiation }
      return response == .arr ? abscopal.response : abscopal.control
    }
  }

  /// 1 for the most frequent; terms as frequent share a place.
  func rank(
    _ measure: PublishedFigure.Measure, _ figure: PublishedFigure
  ) throws(PublishedRefusal) -> PublishedValue {
    guard case .relatedEvents(let grades, let term?) = measure else { throw .nobody }
    let summary = AdverseEventSummary.make(cohort, try selection(figure), class: .related)
    let own = try summary.term(named: term).counts.subjects(graded: grades)
    let others = summary.classes.flatMap(\.terms)
    return .rank(1 + others.count { $0.counts.subjects(graded: grades) > own })
  }
}

extension AdverseEventSummary {
  /// In the most frequent class that has it; upper and lower case alike.
  fileprivate func term(named name: String) throws(PublishedRefusal) -> Term {
    let terms = classes.flatMap(\.terms)
    guard let term = terms.first(where: { $0.name?.lowercased() == name.lowercased() }) else {
      throw .unknownTerm(name)
    }
    return term
  }
}

extension AdverseEventSummary.Counts {
  /// - Parameter grades: within 1...5; nil is any grade or none.
  fileprivate func subjects(graded grades: ClosedRange<Int>?) -> Int {
    grades.map { $0.reduce(0) { $0 + byGrade[$1 - 1] } } ?? subjects
  }
}
