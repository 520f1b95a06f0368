import Glibc
import Statistics
import Testing

@Suite struct SpendingBoundaryTests {
  private static func boundaries(
    _ information: [Double], planned: Double = 1, spending: AlphaSpending
  ) -> [Double] {
    SpendingBoundary(information: information, planned: planned, spending: spending)
      .looks?.compactMap(\.boundary) ?? []
  }

  private static let published: [(AlphaSpending, [Double], [Double])] = [
    (.obrienFleming, [0.5, 1], [2.9626, 1.9686]),
    (.obrienFleming, [1.0 / 3, 2.0 / 3, 1], [3.7103, 2.5114, 1.9930]),
    (.pocock, [0.5, 1], [2.1570, 2.2010]),
  ]

  @Test(arguments: published)
  func `boundaries are the published ones`(
    spending: AlphaSpending, information: [Double], expected: [Double]
  ) {
    let rounded = Self.boundaries(information, spending: spending)
      .map { ($0 * 10_000).rounded() / 10_000 }
    #expect(rounded == expected)
  }

  /// By hand: 2 − 2Φ(2.241403/√½) = 2 − 2Φ(3.169822) = 0.0015253, and 0.025 ln(1 + 1.718282/2)
  /// = 0.025 · 0.620115 = 0.0155029; the first boundary is Φ⁻¹ of one minus that.
  @Test func `half of the information spends what is worked by hand`() throws {
    let obrienFleming = AlphaSpending.obrienFleming.spent(at: 0.5, alpha: 0.025)
    #expect(agree(obrienFleming, 0.0015253228, tolerance: 1e-7))
    let pocock = AlphaSpending.pocock.spent(at: 0.5, alpha: 0.025)
    #expect(agree(pocock, 0.0155028627, tolerance: 1e-7))
    for spending in AlphaSpending.allCases {
      #expect(spending.spent(at: 0, alpha: 0.025) == 0)
      #expect(spending.spent(at: 1.2, alpha: 0.025) == 0.025)
      let nearlyAll = spending.spent(at: 1 - 1e-12, alpha: 0.025)
      #expect(agree(nearlyAll, 0.025, tolerance: 1e-10))
    }
  }

  @Test func `one look at the end is the fixed test`() throws {
    let boundary = SpendingBoundary(information: [354], planned: 354, spending: .obrienFleming)
    let look = try #require(boundary.looks?.first)
    #expect(agree(look.boundary, 1.959963984540054, tolerance: 1e-12))
    #expect(agree(look.nominalP, 0.025, tolerance: 1e-12))
    #expect(look.fraction == 1 && agree(look.alphaSpent, 0.025, tolerance: 1e-12))
  }

  @Test func `a final look short of the planned events spends what is left`() throws {
    let under = SpendingBoundary(
      information: [140, 300], planned: 350, spending: .obrienFleming, lastIsFinal: true)
    let asInterim = SpendingBoundary(
      information: [140, 300], planned: 350, spending: .obrienFleming)
    let looks = try #require(under.looks)
    #expect(looks[0] == asInterim.looks?[0])
    #expect(agree(looks[1].alphaSpent, 0.025, tolerance: 1e-11))
    #expect(try #require(looks[1].boundary) < #require(asInterim.looks?[1].boundary))
  }

  @Test func `past the planned events nothing is left to spend`() throws {
    let looks = try #require(
      SpendingBoundary(information: [175, 370, 380], planned: 350, spending: .pocock).looks)
    #expect(agree(looks[1].alphaSpent, 0.025, tolerance: 1e-11))
    #expect(looks[2].boundary == nil && looks[2].nominalP == nil)
    #expect(looks[2].alphaSpent == looks[1].alphaSpent)
  }

  @Test func `a boundary that was applied spends what it spends`() throws {
    let looks = try #require(
      SpendingBoundary(
        analyses: [.init(information: 200, appliedBoundary: 3), .init(information: 400)],
        planned: 400, spending: .obrienFleming
      ).looks)
    #expect(agree(looks[0].alphaSpent, 0.0013498980316300933, tolerance: 1e-12))
    #expect(looks[0].boundary == 3)
    let byFunction = Self.boundaries([0.5, 1], spending: .obrienFleming)
    #expect(try #require(looks[1].boundary) < byFunction[1])
  }

  @Test func `a look that tested nothing leaves the fixed test`() throws {
    let looks = try #require(
      SpendingBoundary(
        analyses: [.init(information: 200, appliedBoundary: .infinity), .init(information: 400)],
        planned: 400, spending: .pocock
      ).looks)
    #expect(looks[0].boundary == nil && looks[0].alphaSpent == 0)
    #expect(agree(looks[1].boundary, 1.959963984540054, tolerance: 1e-11))
  }

  /// 2 − 2Φ(2.2414/√0.001) is 1e-1100: no double holds it.
  @Test func `a look too early to spend anything has no boundary`() throws {
    let looks = try #require(
      SpendingBoundary(information: [0.001, 1], planned: 1, spending: .obrienFleming).looks)
    #expect(looks[0].boundary == nil && looks[0].alphaSpent == 0)
    #expect(agree(looks[1].boundary, 1.959963984540054, tolerance: 1e-11))
  }

  @Test func `dirty looks are refused`() {
    func refusal(_ information: [Double], planned: Double = 1) -> SpendingBoundary.Refusal? {
      let boundary = SpendingBoundary(
        information: information, planned: planned, spending: .pocock)
      guard case .failure(let refusal) = boundary.outcome else { return nil }
      return refusal
    }
    #expect(refusal([]) == .noLooks)
    #expect(refusal([0.5], planned: 0) == .noPlannedTotal)
    #expect(refusal([0.5], planned: .nan) == .noPlannedTotal)
    #expect(refusal([0.5], planned: .infinity) == .noPlannedTotal)
    for information in [
      [0], [-1], [.nan], [.infinity], [.leastNonzeroMagnitude], [0.5, 0.5], [0.5, 0.4],
    ] {
      #expect(refusal(information) == .informationNotIncreasing, "\(information)")
    }
    #expect(refusal([1e-300], planned: 1e300) == .informationNotIncreasing)
    #expect(refusal([1e300], planned: 1e-300) == .informationNotIncreasing)
    for applied in [Double.nan, -.infinity] {
      let boundary = SpendingBoundary(
        analyses: [.init(information: 1, appliedBoundary: applied)], planned: 2, spending: .pocock)
      #expect(boundary.outcome == .failure(.invalidAppliedBoundary))
      #expect(boundary.crossingProbabilities(drift: 0) == nil)
    }
  }
}

@Suite struct SpendingBoundaryReferenceTests {
  /// To 1e-8 of Simpson's rule over 4000 intervals; rpact's own grid is coarser, and where looks lie
  /// close together it is off by up to 2e-5, alike in its power.
  @Test func `boundaries, alpha and power agree with rpact and a fine grid in R`() throws {
    let plans = try ReferenceTable("spending").groups(by: "plan", "spending", "alpha")
    #expect(plans.count == 36)
    for (key, rows) in plans {
      let boundary = SpendingBoundary(
        information: try rows.map { try $0.value("events") },
        planned: try rows[0].value("planned"), alpha: try rows[0].value("alpha"),
        spending: try #require(AlphaSpending(rawValue: key[1])), lastIsFinal: true)
      let power = try #require(
        boundary.crossingProbabilities(drift: try rows[0].value("drift")))
      for (index, row) in rows.enumerated() {
        let look = try #require(boundary.looks?[index])
        #expect(agree(look.alphaSpent, row.number("alphaSpent"), tolerance: 1e-9), "\(row)")
        #expect(agree(look.boundary, row.number("boundary"), tolerance: 2e-5), "\(row)")
        #expect(agree(look.nominalP, row.number("nominalP"), tolerance: 1e-4), "\(row)")
        #expect(agree(power[index], row.number("power"), tolerance: 1e-5), "\(row)")
        guard row.number("fine") != nil else { continue }
        #expect(agree(look.boundary, row.number("fine"), tolerance: 1e-8), "\(row)")
      }
    }
  }
}

@Suite struct SpendingBoundaryPropertyTests {
  /// Simpson's rule on an even grid of B, with no node in common with the panels under test.
  private static func crossing(_ looks: [SpendingBoundary.Look], drift: Double) -> Double {
    var before = [(b: 0.0, mass: 1.0)]
    var (time, total) = (0.0, 0.0)
    for look in looks {
      let step = look.fraction - time
      let deviation = step.squareRoot()
      let top = (look.boundary ?? 9) * look.fraction.squareRoot()
      total += before.reduce(0) {
        $0 + $1.mass * 0.5 * erfc((top - $1.b - drift * step) / deviation / 2.0.squareRoot())
      }
      let bottom = drift * look.fraction - 9 * look.fraction.squareRoot()
      let count = 1000
      let width = (top - bottom) / Double(count)
      before = (0...count).map { index in
        let b = bottom + width * Double(index)
        let weight = (index == 0 || index == count ? 1.0 : index % 2 == 1 ? 4 : 2) * width / 3
        let density = before.reduce(0) {
          let z = (b - $1.b - drift * step) / deviation
          return abs(z) > 9 ? $0 : $0 + $1.mass * exp(-z * z / 2)
        }
        return (b, weight * density / (2 * Double.pi * step).squareRoot())
      }
      time = look.fraction
    }
    return total
  }

  private static func fractions(_ seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    var increments = (0..<3).map { _ in Double.random(in: 0.05...1, using: &random) }
    let total = increments.reduce(0, +)
    var sum = 0.0
    increments = increments.map { increment in
      sum += increment / total
      return sum
    }
    increments[increments.count - 1] = 1
    return increments
  }

  @Test(arguments: UInt64(1)...2, AlphaSpending.allCases)
  func `all alpha is spent by another path of integration`(seed: UInt64, spending: AlphaSpending) {
    let boundary = SpendingBoundary(
      information: Self.fractions(seed), planned: 1, spending: spending)
    #expect(abs(Self.crossing(boundary.looks ?? [], drift: 0) - 0.025) < 1e-8)
    let power = boundary.crossingProbabilities(drift: 3)?.last ?? 0
    #expect(abs(Self.crossing(boundary.looks ?? [], drift: 3) - power) < 1e-8)
  }

  @Test func `looks two events apart lose no accuracy`() {
    let boundary = SpendingBoundary(
      information: [250, 252, 500], planned: 500, spending: .obrienFleming)
    #expect(abs(Self.crossing(boundary.looks ?? [], drift: 0) - 0.025) < 1e-7)
  }

  /// Not so for uneven looks: a late one that adds little may need a larger Z than the one before.
  @Test(arguments: 2...8)
  func `under O'Brien and Fleming the boundary falls between even looks`(looks: Int) {
    let boundary = SpendingBoundary(
      information: (1...looks).map(Double.init), planned: Double(looks), spending: .obrienFleming)
    let values = boundary.looks?.compactMap(\.boundary) ?? []
    #expect(values.count == looks)
    #expect(zip(values, values.dropFirst()).allSatisfy(>))
  }

  @Test(arguments: UInt64(1)...10)
  func `the unit of information does not matter`(seed: UInt64) {
    let fractions = Self.fractions(seed)
    for spending in AlphaSpending.allCases {
      let one = SpendingBoundary(information: fractions, planned: 1, spending: spending)
      let many = SpendingBoundary(
        information: fractions.map { 370 * $0 }, planned: 370, spending: spending)
      for (a, b) in zip(one.looks ?? [], many.looks ?? []) {
        #expect(agree(a.boundary, b.boundary, tolerance: 1e-11))
      }
    }
  }

  @Test func `an absurd drift crosses at once or never`() {
    let boundary = SpendingBoundary(information: [1, 2], planned: 2, spending: .pocock)
    #expect(boundary.crossingProbabilities(drift: 1e9) == [1, 1])
    #expect(boundary.crossingProbabilities(drift: -1e9) == [0, 0])
  }

  @Test(arguments: UInt64(1)...10)
  func `a larger effect crosses sooner`(seed: UInt64) throws {
    let boundary = SpendingBoundary(
      information: Self.fractions(seed), planned: 1, spending: .pocock)
    let powers = try [0, 1, 2, 3, 5].map {
      try #require(boundary.crossingProbabilities(drift: $0))
    }
    for (smaller, larger) in zip(powers, powers.dropFirst()) {
      #expect(zip(smaller, larger).allSatisfy(<))
    }
    let spent = try #require(boundary.looks).map(\.alphaSpent)
    #expect(zip(powers[0], spent).allSatisfy { agree($0, $1, tolerance: 1e-12) })
  }
}
