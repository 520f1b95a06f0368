import Reports
import Statistics
import Testing

@Suite struct SurvivalAnalysisTests {
  private typealias Categories = SurvivalSample.Categories

  private func source(rows: Int = 4) -> SurvivalSample.Source {
    SurvivalSample.Source(file: "t.csv", timeColumn: "t", eventColumn: "e", rows: rows)
  }

  /// S = 3/4 after 1, 3/8 after 3; the area up to 3 is 1 + 2 · 3/4 = 2.5 with the variance
  /// 1.5² · 1/(4 · 3) = 0.1875.
  @Test func `the JSON holds the numbers of the hand case in their order`() {
    var options = SurvivalAnalysis.Options()
    options.interval = .plain
    options.landmarks = [0.5, 3, 9]
    options.restriction = 3
    let sample = SurvivalSample(
      times: [1, 2, 3, 4], events: [true, false, true, false], source: source())
    let analysis = SurvivalAnalysis(sample, options: options)
    #expect(
      analysis.json.hasPrefix(
        """
        {
          "groups": [
            {"name": "all", "subjects": 4, "events": 2, "median": {"estimate": 3.0, \
        "lower": 1.0, "upper": null}, "rmst": {"tau": 3.0, "estimate": 2.5, \
        "standardError": \(0.1875.squareRoot())}, "survivalAt": [\
        {"time": 0.5, "estimate": 1.0, "lower": 1.0, "upper": 1.0, "atRisk": 4}, \
        {"time": 3.0, "estimate": 0.375,
        """.trimmingNewlines))
    #expect(
      analysis.json.contains(
        "{\"time\": 9.0, \"estimate\": null, \"lower\": null, \"upper\": null, \"atRisk\": 0}"))
    #expect(analysis.logRank == nil && analysis.cox == nil)
    #expect(
      analysis.warnings
        == ["survival at 9, all subjects: not estimable, nobody was observed that long"])
  }

  /// Row 1 lacks a group, row 2 a stratum, row 3 the covariate.
  @Test func `each analysis takes the rows that are complete for it`() throws {
    let times = (1...12).map(Double.init)
    let sample = SurvivalSample(
      times: times, events: times.map { $0 != 5 },
      group: Categories(
        name: "g", levels: ["A", "B"], codes: [-1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]),
      strata: Categories(
        name: "s", levels: ["u", "v"], codes: [0, -1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0]),
      covariates: [.numeric(name: "x", values: [3, 1, .nan, 2, 5, 1, 4, 2, 2, 5, 1, 3])],
      source: source(rows: 12))
    let analysis = SurvivalAnalysis(sample)
    #expect(analysis.groups.map(\.estimate.subjects) == [6, 5])
    #expect(analysis.logRank?.groups.map(\.subjects) == [5, 5])
    #expect(analysis.logRank?.strata.count == 2)
    let cox = try #require(analysis.cox)
    #expect(cox.subjects == 10 && cox.events == 9)
  }

  /// A few strata and many.
  @Test func `a stratum of one group adds nothing, and many such add nothing`() throws {
    let pairs: [Double] = [1, 2, 4, 3, 5, 7, 8, 6]
    let groups: [Int32] = [0, 1, 0, 1, 0, 1, 0, 1]
    let statistics = [3, 300].map { lone -> Double? in
      let sample = SurvivalSample(
        times: pairs + (0..<lone).map { Double($0) + 0.5 },
        events: Array(repeating: true, count: 8 + lone),
        group: Categories(
          name: "g", levels: ["A", "B"], codes: groups + (0..<lone).map { $0 % 2 == 0 ? 0 : -1 }),
        strata: Categories(
          name: "s", levels: (0...lone).map { String($0 + 1000) },
          codes: Array(repeating: 0, count: 8) + (1...lone).map(Int32.init)),
        source: source(rows: 8 + lone))
      return SurvivalAnalysis(sample).logRank?.chiSquare
    }
    let alone = SurvivalSample(
      times: pairs, events: Array(repeating: true, count: 8),
      group: Categories(name: "g", levels: ["A", "B"], codes: groups), source: source(rows: 8))
    let expected = try #require(SurvivalAnalysis(alone).logRank?.chiSquare)
    #expect(statistics == [expected, expected])
  }

  @Test func `a level that no row of the model has is no column, and the next is the reference`()
    throws
  {
    let sample = SurvivalSample(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, true, true, true, true],
      covariates: [
        .categorical(
          Categories(name: "c", levels: ["I", "II", "III"], codes: [0, 1, 2, 1, 2, 1])),
        .numeric(name: "x", values: [.nan, 1, 4, 2, 3, 5]),
      ], source: source(rows: 6))
    let cox = try #require(SurvivalAnalysis(sample).cox)
    #expect(cox.subjects == 5)
    #expect(cox.references.map(\.level) == ["II"])
    #expect(cox.terms.map(\.name) == ["c=III", "x"])
  }

  @Test func `a refused model keeps its shape, its reason and the tests that hold`() throws {
    let sample = SurvivalSample(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, true, true, true, false],
      covariates: [.numeric(name: "x", values: [1, 1, 1, 0, 0, 0])], source: source(rows: 6))
    let cox = try #require(SurvivalAnalysis(sample).cox)
    #expect(cox.terms.map(\.name) == ["x"] && cox.terms[0].coefficient == nil)
    #expect(cox.wald.chiSquare == nil && cox.score.chiSquare != nil)
    #expect(cox.proportionalHazards.map(\.name) == ["x"])
    #expect(cox.reasons.count == 1 && cox.reasons[0].contains("separated"))
  }

  @Test func `a model of one value says so and nothing else breaks`() throws {
    let sample = SurvivalSample(
      times: [1], events: [true], covariates: [.numeric(name: "x", values: [1])],
      source: source(rows: 1))
    let analysis = SurvivalAnalysis(sample)
    #expect(analysis.cox?.terms[0].coefficient == nil)
    #expect(analysis.warnings.contains { $0.contains("it has one value") })
    #expect(!analysis.json.contains("nan") && !analysis.json.contains("inf"))
  }

  /// A sum of squares of it is infinite.
  @Test func `a covariate too large to compute with is refused by a reason`() throws {
    let sample = SurvivalSample(
      times: [1, 2, 3], events: [true, true, true],
      covariates: [.numeric(name: "x", values: [1e308, -1e308, 1.7e308])], source: source(rows: 3))
    let cox = try #require(SurvivalAnalysis(sample).cox)
    #expect(cox.reasons.count == 1 && cox.reasons[0].contains("too large"))
  }

  @Test func `the median of nobody is missing, not one that was not reached`() throws {
    var sample = SurvivalSample(times: [], events: [], source: source(rows: 0))
    func medians() -> Substring? {
      SurvivalText(SurvivalAnalysis(sample)).encoded(curves: []).split(separator: "\n")
        .first { $0.hasPrefix("  all") }
    }
    #expect(try #require(medians()).hasSuffix("–"))
    (sample.times, sample.events) = ([3], [false])
    #expect(try #require(medians()).hasSuffix("NR"))
  }

  @Test func `the methods name what every interval and error is made from`() {
    var options = SurvivalAnalysis.Options()
    options.restriction = 3
    let times = (1...8).map(Double.init)
    let sample = SurvivalSample(
      times: times, events: times.map { $0 != 4 },
      strata: Categories(name: "s", levels: ["u", "v"], codes: [0, 1, 0, 1, 0, 1, 0, 1]),
      covariates: [.numeric(name: "x", values: [3, 1, 2, 2, 5, 1, 4, 2])], source: source(rows: 8))
    let text = SurvivalText(SurvivalAnalysis(sample, options: options)).encoded(curves: [])
    #expect(text.contains("limits and difference by the normal approximation"))
    #expect(text.contains("comparable pairs within a stratum"))
  }

  @Test func `text shows controls of the data as marks and rounds only there`() {
    let sample = SurvivalSample(
      times: [1.5, 2, 3, 4], events: [true, true, true, false],
      group: Categories(name: "g", levels: ["a\u{1B}", "b"], codes: [0, 1, 0, 1]),
      source: source())
    let text = SurvivalText(SurvivalAnalysis(sample)).encoded(curves: ["curve"])
    #expect(text.contains("a\u{241B}") && !text.contains("\u{1B}"))
    #expect(text.contains("\ncurve\n"))
    #expect(text.contains("Log-rank test"))
  }
}

extension String {
  fileprivate var trimmingNewlines: String {
    String(reversed().drop { $0 == "\n" }.reversed())
  }
}
