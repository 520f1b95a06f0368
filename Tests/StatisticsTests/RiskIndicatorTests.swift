import Statistics
import Testing

@Suite struct RiskIndicatorTests {
  private typealias Count = RiskIndicator.Count

  private static func counts(_ events: [Int], _ denominators: [Double]) -> [Count] {
    zip(events, denominators).map { Count(events: $0, denominator: $1) }
  }

  private static let golden = counts([5, 12, 3, 20, 0, 9], [300, 420, 250, 500, 40, 360])

  private static func refusal(
    _ counts: [Count], _ method: RiskIndicator.Method
  ) -> RiskIndicator.Refusal? {
    guard case .failure(let refusal) = RiskIndicator(counts, method: method).outcome else {
      return nil
    }
    return refusal
  }

  @Test func `adverse events of six sites give the published scores`() throws {
    let fit = try #require(RiskIndicator(Self.golden, method: .rate(.meanSquare)).fit)
    #expect((fit.overall * 1e6).rounded() == 26203)
    #expect((try #require(fit.dispersion) * 1e6).rounded() == 1_292_674)
    let scores = fit.sites.compactMap(\.score).map { ($0 * 1e4).rounded() / 1e4 }
    #expect(scores == [-0.8975, 0.2637, -1.2202, 1.6763, -0.9005, -0.1240])
    #expect(fit.sites.map(\.flag) == Array(repeating: .success(0), count: 6))
  }

  /// By hand: μ = 20/100 over five sites of 20; z₀ = (x − 4)/√(20 · 0.2 · 0.8) = (x − 4)/√3.2 is
  /// 8/√3.2 once and −2/√3.2 four times; φ = (64 + 4 · 4)/5/3.2 = 5; z = 8/4 = 2 and −½.
  @Test func `a site at the threshold is amber above and unflagged below`() throws {
    let counts = Self.counts([12, 2, 2, 2, 2], Array(repeating: 20, count: 5))
    let fit = try #require(RiskIndicator(counts, method: .share(.meanSquare)).fit)
    #expect(agree(fit.dispersion, 5, tolerance: 1e-14))
    #expect(agree(fit.sites[0].score, 2, tolerance: 1e-14))
    #expect(agree(fit.sites[1].score, -0.5, tolerance: 1e-14))
    #expect(RiskThresholds.standard.flag(2) == 1 && RiskThresholds.standard.flag(-2) == 0)
    #expect(RiskThresholds.standard.flag(3) == 2 && RiskThresholds.standard.flag(-3) == -1)
    #expect(RiskThresholds.standard.flag(-3.001) == -2 && RiskThresholds.standard.flag(1.999) == 0)
    #expect(RiskThresholds.standard.flag(.nan) == nil)
    #expect(RiskThresholds.adverseEvents.flag(-1.5) == -1)
    #expect(RiskThresholds.high.flag(-9) == 0 && RiskThresholds.high.flag(2.5) == 1)
  }

  @Test func `a dispersion of at least one keeps chance from being inflated`() throws {
    let counts = Self.counts([4, 5, 3, 4, 4, 5], Array(repeating: 100, count: 6))
    let inflated = try #require(RiskIndicator(counts, method: .rate(.meanSquare)).fit)
    let held = try #require(RiskIndicator(counts, method: .rate(.winsorised)).fit)
    #expect(try #require(inflated.dispersion) < 1)
    #expect(held.dispersion == 1)
    for (a, b) in zip(inflated.sites, held.sites) {
      #expect(try #require(a.score).magnitude > #require(b.score).magnitude)
    }
  }

  @Test func `few sites and few expected events have scores and no flags`() throws {
    let few = try #require(
      RiskIndicator(Self.counts([1, 9, 40, 3], [50, 50, 50, 50]), method: .rate(.winsorised)).fit)
    #expect(few.sites.allSatisfy { $0.flag == .failure(.fewSites) && $0.score != nil })
    let small = Self.golden + [Count(events: 3, denominator: 10)]
    for method in [RiskIndicator.Method.rate(.winsorised), .share(.winsorised), .poisson] {
      let site = try #require(RiskIndicator(small, method: method).fit?.sites.last)
      #expect(site.flag == .failure(.fewExpected) && site.score != nil && site.expected < 1)
    }
  }

  @Test func `a site without a denominator keeps its place and changes nothing`() throws {
    let padded = [Count(events: 2, denominator: 0)] + Self.golden
    let methods: [RiskIndicator.Method] = [
      .rate(.meanSquare), .rate(.winsorised), .poisson,
    ]
    for method in methods {
      let alone = try #require(RiskIndicator(Self.golden, method: method).fit)
      let fit = try #require(RiskIndicator(padded, method: method).fit)
      #expect(Array(fit.sites.dropFirst()) == alone.sites && fit.dispersion == alone.dispersion)
      #expect(fit.sites[0].score == nil && fit.sites[0].metric == nil)
      #expect(fit.sites[0].flag == .failure(.noDenominator))
    }
  }

  @Test func `a site below the minimum takes part without a score`() throws {
    let fit = try #require(
      RiskIndicator(Self.golden, method: .rate(.meanSquare), minimumDenominator: 260).fit)
    let open = try #require(RiskIndicator(Self.golden, method: .rate(.meanSquare)).fit)
    #expect(fit.dispersion == open.dispersion && fit.sites[0] == open.sites[0])
    for site in [fit.sites[2], fit.sites[4]] {
      #expect(site.score == nil && site.flag == .failure(.belowMinimum) && site.metric != nil)
    }
  }

  /// By hand: 20 events expected, 40 seen: 2 (40 ln 2 − 20) = 15.4518, its root 3.9309.
  @Test func `a Poisson residual is worked by hand`() throws {
    let counts = Self.counts([40, 15, 15, 15, 15], Array(repeating: 100, count: 5))
    let fit = try #require(RiskIndicator(counts, method: .poisson).fit)
    let expected = (2 * (40 * 0.6931471805599453 - 20)).squareRoot()
    #expect(agree(fit.sites[0].score, expected, tolerance: 1e-13))
    #expect(fit.sites[0].flag == .success(0))
    let amber = RiskIndicator(counts, method: .poisson, thresholds: RiskThresholds([-2, -1, 2, 4]))
    #expect(amber.fit?.sites[0].flag == .success(1))
  }

  /// By hand: 4 of 4 against 0 of 4 is one table of C(8, 4) = 70, its mirror another: 2/70.
  @Test func `Fisher's p of four against none is 2 in 70`() throws {
    let fit = try #require(RiskIndicator(Self.counts([4, 0], [4, 4]), method: .fisher).fit)
    for site in fit.sites { #expect(agree(site.score, 2.0 / 70, tolerance: 1e-13)) }
    #expect(fit.sites.map(\.flag) == [.success(1), .success(-1)])
    let certain = try #require(RiskIndicator(Self.counts([7, 0], [7, 7]), method: .fisher).fit)
    #expect(certain.sites.map(\.flag) == [.success(2), .success(-2)])
    let alone = try #require(RiskIndicator(Self.counts([3], [7]), method: .fisher).fit)
    #expect(agree(alone.sites[0].score, 1, tolerance: 1e-13) && alone.sites[0].flag == .success(0))
  }

  @Test func `fixed limits look at the metric or the count alone`() throws {
    let lowIsBad = RiskThresholds([0.85, 0.9], flags: [-2, -1, 0])
    let shares = RiskIndicator(
      Self.counts([84, 85, 90], [100, 100, 100]), method: .metric, thresholds: lowIsBad)
    #expect(shares.fit?.sites.map(\.flag) == [.success(-2), .success(-1), .success(0)])
    let deaths = RiskIndicator(
      Self.counts([0, 1, 2], [9, 9, 9]), method: .events,
      thresholds: RiskThresholds([1, 2], flags: [0, 1, 2]))
    #expect(deaths.fit?.sites.map(\.flag) == [.success(0), .success(1), .success(2)])
    let nobody = RiskIndicator(
      Self.counts([0, 1], [0, 9]), method: .metric, thresholds: lowIsBad)
    #expect(nobody.fit?.sites.map(\.flag) == [.failure(.noDenominator), .success(-2)])
  }

  @Test func `dirty counts are refused`() {
    let rate = RiskIndicator.Method.rate(.meanSquare)
    #expect(Self.refusal([], rate) == .noDenominator)
    #expect(Self.refusal(Self.counts([0, 0], [0, 0]), rate) == .noDenominator)
    for denominator in [-1, Double.nan, .infinity, 1e300, 1e-300] {
      #expect(Self.refusal(Self.counts([1], [denominator]), rate) == .invalidCounts)
    }
    #expect(Self.refusal(Self.counts([-1], [3]), .poisson) == .invalidCounts)
    #expect(Self.refusal(Self.counts([.max, .max], [3, 3]), rate) == .invalidCounts)
    #expect(Self.refusal(Self.counts([4], [3]), rate) == nil)
    #expect(Self.refusal(Self.counts([4], [3]), .share(.meanSquare)) == .invalidCounts)
    #expect(Self.refusal(Self.counts([2], [3.5]), .fisher) == .invalidCounts)
    #expect(Self.refusal(Self.counts([2], [1e18]), .fisher) == .invalidCounts)
  }
}

@Suite struct RiskIndicatorReferenceTests {
  private static let methods: [String: RiskIndicator.Method] = [
    "rate": .rate(.meanSquare), "rate-winsorised": .rate(.winsorised),
    "share": .share(.meanSquare), "share-winsorised": .share(.winsorised), "poisson": .poisson,
    "fisher": .fisher,
  ]

  @Test func `scores, dispersion and flags agree with R`() throws {
    let studies = try ReferenceTable("risk-indicators").groups(by: "study", "method")
    #expect(studies.count == 42)
    for (key, rows) in studies {
      let counts = try rows.map {
        RiskIndicator.Count(
          events: try $0.count("events"), denominator: try $0.value("denominator"))
      }
      let method = try #require(Self.methods[key[1]])
      let fit = try #require(RiskIndicator(counts, method: method).fit, "\(key)")
      #expect(agree(fit.dispersion, rows[0].number("phi")), "\(key)")
      for (site, row) in zip(fit.sites, rows) {
        #expect(agree(site.score, row.number("score")), "\(row)")
        #expect(agree(site.expected, row.number("expected")), "\(row)")
        #expect((try? site.flag.get()).map(Double.init) == row.number("flag"), "\(row)")
      }
    }
  }
}

@Suite struct RiskIndicatorPropertyTests {
  @Test(arguments: UInt64(1)...30)
  func `permuting the sites permutes the scores`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let counts = (0..<12).map { _ in
      let subjects = Int.random(in: 0...40, using: &random)
      return RiskIndicator.Count(
        events: Int.random(in: 0...subjects, using: &random), denominator: Double(subjects))
    }
    let order = (0..<12).shuffled(using: &random)
    let methods: [RiskIndicator.Method] = [
      .rate(.meanSquare), .share(.winsorised), .poisson, .fisher,
    ]
    for method in methods {
      let fit = try #require(RiskIndicator(counts, method: method).fit)
      let permuted = try #require(RiskIndicator(order.map { counts[$0] }, method: method).fit)
      for (place, site) in order.enumerated() {
        #expect(agree(permuted.sites[place].score, fit.sites[site].score, tolerance: 1e-10))
        #expect(permuted.sites[place].flag == fit.sites[site].flag)
      }
    }
  }

  /// φ is the mean of z₀², so the z of gsm have a mean square of 1.
  @Test(arguments: UInt64(1)...30)
  func `scores have a mean square of one`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let counts = (0..<9).map { _ in
      RiskIndicator.Count(
        events: .random(in: 0...60, using: &random),
        denominator: .random(in: 50...900, using: &random))
    }
    let scores = try #require(RiskIndicator(counts, method: .rate(.meanSquare)).fit)
      .sites.compactMap(\.score)
    #expect(agree(scores.reduce(0) { $0 + $1 * $1 } / 9, 1, tolerance: 1e-12))
  }
}
