import Statistics
import Testing

@Suite struct MiettinenNurminenTests {
  /// By hand: without successes the most likely proportions under p₁ − p₂ = δ < 0 are 0 and −δ, so
  /// that z² = −δ/(1 + δ) · n₂ (N − 1)/N, and the lower limit is −k/(1 + k), k = z² N/((N − 1) n₂).
  @Test func `no successes give the limits worked by hand`() throws {
    let score = try #require(MiettinenNurminen(TwoProportions(0, of: 10, against: 0, of: 20)))
    let z2 = 3.841458820694124
    let (below, above) = (z2 * 30 / (29 * 20), z2 * 30 / (29 * 10))
    #expect(score.estimate == 0)
    #expect(agree(score.interval.lower, -below / (1 + below), tolerance: 1e-12))
    #expect(agree(score.interval.upper, above / (1 + above), tolerance: 1e-12))
    #expect(score.test() == nil)
    #expect(score.test(difference: -0.1) != nil)
  }

  /// By hand: at δ = 0 both proportions are 4/7 and V = 12/49 · 2/7 · 14/13 = 48/637; with d = 4/7,
  /// z² = 16/49 · 637/48 = 13/3.
  @Test func `six of seven against two of seven give the z worked by hand`() throws {
    let score = try #require(MiettinenNurminen(TwoProportions(6, of: 7, against: 2, of: 7)))
    let test = try #require(score.test())
    #expect(agree(test.z, (13.0 / 3).squareRoot(), tolerance: 1e-13))
    #expect(agree(test.pValue, 2 * test.upperPValue, tolerance: 1e-15))
  }

  @Test func `z and p agree with the published formula in R`() throws {
    for row in try ReferenceTable("difference-tests").rows {
      let score = try #require(MiettinenNurminen(try row.twoProportions()))
      let test = score.test(difference: try row.value("margin"))
      #expect(agreeOrInfinite(test?.z, row.number("z"), orWithin: 1e-12), "\(row)")
      #expect(agree(test?.pValue, row.number("pValue")), "\(row)")
      #expect(agree(test?.upperPValue, row.number("upperPValue")), "\(row)")
    }
  }

  @Test func `strata agree with the published formula in R`() throws {
    let strata = try ReferenceTable("difference-strata").groups(by: "id")
    for row in try ReferenceTable("difference-stratified").rows {
      let tables = try #require(strata[[row.text("id")]]).map { try $0.twoProportions() }
      let score = try #require(MiettinenNurminen(strata: tables, level: try row.value("level")))
      #expect(agree(score.estimate, row.number("estimate")), "\(row)")
      #expect(agree(score.interval.lower, row.number("lower")), "\(row)")
      #expect(agree(score.interval.upper, row.number("upper")), "\(row)")
      #expect(agree(score.test(difference: -0.05)?.z, row.number("z")), "\(row)")
      #expect(score.strata == tables.count)
    }
  }

  /// The limits that tern's tests print for this table; its root finder stops at six digits.
  @Test func `strata give the limits that tern prints`() throws {
    let score = try #require(
      MiettinenNurminen(strata: [
        TwoProportions(8, of: 30, against: 12, of: 30),
        TwoProportions(10, of: 35, against: 15, of: 35),
        TwoProportions(6, of: 27, against: 9, of: 23),
      ]))
    #expect(abs(score.interval.lower - -0.281568259) < 1e-6)
    #expect(abs(score.interval.upper - -0.008104148) < 1e-6)
  }

  @Test func `a stratum with an empty group weighs nothing and is not counted`() throws {
    let table = TwoProportions(8, of: 30, against: 12, of: 30)
    let empty = TwoProportions(4, of: 4, against: 0, of: 0)
    #expect(MiettinenNurminen(strata: [table, empty]) == MiettinenNurminen(table))
    #expect(MiettinenNurminen(strata: [empty]) == nil)
    #expect(MiettinenNurminen(strata: []) == nil)
  }

  @Test func `the order of strata changes nothing, and a limit is where z is critical`() throws {
    var random = SeededGenerator(seed: 1985)
    for _ in 0..<20 {
      let tables = (0..<6).map { _ in TwoProportions.random(upTo: 25, using: &random) }
      let score = try #require(MiettinenNurminen(strata: tables))
      let shuffled = try #require(MiettinenNurminen(strata: tables.shuffled(using: &random)))
      #expect(agree(score.interval.lower, shuffled.interval.lower, tolerance: 1e-11))
      #expect(agree(score.interval.upper, shuffled.interval.upper, tolerance: 1e-11))
      let atLower = try #require(score.test(difference: score.interval.lower))
      #expect(agree(atLower.pValue, 0.05, tolerance: 1e-10))
    }
  }
}
