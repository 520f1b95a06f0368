import Statistics
import Testing

@Suite struct CumulativeIncidenceTests {
  private static func worked(
    _ variance: CumulativeIncidence.Variance = .infinitesimalJackknife
  ) throws -> CumulativeIncidence {
    CumulativeIncidence(
      try CompetingEventTable(times: [4, 2, 1, 3, 2], causes: [2, 2, 1, 1, 0]), variance: variance)
  }

  /// By hand: at risk 5, 4, 2, 1. S is 4/5, 4/5 · 3/4 = 3/5, 3/5 · 1/2 = 3/10, 0.
  /// F₁ = 1/5, then 1/5 + 3/5 · 1/2 = 1/2. F₂ = 4/5 · 1/4 = 1/5, then 1/5 + 3/10 = 1/2.
  @Test func `five subjects give the incidences worked by hand`() throws {
    let incidence = try Self.worked()
    #expect(incidence.table.times == [1, 2, 3, 4])
    #expect(incidence.table.atRisk == [5, 4, 2, 1])
    #expect(incidence.table.censored == [0, 1, 0, 0])
    let expected: [(CumulativeIncidence.Curve, [Double])] = [
      (incidence.survival, [0.8, 0.6, 0.3, 0]), (incidence.causes[0], [0.2, 0.2, 0.5, 0.5]),
      (incidence.causes[1], [0, 0.2, 0.2, 0.5]),
    ]
    for (curve, values) in expected {
      for (estimate, value) in zip(curve.estimates, values) {
        #expect(agree(estimate, value, tolerance: 1e-14))
      }
    }
    #expect(incidence.exhaustedAt == 4)
  }

  /// By hand, Var F₁(3) = Σ x² d/(n(n − d)) + S₋² d₁(n − d₁)/n³ − 2 x S₋ d₁/n² with x = F₁(3) − F₁(t):
  /// 0.09/20 + 4/125 − 0.6/25 = 0.0125; 0.09/12 = 0.0075; 0.36/8 = 0.045; in all 0.065.
  @Test func `the default variance is the one worked by hand`() throws {
    #expect(agree(try Self.worked().causes[0].variances[2], 0.065, tolerance: 1e-14))
    let at3 = try #require(try Self.worked().incidence(ofCause: 1, at: 3.5))
    #expect(agree(at3.standardError, 0.065.squareRoot(), tolerance: 1e-14))
  }

  /// By hand: (1 − 0.3/0.8)²/25 + 0.8²/16 · (0.3/0.6)² + 0.6²/4 = 0.015625 + 0.01 + 0.09.
  @Test func `Aalen's variance is the one worked by hand`() throws {
    let incidence = try Self.worked(.aalen)
    #expect(agree(incidence.causes[0].variances[2], 0.115625, tolerance: 1e-14))
  }

  @Test func `nobody has no curve`() throws {
    let incidence = CumulativeIncidence(try CompetingEventTable(times: [], causes: [], count: 2))
    #expect(incidence.table.times.isEmpty)
    #expect(incidence.incidence(ofCause: 2, at: 0) == nil)
    #expect(incidence.survival(at: 0) == nil)
    #expect(incidence.exhaustedAt == nil)
  }

  @Test func `all censored is an incidence of 0 as long as somebody was observed`() throws {
    let table = try CompetingEventTable(times: [3, 5], causes: [0, 0], count: 1)
    let incidence = CumulativeIncidence(table)
    let last = try #require(incidence.incidence(ofCause: 1, at: 5))
    #expect(last.estimate == 0 && last.standardError == 0 && last.limits == nil)
    #expect(incidence.incidence(ofCause: 1, at: 5.5) == nil)
    let survival = try #require(incidence.survival(at: 4))
    #expect(survival.estimate == 1 && survival.limits == nil)
  }

  @Test func `an event on day 0 counts on day 0`() throws {
    let incidence = CumulativeIncidence(
      try CompetingEventTable(times: [0, 0, 3], causes: [1, 2, 0]))
    #expect(agree(incidence.incidence(ofCause: 1, at: 0)?.estimate, 1.0 / 3))
    #expect(incidence.incidence(ofCause: 1, at: -1)?.estimate == 0)
  }

  @Test func `after everybody has had an event the curve goes on`() throws {
    let incidence = try Self.worked()
    #expect(agree(incidence.incidence(ofCause: 2, at: 99)?.estimate, 0.5))
    #expect(incidence.survival(at: 99)?.estimate == 0)
  }

  @Test func `a cause that nobody had stays at 0`() throws {
    let table = try CompetingEventTable(times: [1, 2], causes: [2, 2], count: 3)
    let incidence = CumulativeIncidence(table, interval: .plain)
    #expect(table.events(ofCause: 1) == 0 && table.events(ofCause: 2) == 2)
    #expect(incidence.causes[0].estimates == [0, 0])
    #expect(incidence.causes[2].estimates == [0, 0])
    #expect(incidence.causes[1].estimates == [0.5, 1])
    #expect(
      incidence.incidence(ofCause: 1, at: 1)?.limits == ConfidenceInterval(lower: 0, upper: 0))
  }

  @Test func `dirty data are refused with their row`() {
    func refusal(_ times: [Double], _ causes: [Int]) -> CompetingEventTable.Refusal? {
      do {
        _ = try CompetingEventTable(times: times, causes: causes)
        return nil
      } catch { return error }
    }
    #expect(refusal([1, .nan], [1, 0]) == .notFinite(row: 1))
    #expect(refusal([.infinity, 1], [1, 0]) == .notFinite(row: 0))
    #expect(refusal([1, -0.5], [1, 0]) == .negativeTime(row: 1))
    #expect(refusal([1, 2], [1, -1]) == .negativeCause(row: 1))
    #expect(refusal([1, 2], [1, 65]) == .tooManyCauses)
    #expect(refusal([1, 2], [1, 64]) == nil)
  }
}
