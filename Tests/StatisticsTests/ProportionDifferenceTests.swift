import Statistics
import Testing

@Suite struct ProportionDifferenceTests {
  typealias Method = ProportionDifference.Method

  /// Newcombe, Stat Med 1998;17:873, table II (a) and (b).
  @Test(arguments: [
    (Method.newcombe, 0.0524, 0.3339, 0.1705, 0.8090),
    (.newcombeContinuityCorrected, 0.0428, 0.3422, 0.1013, 0.8387),
    (.miettinenNurminen, 0.0528, 0.3382, 0.1700, 0.8406),
    (.wald, 0.0575, 0.3425, 0.2605, 0.9395),
    (.waldContinuityCorrected, 0.0441, 0.3559, 0.1605, 1),
  ])
  func `the limits are those that Newcombe published`(
    method: Method, lowerA: Double, upperA: Double, lowerB: Double, upperB: Double
  ) throws {
    for (groups, lower, upper) in [
      (TwoProportions(56, of: 70, against: 48, of: 80), lowerA, upperA),
      (TwoProportions(9, of: 10, against: 3, of: 10), lowerB, upperB),
    ] {
      let interval = try #require(ProportionDifference.interval(groups, method: method))
      #expect((interval.lower * 10_000).rounded() / 10_000 == lower)
      #expect((interval.upper * 10_000).rounded() / 10_000 == upper)
    }
  }

  /// By hand: 0 of 1 and 1 of 1 with z² = k. Wilson's limits are 0…k/(1+k) and 1/(1+k)…1, so that
  /// the hybrid interval is −1…−1 + √2 k/(1+k).
  @Test func `one against none gives Newcombe's limits worked by hand`() throws {
    let k = 3.841458820694124
    let interval = try #require(
      ProportionDifference.interval(TwoProportions(0, of: 1, against: 1, of: 1)))
    #expect(interval.lower == -1)
    #expect(agree(interval.upper, -1 + 2.0.squareRoot() * k / (1 + k), tolerance: 1e-13))
  }

  @Test func `every method agrees with R`() throws {
    for row in try ReferenceTable("differences").rows {
      let interval = ProportionDifference.interval(
        try row.twoProportions(), method: try #require(Method(rawValue: row.text("method"))),
        level: try row.value("level"))
      #expect(agree(interval?.lower, row.number("lower")), "\(row) \(interval as Any)")
      #expect(agree(interval?.upper, row.number("upper")), "\(row) \(interval as Any)")
    }
  }

  @Test(arguments: Method.allCases)
  func `an empty group has no interval`(method: Method) {
    for groups in [
      TwoProportions(0, of: 0, against: 3, of: 4), TwoProportions(3, of: 4, against: 0, of: 0),
      TwoProportions(0, of: 0, against: 0, of: 0),
    ] {
      #expect(ProportionDifference.interval(groups, method: method) == nil)
      #expect(groups.difference == nil)
    }
  }

  @Test(arguments: Method.allCases)
  func `exchanging groups or counting failures mirrors the interval`(method: Method) throws {
    var random = SeededGenerator(seed: 873)
    for _ in 0..<100 {
      let groups = TwoProportions.random(upTo: 60, using: &random)
      let interval = try #require(ProportionDifference.interval(groups, method: method))
      for mirrored in [groups.exchanged, groups.inverted] {
        let mirror = try #require(ProportionDifference.interval(mirrored, method: method))
        #expect(abs(interval.lower + mirror.upper) < 1e-12, "\(groups)")
        #expect(abs(interval.upper + mirror.lower) < 1e-12, "\(groups)")
      }
      let difference = try #require(groups.difference)
      #expect(-1 <= interval.lower && interval.lower <= difference + 1e-15, "\(groups)")
      #expect(difference - 1e-15 <= interval.upper && interval.upper <= 1, "\(groups)")
    }
  }
}
