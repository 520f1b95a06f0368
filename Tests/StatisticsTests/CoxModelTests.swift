import Glibc
import Statistics
import Testing

@Suite struct CoxModelTests {
  private static func data(
    _ times: [Double], _ events: [Int], _ columns: [Double]..., strata: [Int]? = nil,
    weights: [Double]? = nil, entries: [Double]? = nil
  ) -> CoxData {
    let covariates = columns.enumerated().map {
      Covariate(name: "x\($0)", values: .numeric($1))
    }
    return CoxData(
      times: times, events: events.map { $0 == 1 },
      design: DesignMatrix(covariates, rows: times.count), entries: entries, strata: strata,
      weights: weights)
  }

  private func refusal(_ data: CoxData) -> CoxModel.Refusal? {
    if case .failure(let refusal) = CoxModel(data).outcome { refusal } else { nil }
  }

  /// By hand: with r = eᵝ, the events of x = 1 at 1 and x = 0 at 2 give L = r/(2r + 2) · 1/(r + 2),
  /// largest where 1 = r/(r + 1) + r/(r + 2), r² = 2. The information is r/(r + 1)² + 2r/(r + 2)².
  @Test func `a small sample has the estimate worked by hand`() throws {
    let fit = try CoxModel(Self.data([1, 2, 3, 4], [1, 1, 0, 0], [1, 0, 1, 0])).outcome.get()
    let r = 2.0.squareRoot()
    #expect(agree(fit.terms[0].hazardRatio, r, tolerance: 1e-12))
    let information = r / ((r + 1) * (r + 1)) + 2 * r / ((r + 2) * (r + 2))
    #expect(agree(fit.terms[0].standardError, 1 / information.squareRoot(), tolerance: 1e-12))
    #expect(agree(fit.logLikelihood.null, -log(4) - log(3), tolerance: 1e-13))
    #expect(
      agree(fit.logLikelihood.fitted, log(r / (2 * r + 2)) - log(r + 2), tolerance: 1e-13))
  }

  /// By hand: two tied events of x = 1 and 0 among x = 1, 0, 0. Breslow: r/(r + 2)²; Efron: the
  /// second event's risk set is less by the mean of the tied, (r + 2) − (r + 1)/2 = (r + 3)/2.
  @Test func `ties are handled as worked by hand`() throws {
    let data = Self.data([5, 5, 5], [1, 1, 0], [1, 0, 0])
    let breslow = try CoxModel(data, ties: .breslow).outcome.get()
    #expect(agree(breslow.logLikelihood.null, -2 * log(3), tolerance: 1e-13))
    #expect(agree(breslow.terms[0].hazardRatio, 2, tolerance: 1e-12))
    let efron = try CoxModel(data, ties: .efron).outcome.get()
    #expect(agree(efron.logLikelihood.null, -log(3) - log(2), tolerance: 1e-13))
    #expect(agree(efron.terms[0].hazardRatio, 6.0.squareRoot(), tolerance: 1e-12))
  }

  @Test func `nobody and no event are refused`() {
    #expect(refusal(Self.data([], [], [])) == .noRows)
    #expect(refusal(Self.data([1, 2], [1, 1], [0, 1], weights: [0, 0])) == .noRows)
    #expect(refusal(Self.data([1, 2], [0, 0], [0, 1])) == .noEvents)
    #expect(refusal(Self.data([1, 2], [1, 0], [0, 1], weights: [0, 1])) == .noEvents)
  }

  @Test func `what is not a number is refused with its place`() {
    let nan = Double.nan
    #expect(
      refusal(Self.data([1, 2, 3], [1, 0, 1], [0, 1, 0], [1, nan, 2]))
        == .notFinite(row: 1, column: "x1"))
    #expect(
      refusal(Self.data([1, 2, 3], [1, 0, 1], [0, 1, .infinity]))
        == .notFinite(row: 2, column: "x0"))
    #expect(refusal(Self.data([1, nan], [1, 0], [0, 1])) == .notFinite(row: 1, column: "time"))
    #expect(
      refusal(Self.data([1, 2], [1, 0], [0, 1], entries: [-.infinity, 0]))
        == .notFinite(row: 0, column: "entry"))
    #expect(
      refusal(Self.data([1, 2], [1, 0], [0, 1], weights: [1, nan]))
        == .notFinite(row: 1, column: "weight"))
    #expect(
      refusal(Self.data([1, 2], [1, 0], [0, 1], weights: [1, -1])) == .negativeWeight(row: 1))
  }

  @Test func `an entry that is not before the time is refused, to rounding`() {
    #expect(
      refusal(Self.data([1, 2, 3], [1, 1, 0], [0, 1, 0], entries: [0, 2, 1]))
        == .entryNotBeforeTime(row: 1))
    #expect(
      refusal(Self.data([1, 0.3, 3], [1, 1, 0], [0, 1, 0], entries: [0, 0.1 + 0.1 + 0.1, 1]))
        == .entryNotBeforeTime(row: 1))
  }

  @Test func `a constant column and a combination keep their places without numbers`() throws {
    let x: [Double] = [0, 1, 2, 0, 1, 3]
    let fit = try CoxModel(
      Self.data(
        [1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 0, 1], x, [1, 1, 1, 1, 1, 1], x.map { 2 * $0 - 1 })
    ).outcome.get()
    #expect(fit.terms.map(\.redundancy) == [nil, .constant, .combination])
    #expect(fit.terms[0].coefficient != nil)
    #expect(fit.terms[1].coefficient == nil && fit.terms[2].pValue == nil)
    #expect(fit.wald.degreesOfFreedom == 1 && fit.wald(covariate: 1).degreesOfFreedom == 0)
    #expect(fit.wald(covariate: 1).pValue == 1)
  }

  @Test func `a fit of nothing but constants keeps its likelihood`() throws {
    let fit = try CoxModel(Self.data([1, 2, 3], [1, 1, 0], [4, 4, 4])).outcome.get()
    #expect(fit.logLikelihood.null == fit.logLikelihood.fitted)
    #expect(fit.likelihoodRatio.pValue == 1)
    #expect(fit.proportionalHazards() == nil)
    #expect(fit.linearPredictors == [0, 0, 0])
  }

  /// The information is then the difference of two sums that are equal but for their rounding.
  @Test func `a covariate that never differs among those at risk has no number`() throws {
    let rows = 20_000
    var generator = SeededGenerator(seed: 3)
    let x = (0..<rows).map { _ in Double.random(in: 0..<1, using: &generator) }
    let data = CoxData(
      times: (0..<rows).map { Double($0 % 900) }, events: x.map { $0 < 0.6 },
      design: DesignMatrix([Covariate(name: "x", values: .numeric(x))], rows: rows),
      strata: Array(0..<rows))
    let fit = try CoxModel(data).outcome.get()
    #expect(fit.terms[0].redundancy != nil && fit.terms[0].coefficient == nil)
  }

  @Test func `one subject, everybody tied and day 0 give what R gives`() throws {
    let one = try CoxModel(Self.data([3], [1], [1])).outcome.get()
    #expect(one.terms[0].redundancy == .constant && one.logLikelihood.fitted == 0)
    let tied = try CoxModel(Self.data([7, 7, 7], [1, 1, 1], [1, 2, 4])).outcome.get()
    #expect(tied.subjects == 3 && tied.events == 3)
    let dayZero = Self.data([0, 0, 3, 3], [1, 0, 0, 1], [1, 0, 1, 0])
    let late = Self.data([10, 10, 13, 13], [1, 0, 0, 1], [1, 0, 1, 0])
    #expect(
      agree(
        CoxModel(dayZero).fit?.logLikelihood.null, CoxModel(late).fit?.logLikelihood.null))
  }

  @Test func `rows of weight 0 are as good as absent, and counted`() throws {
    let (times, events) = ([4.0, 4, 2, 9, 4, 7], [1, 1, 0, 1, 1, 0])
    let x = [1.0, 0.5, 2, 0, -1, 0.2]
    let with = Self.data(times, events, x, weights: [1, 2, 1, 1, 0, 1])
    let kept = [0, 1, 2, 3, 5]
    let without = Self.data(
      kept.map { times[$0] }, kept.map { events[$0] }, kept.map { x[$0] }, weights: [1, 2, 1, 1, 1])
    let (a, b) = (try CoxModel(with).outcome.get(), try CoxModel(without).outcome.get())
    #expect(a.excluded == 1 && b.excluded == 0)
    #expect(a.subjects == 5 && a.events == b.events)
    #expect(agree(a.terms[0].coefficient, b.terms[0].coefficient))
    #expect(agree(a.logLikelihood.fitted, b.logLikelihood.fitted))
    #expect(a.linearPredictors.count == 6 && a.martingaleResiduals[4] == nil)
  }

  @Test func `an unfinished computation is left by throwing`() {
    struct Cancelled: Error {}
    let data = Self.data([1, 2, 3, 4], [1, 1, 1, 0], [1, 0, 2, 0])
    #expect(throws: Cancelled.self) {
      try CoxModel(data, checkpoint: { done in if done > 0 { throw Cancelled() } })
    }
  }

  /// Each of 2500 pairs is a stratum, so a pair in which the exposed subject fails first is a success
  /// against one in which the other does, as in McNemar's test: HR = 20/5, Var β = 1/20 + 1/5 per
  /// hundred pairs; the 75 pairs of equal exposure say nothing.
  @Test func `matched pairs as strata give the ratio of discordant pairs`() throws {
    var (times, x, strata) = ([Double](), [Double](), [Int]())
    for pair in 0..<2500 {
      let kind = pair % 100
      times += [Double(pair) + 0.25, Double(pair) + 0.75]
      x += kind < 20 ? [1, 0] : kind < 25 ? [0, 1] : [1, 1]
      strata += [-pair, -pair]
    }
    let events = times.indices.map { 1 - $0 % 2 }
    let fit = try CoxModel(Self.data(times, events, x, strata: strata)).outcome.get()
    #expect(agree(fit.terms[0].hazardRatio, 4))
    let variance = fit.terms[0].standardError.map { $0 * $0 }
    #expect(agree(variance, (1.0 / 20 + 1.0 / 5) / 25))
    #expect(agree(fit.logLikelihood.null, -2500 * log(2)))
  }

  /// By Breslow's method a row of weight 200 is 200 rows; so many rows are summed in parts.
  @Test func `forty thousand rows are two hundred with weights`() throws {
    var random = SeededGenerator(seed: 9)
    let times = (0..<200).map { _ in Double(Int.random(in: 1...30, using: &random)) }
    let events = (0..<200).map { _ in Int.random(in: 0...1, using: &random) }
    let x = (0..<200).map { _ in Double.random(in: 0...3, using: &random) }
    let z = (0..<200).map { _ in Double(Int.random(in: 0...1, using: &random)) }
    func repeated<Value>(_ column: [Value]) -> [Value] {
      (0..<40_000).map { column[$0 % 200] }
    }
    let few = Self.data(
      times, events, x, z, weights: Array(repeating: 200, count: 200))
    let many = Self.data(repeated(times), repeated(events), repeated(x), repeated(z))
    let (a, b) = (CoxModel(few, ties: .breslow).fit, CoxModel(many, ties: .breslow).fit)
    for (a, b) in zip(try #require(a).terms, try #require(b).terms) {
      #expect(agree(a.coefficient, b.coefficient))
      #expect(agree(a.standardError, b.standardError))
    }
    #expect(agree(a?.logLikelihood.fitted, b?.logLikelihood.fitted, tolerance: 1e-12))
    #expect(agree(a?.score.statistic, b?.score.statistic))
  }
}
