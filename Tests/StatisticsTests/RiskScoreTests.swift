import Statistics
import Testing

@Suite struct RiskScoreTests {
  private static let standard = RiskScore.Weights([-2: 4, -1: 2, 0: 0, 1: 8, 2: 16])

  /// By hand: (16 + 8) of (32 + 16) is 50 %.
  @Test func `the score is the share of the largest weights`() throws {
    let score = try #require(RiskScore([(-1, .adverseEvents), (1, Self.standard)]))
    #expect(score.sum == 24 && score.largestSum == 48 && score.percent == 50)
  }

  @Test func `an indicator without a flag leaves both sums`() throws {
    let score = try #require(RiskScore([(2, .adverseEvents), (nil, Self.standard)]))
    #expect(score.sum == 2 && score.largestSum == 32 && score.percent == 6.25)
    let unweighed = try #require(RiskScore([(2, .adverseEvents), (5, Self.standard)]))
    #expect(unweighed == score)
  }

  @Test func `no flag at all is no score`() {
    #expect(RiskScore([]) == nil)
    #expect(RiskScore([(nil, .adverseEvents)]) == nil)
    #expect(RiskScore([(0, RiskScore.Weights([0: 0]))]) == nil)
  }
}
