import Statistics
import Testing

@Suite struct AccrualTests {
  private typealias Site = Accrual.Site

  /// By hand: Gamma(10, 100) and q ~ Beta(1, 10), so P(T ≤ t) = 1 − (100 / (100 + t))¹⁰.
  @Test func `one site falls back to the pooled rate and waits as worked by hand`() throws {
    let accrual = try #require(
      Accrual(sites: [Site(enrolled: 10, exposure: 100, status: .open)]))
    #expect(accrual.model == .pooledRate(.fewSites))
    let days = try #require(accrual.daysToTarget(remaining: 1))
    #expect(agree(days.median, 7.177346253629313, tolerance: 1e-12))
  }

  /// By hand: Gamma(1, 1) over two days is geometric, P(N ≤ n) = 1 − (2/3)ⁿ⁺¹.
  @Test func `the count within a horizon is the geometric worked by hand`() throws {
    let accrual = try #require(Accrual(sites: [Site(enrolled: 1, exposure: 1, status: .open)]))
    let count = try #require(accrual.count(within: 2))
    #expect(count == Accrual.Projection(median: 1, lower: 0, upper: 5))
  }

  /// By hand, the same geometric: P(N ≥ 1) = 2/3, P(N ≥ 3) = 8/27.
  @Test func `the chance of the target is the geometric worked by hand`() throws {
    let accrual = try #require(Accrual(sites: [Site(enrolled: 1, exposure: 1, status: .open)]))
    #expect(agree(accrual.probability(ofEnrolling: 1, within: 2), 2.0 / 3, tolerance: 1e-14))
    #expect(agree(accrual.probability(ofEnrolling: 3, within: 2), 8.0 / 27, tolerance: 1e-14))
    #expect(accrual.probability(ofEnrolling: 0, within: 0) == 1)
    #expect(accrual.probability(ofEnrolling: 1, within: 0) == 0)
  }

  @Test func `the days to the target and its chance lead back`() throws {
    let sites = [4, 30, 1, 12].map { Site(enrolled: $0, exposure: 200, status: .open) }
    for planned in [[], [Site(enrolled: 0, exposure: 0, status: .planned(inDays: 70))]] {
      let accrual = try #require(Accrual(sites: sites + planned))
      for chance in [0.05, 0.5, 0.9] {
        let days = try #require(accrual.daysToTarget(remaining: 60, probability: chance))
        let back = accrual.probability(ofEnrolling: 60, within: days)
        #expect(agree(back, chance, tolerance: 1e-10))
      }
    }
  }

  @Test func `sites that vary like one Poisson fall back to the pooled rate`() throws {
    let sites = [10, 11, 9].map { Site(enrolled: $0, exposure: 300, status: .open) }
    #expect(try #require(Accrual(sites: sites)).model == .pooledRate(.noOverdispersion))
  }

  /// By hand: 1, 1, 4 have variance 2 and mean 2; 1, 2, 5 have 2.89 and 2.67.
  @Test func `rates differ as soon as the variance exceeds the mean`() throws {
    let poisson = [1, 1, 4].map { Site(enrolled: $0, exposure: 90, status: .open) }
    #expect(try #require(Accrual(sites: poisson)).model == .pooledRate(.noOverdispersion))
    let varied = [1, 2, 5].map { Site(enrolled: $0, exposure: 90, status: .open) }
    #expect(try #require(Accrual(sites: varied)).model != .pooledRate(.noOverdispersion))
  }

  /// With equal exposures the score in b is solved by a/b = mean count / exposure.
  @Test func `equal exposures give the mean rate`() throws {
    let sites = [2, 3, 9, 14, 1].map { Site(enrolled: $0, exposure: 180, status: .open) }
    guard case .gammaRates(let shape, let rate) = try #require(Accrual(sites: sites)).model else {
      Issue.record("a and b are estimable here")
      return
    }
    #expect(agree(shape / rate, 29.0 / 5 / 180, tolerance: 1e-12))
  }

  @Test func `nobody enrolled projects nothing`() {
    #expect(Accrual(sites: []) == nil)
    #expect(Accrual(sites: [Site(enrolled: 0, exposure: 90, status: .open)]) == nil)
    #expect(Accrual(sites: [Site(enrolled: 2, exposure: 0, status: .open)]) == nil)
  }

  @Test func `closed sites inform the rates and recruit no more`() throws {
    let closed = Site(enrolled: 10, exposure: 100, status: .closed)
    let accrual = try #require(Accrual(sites: [closed]))
    #expect(accrual.daysToTarget(remaining: 5) == nil)
    #expect(accrual.count(within: 50) == nil)
    #expect(accrual.probability(ofEnrolling: 5, within: 50) == nil)
  }

  @Test func `a target already met takes no time`() throws {
    let accrual = try #require(Accrual(sites: [Site(enrolled: 3, exposure: 9, status: .open)]))
    #expect(accrual.daysToTarget(remaining: 0) == Accrual.Projection(median: 0, lower: 0, upper: 0))
  }

  @Test func `before the first opening nobody is expected`() throws {
    let accrual = try #require(
      Accrual(sites: [
        Site(enrolled: 9, exposure: 100, status: .closed),
        Site(enrolled: 0, exposure: 0, status: .planned(inDays: 60)),
      ]))
    #expect(accrual.count(within: 60) == Accrual.Projection(median: 0, lower: 0, upper: 0))
    let days = try #require(accrual.daysToTarget(remaining: 1))
    #expect(60 < days.lower && days.lower < days.median && days.median < days.upper)
  }

  @Test func `an opening a moment ahead is as good as open`() throws {
    let open = [4, 30, 1, 12].map { Site(enrolled: $0, exposure: 200, status: .open) }
    let now = try #require(
      Accrual(sites: open + [Site(enrolled: 0, exposure: 0, status: .planned(inDays: 0))]))
    let soon = try #require(
      Accrual(sites: open + [Site(enrolled: 0, exposure: 0, status: .planned(inDays: 1e-9))]))
    for remaining in [1, 20, 400] {
      let atOnce = now.daysToTarget(remaining: remaining)
      let inAMoment = soon.daysToTarget(remaining: remaining)
      #expect(agree(atOnce?.median, inAMoment?.median, tolerance: 1e-7))
      #expect(agree(atOnce?.upper, inAMoment?.upper, tolerance: 1e-7))
    }
  }
}
