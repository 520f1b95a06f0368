import Statistics
import Testing

@testable import CohortModel

@Suite struct PublishedAnalysisTests {
  private func figure(
    _ quantity: PublishedFigure.Quantity, _ population: PublishedFigure.Population = .full,
    arm: String? = nil, reference: String? = nil, part: PublishedFigure.Part = .estimate
  ) -> PublishedFigure {
    var figure = PublishedFigure(
      id: "f", label: "F", printed: "1", quantity: quantity, population: population)
    (figure.arm, figure.reference, figure.part) = (arm, reference, part)
    return figure
  }

  private func value(
    _ figure: PublishedFigure, in cohort: Cohort
  ) -> Result<PublishedValue, PublishedRefusal> {
    var analysis = PublishedAnalysis(cohort)
    return analysis.value(of: figure)
  }

  private var arms: Cohort { ComparisonFixture.make().cohort(.byArm) }

  @Test func `the hazard ratio, its limits and its p are those of the Comparison page`() throws {
    let cohort = arms
    let shown = try ComparisonFixture.make().comparison()
    let estimate = try #require(try shown.shownArms?.contrast?.outcome.get())
    func ratio(_ part: PublishedFigure.Part) -> Result<PublishedValue, PublishedRefusal> {
      value(
        figure(.hazardRatio(.overallSurvival), arm: "A", reference: "B", part: part), in: cohort)
    }
    #expect(ratio(.estimate) == .success(.hazardRatio(estimate.hazardRatio)))
    #expect(ratio(.lower) == .success(.hazardRatio(estimate.lower)))
    #expect(ratio(.upper) == .success(.hazardRatio(estimate.upper)))
    let wald = figure(.survivalTest(.overallSurvival, .coxWald), arm: "A", reference: "B")
    #expect(value(wald, in: cohort) == .success(.test(pValue: estimate.pValue, isHigher: false)))
  }

  @Test func `the log-rank p is that of the Survival page`() throws {
    let cohort = arms
    let survival = SurvivalSummary.make(cohort, ComparisonFixture.overall, cohort.select(.full))
    let pValue = try #require(survival.logRank?.test?.pValue)
    let logRank = figure(.survivalTest(.overallSurvival, .logRank), arm: "A", reference: "B")
    #expect(value(logRank, in: cohort) == .success(.test(pValue: pValue, isHigher: false)))
  }

  @Test func `the median is of the arm, with the origin as day 1`() {
    let median = figure(.median(.overallSurvival), arm: "B")
    // 41, 91, 91, 131, 181, 241 dead, 311 alive: half are dead at 131 + 0 of 7, 4/7 > 1/2.
    #expect(value(median, in: arms) == .success(.days(131)))
    #expect(value(figure(.median(.overallSurvival)), in: arms) == .failure(.armMissing))
  }

  @Test func `follow-up is the median observed time, with the reverse estimate beside it`() {
    let followUp = figure(.followUp(.overallSurvival))
    // In order: 41, 91, 91, 101, 131, 151, 181, …
    #expect(value(followUp, in: arms) == .success(.days(181)))
    #expect(PublishedAnalysis(arms).reverseFollowUp(followUp) == nil)
    let one = figure(.followUp(.overallSurvival), arm: "A")
    #expect(PublishedAnalysis(arms).reverseFollowUp(one) == 401)
  }

  @Test func `matched pairs are counted, and a matched figure is about their members`() throws {
    let set = try MatchedSet.make(arms).get()
    #expect(value(figure(.matchedPairs), in: arms) == .success(.count(set.pairs.count)))
    let members = figure(.count(.enrolled), .matched, arm: "A")
    #expect(value(members, in: arms) == .success(.count(set.pairs.count)))
    var unplanned = ComparisonFixture.make()
    unplanned.study.matching = nil
    #expect(
      value(members, in: unplanned.cohort(.byArm)) == .failure(.noMatchedSet(.notPlanned)))
  }

  @Test func `a covariate is tested in the model as published`() throws {
    let tables = try ComparisonFixture.make().comparison().tables
    let naive = try #require(tables.first { $0.version == .naive })
    let estimate = try #require(naive.rows.last?.multivariate?.estimate)
    let test = figure(.covariateTest(.overallSurvival, covariate: "local"))
    #expect(
      value(test, in: arms)
        == .success(.test(pValue: estimate.pValue, isHigher: estimate.hazardRatio > 1)))
    for name in ["age", "nothing"] {
      let absent = figure(.covariateTest(.overallSurvival, covariate: name))
      #expect(value(absent, in: arms) == .failure(.unknownCovariate(name)))
    }
  }

  @Test func `arms must be seen by name, exist and be compared`() {
    let count = figure(.count(.enrolled), arm: "A")
    #expect(value(count, in: arms) == .success(.count(6)))
    for access in [Access.pooled, .masked] {
      #expect(
        value(count, in: ComparisonFixture.make(randomised: true).cohort(access))
          == .failure(.armsClosed))
    }
    #expect(value(figure(.count(.enrolled), arm: "C"), in: arms) == .failure(.unknownArm("C")))
    let turned = figure(.hazardRatio(.overallSurvival), arm: "B", reference: "A")
    #expect(
      value(turned, in: arms) == .failure(.notCompared(arm: "B", reference: "A")))
    let noEndpoint = figure(.median(.durationOfResponse), arm: "A")
    #expect(value(noEndpoint, in: arms) == .failure(.noEndpoint(.durationOfResponse)))
  }
}

/// Rates and adverse events.
extension PublishedAnalysisTests {
  /// Ten subjects in A, of whom six respond, and eight in B, of whom two do.
  private var responders: Cohort {
    var fixture = EfficacyFixture(randomised: false)
    fixture.study.arms = [Arm(code: "A", name: "A"), Arm(code: "B", name: "B", isReference: true)]
    for (arm, count, responding) in [("A", 10, 6), ("B", 8, 2)] {
      for index in 0..<count {
        let id = "\(arm)\(index)"
        fixture.subject(id, alive: 300, arm: arm) { $0.site = index < 3 ? arm : nil }
        fixture.scans(of: id, [60: index < responding ? .partial : .progressive])
      }
    }
    return fixture.cohort(.byArm)
  }

  @Test func `a rate has its arm's denominator, and two rates their test`() {
    let orr = PublishedFigure.Measure.response(.orr)
    #expect(
      value(figure(.percent(orr), arm: "A"), in: responders) == .success(.share(of: 6, in: 10)))
    #expect(value(figure(.percent(orr)), in: responders) == .success(.share(of: 8, in: 18)))
    let fisher = figure(.rateTest(orr, .fisher), arm: "A", reference: "B")
    let exact = FisherExactTest(TwoProportions(6, of: 10, against: 2, of: 8)).pValue
    #expect(value(fisher, in: responders) == .success(.test(pValue: exact, isHigher: true)))
    let turned = figure(.rateTest(orr, .fisher), arm: "B", reference: "A")
    let other = FisherExactTest(TwoProportions(2, of: 8, against: 6, of: 10)).pValue
    #expect(value(turned, in: responders) == .success(.test(pValue: other, isHigher: false)))
  }

  /// log(odds ratio) = log(4.5), variance 1/6 + 1/4 + 1/2 + 1/6 = 13/12: z = 1.445, p = 0.1484.
  @Test func `the Wald test of a logistic model is worked by hand`() throws {
    let wald = figure(
      .rateTest(.response(.orr), .logisticWald), arm: "A", reference: "B")
    guard case .success(.test(let pValue, true)) = value(wald, in: responders) else {
      Issue.record("no test")
      return
    }
    #expect(abs(pValue - 0.1484) < 5e-5)
  }

  @Test func `the limits of a rate are those of the Response page`() throws {
    let shown = ResponseSummary.make(responders, responders.select(.full)).all.objectiveResponse
    let orr = PublishedFigure.Measure.response(.orr)
    let lower = figure(.proportionInterval(orr), part: .lower)
    #expect(value(lower, in: responders) == .success(.limit(try #require(shown.lower))))
    let upper = figure(.proportionInterval(orr), part: .upper)
    #expect(value(upper, in: responders) == .success(.limit(try #require(shown.upper))))
    let arr = figure(.percent(.response(.arr)))
    #expect(value(arr, in: responders) == .failure(.noIrradiation))
  }

  @Test func `sites are those with a subject`() {
    #expect(value(figure(.count(.sites)), in: responders) == .success(.count(2)))
    #expect(value(figure(.count(.sites), arm: "A"), in: responders) == .success(.count(1)))
  }

  /// Of the safety set S01, S02 and S03; related are S01's nausea of grade 3 and pneumonitis of
  /// grade 2, S02's ungraded nausea and S03's pneumonitis of grade 5.
  @Test func `adverse events are related, by worst grade, of all terms or of one`() {
    let cohort = SafetyFixture.cohort(.byArm)
    func count(_ grades: ClosedRange<Int>?, _ term: String? = nil) -> Int? {
      let figure = figure(.count(.relatedEvents(grades: grades, term: term)), .safety)
      guard case .success(.count(let count)) = value(figure, in: cohort) else { return nil }
      return count
    }
    #expect(count(nil) == 3)
    #expect(count(3...4) == 1)
    #expect(count(3...5) == 2)
    #expect(count(5...5) == 1)
    #expect(count(nil, "nausea") == 2)
    #expect(count(2...2, "Pneumonitis") == 1)
    #expect(count(1...5, "Nausea") == 1)
    #expect(count(nil, "Fatigue") == nil)
  }

  @Test func `terms as frequent share a rank`() {
    let cohort = SafetyFixture.cohort(.byArm)
    func rank(_ grades: ClosedRange<Int>?, _ term: String) -> Result<
      PublishedValue, PublishedRefusal
    > {
      value(
        figure(.rank(.relatedEvents(grades: grades, term: term), within: 3), .safety), in: cohort)
    }
    #expect(rank(nil, "Nausea") == .success(.rank(1)))
    #expect(rank(nil, "Pneumonitis") == .success(.rank(1)))
    #expect(rank(2...2, "Nausea") == .success(.rank(2)))
    #expect(rank(nil, "Fatigue") == .failure(.unknownTerm("Fatigue")))
  }
}
