import Statistics
import Testing

@Suite struct ConditionalPowerTests {
  /// By hand, Z = 1 at t = 1/4 and c = 2: B = 0.5. Null: Φ(−1.5/√0.75) = Φ(−√3). Trend: θ = 2, so
  /// B + θ(1 − t) = 2 = c and the power is ½. Design with θ = 4: Φ(1.5/√0.75) = Φ(√3).
  @Test func `the three effects give the powers worked by hand`() throws {
    let conditional = try #require(ConditionalPower(z: 1, fraction: 0.25, critical: 2))
    let tail = 0.041632258331775805
    #expect(agree(conditional.power(under: .null), tail, tolerance: 1e-12))
    #expect(agree(conditional.power(under: .currentTrend), 0.5, tolerance: 1e-14))
    #expect(agree(conditional.power(under: .design(drift: 4)), 1 - tail, tolerance: 1e-12))
    #expect(agree(conditional.predictivePower, 0.5, tolerance: 1e-14))
  }

  @Test func `powers agree with the integral in R`() throws {
    for row in try ReferenceTable("conditional-power").rows {
      let conditional = try #require(
        ConditionalPower(
          z: try row.value("z"), fraction: try row.value("fraction"),
          critical: try row.value("critical")))
      let design = conditional.power(under: .design(drift: try row.value("drift")))
      #expect(agree(design, row.number("design")), "\(row)")
      #expect(agree(conditional.power(under: .null), row.number("null")), "\(row)")
      #expect(agree(conditional.power(under: .currentTrend), row.number("trend")), "\(row)")
      #expect(agree(conditional.predictivePower, row.number("predictive")), "\(row)")
    }
  }

  @Test func `without information ahead or behind there is none`() {
    for fraction in [0, 1, 1.1, -0.2, .nan] {
      #expect(ConditionalPower(z: 1, fraction: fraction, critical: 2) == nil)
    }
    #expect(ConditionalPower(z: .nan, fraction: 0.5, critical: 2) == nil)
    #expect(ConditionalPower(z: 1, fraction: 0.5, critical: .infinity) == nil)
  }

  @Test(arguments: UInt64(1)...30)
  func `a better interim result raises every power`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let fraction = Double.random(in: 0.1...0.9, using: &random)
    let z = Double.random(in: -1...3, using: &random)
    let worse = try #require(ConditionalPower(z: z, fraction: fraction, critical: 2))
    let better = try #require(ConditionalPower(z: z + 0.1, fraction: fraction, critical: 2))
    for effect in [ConditionalPower.Effect.design(drift: 3), .currentTrend, .null] {
      #expect(worse.power(under: effect) < better.power(under: effect))
    }
    #expect(worse.predictivePower < better.predictivePower)
  }
}
