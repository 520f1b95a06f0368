import CohortModel
import Statistics
import Testing

@testable import TrialSimulator

/// The matching of the polymetastatic cohort does not hang on the program that runs it.
@Suite struct PolymetastaticRTMatchingTests {
  private let study: PolymetastaticRTCohort

  init() throws {
    study = try PolymetastaticRTCohort.shared.get()
  }

  @Test func `the order of the covariates changes no pair`() throws {
    let pairs = try #require(study.matches(study.covariates)).pairs
    let turned = try #require(study.matches(study.covariates.reversed())).pairs
    #expect(turned.map(\.treated) == pairs.map(\.treated))
    #expect(turned.map(\.control) == pairs.map(\.control))
  }

  @Test func `the matched arms are alike and the unmatched were not`() throws {
    let matches = try #require(study.matches(study.covariates))
    let lines = CovariateBalance(
      treated: study.isIrradiated, covariates: study.covariates,
      weights: matches.weights(rows: study.everybody.count)
    ).lines
    for line in lines {
      #expect(abs(line.after.standardisedDifference ?? 1) <= 0.12)
      #expect(abs(line.before.standardisedDifference ?? 0) > 0.2)
    }
  }

  @Test func `a replay sees a tie that decides`() throws {
    let arms = [true, false, false]
    let tied = [0.0, 0.125, -0.125]
    let clear = [0.0, 0.125, -0.25]
    for (logits, isClear) in [(tied, false), (clear, true)] {
      let matching = NearestNeighbourMatching(
        logits: logits, treated: arms, caliper: .distance(1)
      ) { _ in }
      let matches = try #require(matching.matches)
      #expect(PolymetastaticRT.MatchingReplay(logits, arms).isClear(matches) == isClear)
    }
  }

  @Test func `a replay sees a pair at the edge of the caliper`() throws {
    let matching = NearestNeighbourMatching(
      logits: [0, 0.5, 2], treated: [true, false, false], caliper: .distance(0.5)
    ) { _ in }
    let matches = try #require(matching.matches)
    let replay = PolymetastaticRT.MatchingReplay([0, 0.5, 2], [true, false, false])
    #expect(!replay.isClear(matches))
  }

  @Test func `counts per day give the figures of the full models`() {
    var random = Xoshiro256(seed: 5, purpose: .course)
    var days = PolymetastaticRT.ArmDays(lastDay: 60)
    var times: [EventTime] = []
    var arms: [Double] = []
    for index in 0..<81 {
      let (time, isDead, arm) = (random.integer(in: 1...60), random.chance(0.7), index % 2)
      days.add(time, isDeath: isDead, arm: arm)
      times.append(isDead ? .event(at: Int32(time)) : .censored(at: Int32(time)))
      arms.append(Double(arm))
    }
    let figures = days.figures()
    let design = DesignMatrix([Covariate(name: "arm", values: .numeric(arms))], rows: arms.count)
    let data = CoxData(
      times: times.map { Double($0.time) }, events: times.map { $0.kind == .event },
      design: design)
    let term = CoxModel(data).fit?.terms.first
    let expected = [term?.hazardRatio, term?.lower, term?.upper, term?.pValue]
    for (value, other) in zip(figures.comparison, expected) {
      #expect(abs((value ?? 0) - (other ?? 1)) < 1e-6)
    }
    let irradiated = zip(times, arms).filter { $0.1 == 1 }.map(\.0)
    let median = KaplanMeier(irradiated).median.estimate.map { $0 / 30.4375 }
    #expect(figures.medians[0] == median)
  }
}
