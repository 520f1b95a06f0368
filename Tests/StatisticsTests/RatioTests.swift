import Glibc
import Statistics
import Testing

@Suite struct RatioTests {
  /// By hand: OR = 3·3/(1·1) with SE √(1/3 + 1 + 1 + 1/3); RR = 3 with SE √(¼/3 + ¾/1).
  @Test func `three of four against one of four`() throws {
    let groups = TwoProportions(3, of: 4, against: 1, of: 4)
    let odds = try #require(OddsRatio.woolf(groups))
    #expect(odds.estimate == 9)
    let z = 1.959963984540054
    let factor = exp(z * (8.0 / 3).squareRoot())
    #expect(agree(odds.interval?.upper, 9 * factor, tolerance: 1e-13))
    let risk = try #require(RiskRatio.katz(groups))
    #expect(risk.estimate == 3)
    let riskFactor = exp(z * (10.0 / 12).squareRoot())
    #expect(agree(risk.interval?.lower, 3 / riskFactor, tolerance: 1e-13))
  }

  /// Koopman, Biometrics 1984;40:513: 36 of 40 against 16 of 80.
  @Test func `the score limits of the risk ratio are those that Koopman published`() throws {
    let groups = TwoProportions(36, of: 40, against: 16, of: 80)
    let interval = try #require(RiskRatio.koopman(groups)?.interval)
    #expect((interval.lower * 100).rounded() / 100 == 2.94)
    #expect((interval.upper * 100).rounded() / 100 == 7.15)
  }

  /// By hand: where all are successes, p₁ = θ and p₂ = 1 are likeliest for θ < 1, so that
  /// z² = n₁ (1 − θ)/θ at the lower limit n₁/(n₁ + z²).
  @Test func `successes alone give the score limits worked by hand`() throws {
    let groups = TwoProportions(10, of: 10, against: 12, of: 12)
    let interval = try #require(RiskRatio.koopman(groups)?.interval)
    let z2 = 3.841458820694124
    #expect(agree(interval.lower, 10 / (10 + z2), tolerance: 1e-12))
    #expect(agree(interval.upper, (12 + z2) / 12, tolerance: 1e-12))
  }

  @Test func `Woolf and Katz agree with epitools, Koopman with the published formula`() throws {
    for row in try ReferenceTable("two-by-two").rows {
      let groups = try row.twoProportions()
      let level = try row.value("level")
      let odds = OddsRatio.woolf(groups, level: level)
      #expect(agreeOrInfinite(odds?.estimate, row.number("odds")), "\(row)")
      #expect(agree(odds?.interval?.lower, row.number("oddsLower")), "\(row)")
      #expect(agree(odds?.interval?.upper, row.number("oddsUpper")), "\(row)")
      let risk = RiskRatio.katz(groups, level: level)
      #expect(agreeOrInfinite(risk?.estimate, row.number("risk")), "\(row)")
      #expect(agree(risk?.interval?.lower, row.number("riskLower")), "\(row)")
      #expect(agree(risk?.interval?.upper, row.number("riskUpper")), "\(row)")
      let score = RiskRatio.koopman(groups, level: level)?.interval
      #expect(agreeOrInfinite(score?.lower, row.number("scoreLower")), "\(row)")
      #expect(agreeOrInfinite(score?.upper, row.number("scoreUpper")), "\(row)")
    }
  }

  @Test func `an empty group and a lack of successes have no ratio`() {
    for groups in [
      TwoProportions(0, of: 0, against: 3, of: 7), TwoProportions(3, of: 7, against: 0, of: 0),
      TwoProportions(0, of: 4, against: 0, of: 7),
    ] {
      #expect(OddsRatio.woolf(groups) == nil)
      #expect(RiskRatio.katz(groups) == nil)
      #expect(RiskRatio.koopman(groups) == nil)
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `exchanging the groups inverts every ratio`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let groups = TwoProportions.random(upTo: 50, using: &random)
    let methods: [(TwoProportions) -> RatioEstimate?] = [
      { OddsRatio.woolf($0) }, { RiskRatio.katz($0) }, { RiskRatio.koopman($0) },
    ]
    for method in methods {
      let (one, other) = (method(groups), method(groups.exchanged))
      #expect(agreeOrInfinite(one?.estimate, other.map { 1 / $0.estimate }))
      #expect(agreeOrInfinite(one?.interval?.lower, other?.interval.map { 1 / $0.upper }))
      #expect(agreeOrInfinite(one?.interval?.upper, other?.interval.map { 1 / $0.lower }))
    }
  }
}
