import Statistics
import Testing

@Suite struct ProportionIntervalTests {
  @Test(arguments: [(20, 27.3, 55.7), (37, 60.8, 86.2), (17, 22.1, 49.7), (34, 54.4, 81.3)])
  func `the default interval gives the published limits of 49 subjects`(
    successes: Int, lower: Double, upper: Double
  ) throws {
    let interval = try #require(ProportionInterval.interval(successes: successes, of: 49))
    #expect((interval.lower * 1000).rounded() / 10 == lower)
    #expect((interval.upper * 1000).rounded() / 10 == upper)
  }

  @Test func `every method agrees with R`() throws {
    for row in try ReferenceTable("proportions").rows {
      let method = try #require(ProportionInterval.Method(rawValue: row.text("method")))
      let interval = ProportionInterval.interval(
        successes: try row.count("successes"), of: try row.count("n"), method: method,
        level: try row.value("level"))
      #expect(agree(interval?.lower, row.number("lower")), "\(row)")
      #expect(agree(interval?.upper, row.number("upper")), "\(row)")
    }
  }

  /// By hand, where the beta and binomial limits are powers: n successes of n, α = 0.05.
  @Test(arguments: [
    (ProportionInterval.Method.clopperPearson, 0.025.squareRoot()),
    (.midP, 0.05.squareRoot()),
    (.wald, 1),
    (.wilson, 2 / (2 + 3.841458820694124)),
  ])
  func `two of two gives the lower limit worked by hand`(
    method: ProportionInterval.Method, lower: Double
  ) throws {
    let interval = ProportionInterval.interval(successes: 2, of: 2, method: method)
    #expect(agree(interval?.lower, lower, tolerance: 1e-12))
    #expect(interval?.upper == 1)
  }

  @Test(arguments: ProportionInterval.Method.allCases)
  func `nobody has no interval`(method: ProportionInterval.Method) {
    #expect(ProportionInterval.interval(successes: 0, of: 0, method: method) == nil)
  }

  @Test(arguments: ProportionInterval.Method.allCases)
  func `counting failures mirrors the interval`(method: ProportionInterval.Method) throws {
    for successes in 0...23 {
      let of = try #require(
        ProportionInterval.interval(successes: successes, of: 23, method: method))
      let not = try #require(
        ProportionInterval.interval(successes: 23 - successes, of: 23, method: method))
      #expect(agree(of.lower, 1 - not.upper, tolerance: 1e-12))
      #expect(0 <= of.lower && of.lower <= of.upper && of.upper <= 1)
    }
  }
}
