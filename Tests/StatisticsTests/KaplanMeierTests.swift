import Statistics
import Testing

/// By hand: five subjects, events on days 1, 2 and 4, censored on days 3 and 5.
@Suite struct KaplanMeierTests {
  private let times: [EventTime] = [
    .censored(at: 5), .event(at: 1), .event(at: 4), .censored(at: 3), .event(at: 2),
  ]

  @Test func `survival is the product of the shares that pass each day`() {
    let curve = KaplanMeier(times)
    #expect(curve.steps.map(\.time) == [1, 2, 3, 4, 5])
    let byHand = [0.8, 0.6, 0.6, 0.3, 0.3]
    #expect(zip(curve.steps, byHand).allSatisfy { agree($0.survival, $1, tolerance: 1e-15) })
    #expect(curve.subjects == 5 && curve.events == 3 && curve.censored == 2)
  }

  @Test func `Greenwood's sum adds d over n times survivors`() {
    let curve = KaplanMeier(times)
    #expect(agree(curve.steps[3].varianceSum, 1.0 / 20 + 1.0 / 12 + 1.0 / 2, tolerance: 1e-15))
    #expect(agree(curve.steps[1].standardError, 0.6 * (2.0 / 15).squareRoot(), tolerance: 1e-15))
  }

  @Test func `the plain interval is the estimate and its error, cut to 0 and 1`() throws {
    let curve = KaplanMeier(times, interval: .plain)
    let error = 1.959963984540054 * 0.6 * (2.0 / 15).squareRoot()
    #expect(agree(curve.steps[1].lower, 0.6 - error, tolerance: 1e-14))
    #expect(curve.steps[1].upper == 1)
  }

  @Test func `survival at a time holds from the last step up to it`() throws {
    let curve = KaplanMeier(times, interval: .log)
    #expect(curve.survival(at: 0.5) == SurvivalEstimate(estimate: 1, lower: 1, upper: 1))
    #expect(try #require(curve.survival(at: 2)).estimate == curve.steps[1].survival)
    #expect(try #require(curve.survival(at: 3.9)).estimate == curve.steps[1].survival)
  }

  @Test func `survival is undefined after the last observed day unless everybody had the event`() {
    #expect(KaplanMeier(times).survival(at: 5.1) == nil)
    let extinct = KaplanMeier([.event(at: 2), .event(at: 3)])
    #expect(extinct.survival(at: 9) == SurvivalEstimate(estimate: 0, lower: nil, upper: nil))
  }

  @Test func `the median is the first day at or below one half`() {
    #expect(KaplanMeier(times).median.estimate == 4)
  }

  @Test func `a curve flat at one half has its median in the middle of the flat part`() {
    let four: [EventTime] = [.event(at: 10), .event(at: 20), .event(at: 30), .event(at: 40)]
    #expect(KaplanMeier(four).median.estimate == 25)
  }

  @Test func `a median that is not reached is nil`() {
    let curve = KaplanMeier([.event(at: 1), .censored(at: 2), .censored(at: 3)])
    #expect(curve.median.estimate == nil)
  }

  @Test func `nobody has no steps, no survival and no median`() {
    let curve = KaplanMeier([EventTime]())
    #expect(curve.steps.isEmpty)
    #expect(curve.survival(at: 0) == nil)
    #expect(curve.median == QuantileEstimate(estimate: nil, lower: nil, upper: nil))
    #expect(curve.quantile(0) == QuantileEstimate(estimate: nil, lower: nil, upper: nil))
  }

  @Test func `at risk, events and censored before a tick add to everybody at a tie`() {
    let curve = KaplanMeier([.event(at: 6), .censored(at: 6), .censored(at: 9), .event(at: 1)])
    #expect(curve.atRisk(at: 6) == 3)
    #expect(curve.eventsBefore(6) == 1)
    #expect(curve.censoredBefore(6) == 0)
    #expect(curve.atRisk(at: 6.5) == 1)
    #expect(curve.eventsBefore(6.5) == 2)
    #expect(curve.censoredBefore(6.5) == 1)
  }
}
