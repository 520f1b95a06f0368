import Statistics
import Testing

@Suite struct QualityToleranceLimitTests {
  /// By hand: 0.03 + 3 √(0.03 · 0.97/97) = 0.03 + 3 √0.0003 = 0.0819615.
  @Test func `three standard errors above 3 percent are worked by hand`() throws {
    let limit = try #require(QualityToleranceLimit(events: 8, of: 97, expected: 0.03))
    #expect(agree(limit.limit, 0.03 + 3 * 0.0003.squareRoot(), tolerance: 1e-14))
    #expect(limit.isExceeded && agree(limit.share, 8.0 / 97, tolerance: 1e-15))
    #expect(QualityToleranceLimit(events: 7, of: 97, expected: 0.03)?.isExceeded == false)
  }

  /// By hand: ¼ + 4 √(3/16/12) = ¼ + 4/8 = ¾.
  @Test func `the limit itself exceeds`() {
    let atLimit = QualityToleranceLimit(events: 9, of: 12, expected: 0.25, deviations: 4)
    #expect(atLimit?.limit == 0.75 && atLimit?.isExceeded == true)
  }

  @Test func `nobody has no limit`() {
    #expect(QualityToleranceLimit(events: 0, of: 0, expected: 0.07) == nil)
  }
}
