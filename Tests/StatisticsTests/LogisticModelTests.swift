import Glibc
import Statistics
import Testing

@Suite struct LogisticModelTests {
  /// 12 of 20 against 5 of 25: log odds 0.405465 and −1.386294, so log OR = log(1.5 / 0.25) = log 6,
  /// SE² = 1/12 + 1/8 + 1/5 + 1/20 = 55/120.
  @Test func `two proportions give the odds ratio and Woolf's error worked by hand`() throws {
    let fit = try LogisticModel(successes: 12, of: 20, against: 5, of: 25).outcome.get()
    let group = fit.terms[1]
    #expect(agree(group.oddsRatio, 6, tolerance: 1e-13))
    #expect(agree(group.coefficient, log(6), tolerance: 1e-13))
    #expect(agree(group.standardError, (55.0 / 120).squareRoot(), tolerance: 1e-13))
    #expect(agree(fit.terms[0].oddsRatio, 0.25, tolerance: 1e-13))
    #expect(agree(fit.terms[0].standardError, 0.5, tolerance: 1e-13))
    #expect(agree(group.z, log(6) / (55.0 / 120).squareRoot(), tolerance: 1e-13))
    let logLikelihood = 12 * log(0.6) + 8 * log(0.4) + 5 * log(0.2) + 20 * log(0.8)
    #expect(agree(fit.logLikelihood, logLikelihood, tolerance: 1e-13))
    let wald = try #require(fit.wald(ofCovariate: 0))
    #expect(agree(wald.statistic, log(6) * log(6) * 120 / 55, tolerance: 1e-13))
    #expect(agree(wald.pValue, group.pValue, tolerance: 1e-12))
    let interval = try #require(group.oddsRatioInterval())
    #expect(agree(interval.lower * interval.upper, 36, tolerance: 1e-12))
  }

  @Test func `an intercept alone is the log odds of the events`() throws {
    let fit = try fit([true, true, true, false], [])
    #expect(agree(fit.terms[0].coefficient, log(3), tolerance: 1e-13))
    #expect(agree(fit.terms[0].standardError, (4.0 / 3).squareRoot(), tolerance: 1e-13))
    #expect(fit.likelihoodRatio.degreesOfFreedom == 0)
    #expect(fit.likelihoodRatio.pValue == 1)
    #expect(fit.wald == nil)
    #expect(fit.probabilities.allSatisfy { agree($0, 0.75) })
  }

  @Test func `nobody and a constant response are refused`() {
    #expect(refusal([], []) == .noRows)
    #expect(refusal([true], [[1]]) == .constantResponse)
    #expect(refusal([false, false], [[1, 2]]) == .constantResponse)
    #expect(refusal([true, false], [[1, 2]], weights: [0, 0]) == .noRows)
    #expect(refusal([true, false, true], [[1, 2, 2]], weights: [1, 0, 1]) == .constantResponse)
  }

  @Test func `what is no number is refused by its place`() {
    #expect(
      refusal([true, false, true], [[1, 2, 3], [1, .nan, 0]]) == .notFinite(row: 1, column: 1))
    #expect(refusal([true, false], [[1, -.infinity]]) == .notFinite(row: 1, column: 0))
    for weight in [-1, .nan, .infinity] {
      #expect(refusal([true, false], [[1, 2]], weights: [1, weight]) == .notAWeight(row: 1))
    }
  }

  @Test func `complete separation is named`() {
    let refused = refusal(
      [false, false, false, true, true, true], [[1, 2, 3, 5, 6, 7], [1, -1, 1, 1, -1, 1]])
    guard case .separated(true, let columns) = refused else {
      Issue.record("\(String(describing: refused))")
      return
    }
    #expect(columns.contains("x0"))
  }

  @Test func `a row on the border makes the separation quasi-complete`() {
    #expect(
      refusal([false, false, true, false, true, true], [[1, 2, 3, 3, 4, 5]])
        == .separated(isComplete: false, columns: ["x0"]))
  }

  @Test func `a level without an event names its own column and no other`() {
    let stage = Covariate(
      name: "stage", categories: ["I", "I", "I", "I", "II", "II", "II", "III", "III", "III", "III"])
    let age = Covariate(
      name: "age", values: .numeric([50, 55, 60, 65, 48, 66, 59, 51, 56, 61, 66]))
    let events = [true, false, true, false, false, false, false, true, false, true, false]
    let model = LogisticModel(
      responses: events, design: DesignMatrix([age, stage], rows: 11), checkpoint: { _ in })
    guard case .failure(let refused) = model.outcome else {
      Issue.record("fitted")
      return
    }
    #expect(refused == .separated(isComplete: false, columns: ["stage=II"]))
  }

  @Test(arguments: [(0, 20, 5, 25), (20, 20, 5, 25), (3, 20, 0, 25), (3, 20, 25, 25)])
  func `an empty cell of a fourfold table separates`(a: Int, m: Int, b: Int, n: Int) {
    let model = LogisticModel(successes: a, of: m, against: b, of: n)
    #expect(throws: LogisticModel.Refusal.separated(isComplete: false, columns: ["group"])) {
      try model.outcome.get()
    }
  }

  @Test func `nearly separated rows have a fit and the separated ones have none`() throws {
    let values = (0..<40).map(Double.init)
    var events = values.map { $0 >= 20 }
    #expect(refusal(events, [values]) == .separated(isComplete: true, columns: ["x0"]))
    events[19] = true
    events[20] = false
    let slope = try #require(try fit(events, [values]).terms[1].coefficient)
    #expect(1 < slope && slope < 10)
  }

  /// The outlier takes some twenty steps, in which the other rows hardly move.
  @Test(arguments: [1e3, 1e5, 1e7]) func `an outlier on the right side is no separation`(
    outlier: Double
  ) throws {
    let values = (0..<40).map(Double.init) + [outlier]
    let events = (0..<40).map { $0 % 3 == 0 || $0 > 25 } + [true]
    let alone = try fit(Array(events.dropLast()), [Array(values.dropLast())])
    let fit = try fit(events, [values])
    #expect(agree(fit.terms[1].coefficient, alone.terms[1].coefficient, tolerance: 1e-6))
  }

  @Test func `a constant and a repeated column have no coefficient`() throws {
    let x = [1.0, 2, 3, 4, 5, 6]
    let events = [false, true, false, true, false, true]
    let alone = try fit(events, [x])
    let fit = try fit(events, [Array(repeating: 7, count: 6), x, x.map { 3 - $0 / 7 }])
    #expect(fit.terms.map { $0.coefficient == nil } == [false, true, false, true])
    #expect(fit.terms[3].standardError == nil && fit.terms[3].pValue == nil)
    #expect(fit.terms[3].interval() == nil)
    #expect(agree(fit.terms[2].coefficient, alone.terms[1].coefficient, tolerance: 1e-12))
    #expect(fit.covariance.count == 2)
    #expect(fit.likelihoodRatio.degreesOfFreedom == 1)
    #expect(fit.wald(ofCovariate: 0) == nil)
    #expect(agree(fit.wald(ofCovariate: 1)?.statistic, alone.wald?.statistic, tolerance: 1e-12))
  }

  @Test func `rows of weight zero are left out, counted, and predicted`() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 100]
    let events = [false, true, false, true, false, true, false]
    let weighted = try fit(events, [x], weights: [1, 1, 1, 1, 1, 1, 0])
    let short = try fit(Array(events.dropLast()), [Array(x.dropLast())])
    #expect(weighted.terms == short.terms)
    #expect(weighted.rows == 6 && weighted.excludedRows == 1)
    #expect(weighted.linearPredictors.count == 7)
    #expect(Array(weighted.linearPredictors.dropLast()) == short.linearPredictors)
  }

  @Test func `a checkpoint that throws stops the fit`() {
    struct Cancelled: Error {}
    #expect(throws: Cancelled.self) {
      try LogisticModel(responses: [true, false, true], design: design([[1, 2, 2]], rows: 3)) {
        if $0 > 0.2 { throw Cancelled() }
      }
    }
  }

  private func fit(
    _ responses: [Bool], _ columns: [[Double]], weights: [Double]? = nil
  ) throws -> LogisticFit {
    try LogisticModel(
      responses: responses, design: design(columns, rows: responses.count), weights: weights
    ).outcome.get()
  }

  private func refusal(
    _ responses: [Bool], _ columns: [[Double]], weights: [Double]? = nil
  ) -> LogisticModel.Refusal? {
    let model = LogisticModel(
      responses: responses, design: design(columns, rows: responses.count), weights: weights,
      checkpoint: { _ in })
    guard case .failure(let refusal) = model.outcome else { return nil }
    return refusal
  }

  private func design(_ columns: [[Double]], rows: Int) -> DesignMatrix {
    DesignMatrix(
      columns.enumerated().map { Covariate(name: "x\($0)", values: .numeric($1)) }, rows: rows)
  }
}
