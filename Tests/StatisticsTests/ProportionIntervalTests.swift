import Statistics
import Testing

@Suite struct ProportionIntervalTests {
  @Test(arguments: [(20, 27.3, 55.7), (37, 60.8, 86.2), (17, 22.1, 49.7), (34, 54.4, 81.3)])
  func `the default interval reproduces the published response rates of 49 subjects`(
    successes: Int, lower: Double, upper: Double
  ) throws {
    let interval = try #require(ProportionInterval.interval(successes: successes, of: 49))
    #expect((interval.lower * 1000).rounded() / 10 == lower)
    #expect((interval.upper * 1000).rounded() / 10 == upper)
  }
}
