import Statistics
import Testing

@Suite struct IncidenceRateTests {
  @Test func `twelve events in 37_5 years are 32 per 100 years`() throws {
    let rate = try #require(IncidenceRate(events: 12, exposure: 37.5))
    let per100 = [rate.rate, rate.lower, rate.upper].map { ($0 * 10_000).rounded() / 100 }
    #expect(per100 == [32, 16.53, 55.90])
  }

  /// By hand: the upper limit of no event solves exp(−λT) = α/2.
  @Test func `no event has a lower limit of 0 and an upper one from the exponential`() throws {
    let rate = try #require(IncidenceRate(events: 0, exposure: 2))
    #expect(rate.rate == 0 && rate.lower == 0)
    #expect(agree(rate.upper, 3.6888794541139363 / 2, tolerance: 1e-13))
  }

  @Test func `no exposure has no rate`() {
    #expect(IncidenceRate(events: 0, exposure: 0) == nil)
  }

  @Test func `limits agree with poisson test of R`() throws {
    for row in try ReferenceTable("rates").rows {
      let rate = IncidenceRate(
        events: try row.count("events"), exposure: try row.value("exposure"),
        level: try row.value("level"))
      #expect(agree(rate?.lower, row.number("lower")), "\(row)")
      #expect(agree(rate?.upper, row.number("upper")), "\(row)")
    }
  }
}
