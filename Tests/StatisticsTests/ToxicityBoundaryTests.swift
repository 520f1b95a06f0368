import Statistics
import Testing

@Suite struct ToxicityBoundaryTests {
  private static let golden = ToxicityBoundary.bayesian(
    sizes: [5, 10, 15, 20, 30], acceptable: 0.3, prior: (alpha: 0.6, beta: 1.4))

  @Test func `the beta prior of 0_6 and 1_4 gives the published counts`() {
    #expect(Self.golden.looks.map(\.count) == [4, 6, 8, 10, 14])
  }

  /// By hand, uniform prior and p₀ = ½: after one toxicity of one P(p > ½) = 1 − ¼ = 0.75, after two
  /// of two 0.875, after three of three 0.9375, after four of four 0.96875 = 1 − 2⁻⁵.
  @Test func `a uniform prior crosses as worked by hand`() {
    let boundary = ToxicityBoundary.bayesian(
      sizes: [1, 2, 3, 4], acceptable: 0.5, prior: (alpha: 1, beta: 1))
    #expect(boundary.looks.map(\.count) == [nil, nil, nil, 4])
    #expect(boundary.crossingProbability(at: 0.5) == 1.0 / 16)
  }

  /// By hand, p₀ = ½ and looks after 2 and 3: the tails are ¼ (2 of 2), ⅛ (3 of 3) and ½ (2 of 3).
  /// φ = ¼ crosses at 2 of 2 (¼) and at 3 of 3, which is past it: ¼ in all.
  @Test func `the tuned limit is the largest that alpha allows`() {
    let within = ToxicityBoundary.pocock(sizes: [2, 3], acceptable: 0.5, alpha: 0.25)
    #expect(within.looks.map(\.count) == [2, 3])
    #expect(within.crossingProbability(at: 0.5) == 0.25)
    let tighter = ToxicityBoundary.pocock(sizes: [2, 3], acceptable: 0.5, alpha: 0.24)
    #expect(tighter.looks.map(\.count) == [nil, 3])
    #expect(tighter.crossingProbability(at: 0.5) == 0.125)
    let none = ToxicityBoundary.pocock(sizes: [2, 3], acceptable: 0.5, alpha: 0.1)
    #expect(none.looks.map(\.count) == [nil, nil])
    #expect(none.crossingProbability(at: 1) == 0)
  }

  /// By hand, looks after 1 (crossed by 1) and 2 (by 1): p, then p + (1 − p)p.
  @Test func `a path that crossed does not cross again`() {
    let boundary = ToxicityBoundary(looks: [
      .init(subjects: 1, count: 1), .init(subjects: 2, count: 1),
    ])
    #expect(boundary.crossingProbabilities(at: 0.25) == [0.25, 0.4375])
  }

  @Test func `the next crossing is the fewest toxicities away`() {
    let boundary = Self.golden
    #expect(
      boundary.nextCrossing(toxicities: 0, of: 0) == .init(furtherToxicities: 4, atSubjects: 5))
    #expect(
      boundary.nextCrossing(toxicities: 1, of: 3) == .init(furtherToxicities: 5, atSubjects: 10))
    #expect(
      boundary.nextCrossing(toxicities: 4, of: 5) == .init(furtherToxicities: 0, atSubjects: 5))
    #expect(
      boundary.nextCrossing(toxicities: 8, of: 12) == .init(furtherToxicities: 0, atSubjects: 15))
    #expect(
      boundary.nextCrossing(toxicities: 9, of: 19) == .init(furtherToxicities: 1, atSubjects: 20))
    #expect(
      boundary.nextCrossing(toxicities: 9, of: 20) == .init(furtherToxicities: 5, atSubjects: 30))
    #expect(boundary.nextCrossing(toxicities: 3, of: 20) == nil)
    #expect(boundary.nextCrossing(toxicities: 14, of: 31) == nil)
  }

  @Test func `a count is held against its own look only`() {
    #expect(Self.golden.isCrossed(toxicities: 4, of: 5) == true)
    #expect(Self.golden.isCrossed(toxicities: 3, of: 5) == false)
    #expect(Self.golden.isCrossed(toxicities: 6, of: 6) == nil)
  }

  @Test func `looks run from the start to the maximum`() {
    #expect(ToxicityBoundary.lookSizes(from: 3, through: 6) == [3, 4, 5, 6])
    #expect(ToxicityBoundary.lookSizes(from: 5, through: 18, step: 5) == [5, 10, 15, 18])
    #expect(ToxicityBoundary.lookSizes(from: 4, through: 4) == [4])
  }

  @Test func `no looks cross nothing`() {
    let boundary = ToxicityBoundary.pocock(sizes: [], acceptable: 0.3)
    #expect(boundary.looks.isEmpty && boundary.crossingProbability(at: 1) == 0)
    #expect(boundary.nextCrossing(toxicities: 2, of: 2) == nil)
  }
}

@Suite struct ToxicityBoundaryReferenceTests {
  private static func boundary(_ rows: [ReferenceTable.Row]) throws -> ToxicityBoundary {
    let (row, sizes) = (rows[0], try rows.map { try $0.count("subjects") })
    if row.text("rule") == "pocock" {
      return .pocock(
        sizes: sizes, acceptable: try row.value("p0"), alpha: try row.value("alpha"))
    }
    return .bayesian(
      sizes: sizes, acceptable: try row.value("p0"),
      prior: (alpha: try row.value("a"), beta: try row.value("b")),
      threshold: try row.value("threshold"))
  }

  @Test func `counts and crossing probabilities agree with R`() throws {
    let cases = try ReferenceTable("toxicity").groups(by: "case", "p")
    #expect(cases.count == 27)
    for (key, rows) in cases {
      let boundary = try Self.boundary(rows)
      let crossed = boundary.crossingProbabilities(at: try rows[0].value("p"))
      for (index, row) in rows.enumerated() {
        #expect(boundary.looks[index].count.map(Double.init) == row.number("count"), "\(key)")
        #expect(agree(crossed[index], row.number("crossed"), tolerance: 1e-10), "\(row)")
      }
    }
  }
}

@Suite struct ToxicityBoundaryPropertyTests {
  private struct Plan {
    let sizes: [Int]
    let acceptable: Double
    let boundaries: [ToxicityBoundary]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      acceptable = .random(in: 0.1...0.5, using: &random)
      sizes = ToxicityBoundary.lookSizes(
        from: .random(in: 1...8, using: &random), through: .random(in: 10...40, using: &random),
        step: .random(in: 1...6, using: &random))
      boundaries = [
        .bayesian(sizes: sizes, acceptable: acceptable, prior: (alpha: 0.5, beta: 1)),
        .pocock(sizes: sizes, acceptable: acceptable, alpha: 0.1),
      ]
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `the probability of crossing rises with toxicity and with looks`(seed: UInt64) {
    for boundary in Plan(seed: seed).boundaries {
      let byToxicity = [0.05, 0.2, 0.4, 0.7].map(boundary.crossingProbabilities)
      for (less, more) in zip(byToxicity, byToxicity.dropFirst()) {
        #expect(zip(less, more).allSatisfy { $0 < $1 || ($0 == 0 && $1 == 0) })
        #expect(zip(more, more.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `Pocock's crossing keeps to alpha and the counts never fall`(seed: UInt64) {
    let plan = Plan(seed: seed)
    #expect(plan.boundaries[1].crossingProbability(at: plan.acceptable) <= 0.1)
    for boundary in plan.boundaries {
      let counts = boundary.looks.compactMap(\.count)
      #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  /// The next crossing promises: so many further toxicities cross there, one fewer nowhere.
  @Test(arguments: UInt64(1)...40)
  func `the next crossing holds`(seed: UInt64) throws {
    for boundary in Plan(seed: seed).boundaries {
      for subjects in 0...12 {
        for toxicities in 0...subjects {
          let next = boundary.nextCrossing(toxicities: toxicities, of: subjects)
          let ahead = boundary.looks.filter { $0.subjects >= subjects }
          let crossable = ahead.filter { look in
            let most = toxicities + look.subjects - subjects
            return look.count.map { $0 <= most } ?? false
          }
          #expect((next == nil) == crossable.isEmpty)
          guard let next else { continue }
          let further = next.furtherToxicities
          #expect(
            boundary.isCrossed(toxicities: toxicities + further, of: next.atSubjects) == true)
          guard further > 0 else { continue }
          let fewer = toxicities + further - 1
          #expect(crossable.allSatisfy { fewer < $0.count ?? .max })
        }
      }
    }
  }
}
