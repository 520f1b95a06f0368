import Statistics
import Testing

/// MatchIt 4.7.2's answer for one cohort; `Reference/matching.R` made it.
@Suite struct MatchingReferenceTests {
  private let rows: [ReferenceTable.Row]
  private let treated: [Bool]
  private let covariates: [Covariate]
  private let logits: [Double]

  init() throws {
    let rows = try ReferenceTable("matching-cohort").rows
    self.rows = rows
    treated = rows.map { $0.text("treated") == "1" }
    covariates = try ["age", "ecog", "lesions", "liver", "kps"].map { name in
      Covariate(name: name, values: .numeric(try rows.map { try $0.value(name) }))
    }
    let score = PropensityScore(
      treated: treated, design: DesignMatrix(covariates, rows: rows.count))
    logits = try #require(score.logits)
  }

  /// MatchIt's glm stops at a relative change of the deviance below 1e-8, one step early; its logits
  /// are off by up to 1e-7.
  @Test func `every logit agrees with R's at the end and with MatchIt's as far as that went`()
    throws
  {
    for (logit, row) in zip(logits, rows) {
      #expect(agree(logit, row.number("converged")))
      #expect(abs(logit - (try row.value("logit"))) < 1e-7, "\(row)")
    }
  }

  @Test(arguments: ["ours", "logit"])
  func `all 58 pairs are those of MatchIt`(source: String) throws {
    let logits = source == "ours" ? logits : try rows.map { try $0.value(source) }
    let matches = try NearestNeighbourMatching(logits: logits, treated: treated).outcome.get()
    let pairs = matches.pairs.map { [rows[$0.treated].text("id"), rows[$0.control].text("id")] }
    let expected = try ReferenceTable("matching-pairs").rows.map {
      [$0.text("treated"), $0.text("control")]
    }
    #expect(Set(pairs) == Set(expected))
    #expect(pairs.count == 58)
    #expect(matches.unmatchedTreated.count == 1)
    #expect(agree(matches.caliper, 0.1240699, tolerance: 1e-6))
  }

  @Test func `the balance before and after is MatchIt's`() throws {
    let logits = try rows.map { try $0.value("logit") }
    let matches = try NearestNeighbourMatching(logits: logits, treated: treated).outcome.get()
    let balance = CovariateBalance(
      treated: treated,
      covariates: [Covariate(name: "distance", values: .numeric(logits))] + covariates,
      weights: matches.weights(rows: rows.count))
    let expected = try ReferenceTable("matching-balance").rows
    #expect(balance.lines.map(\.name) == expected.map { $0.text("name") })
    for (line, row) in zip(balance.lines, expected) {
      #expect(agree(line.before.standardisedDifference, row.number("before")), "\(row)")
      #expect(abs(try #require(line.after.standardisedDifference) - row.value("after")) < 1e-9)
    }
  }

  @Test func `optimal matching makes as many pairs of the cohort at a smaller distance`() throws {
    let greedy = try NearestNeighbourMatching(logits: logits, treated: treated).outcome.get()
    let optimal = try OptimalMatching(logits: logits, treated: treated).outcome.get()
    #expect(optimal.pairs.count >= greedy.pairs.count)
    #expect(
      optimal.pairs.count > greedy.pairs.count || optimal.totalDistance <= greedy.totalDistance)
  }
}
