import Statistics
import Testing

/// Reference/cox.R: `survival::coxph` with a tight convergence criterion.
@Suite struct CoxReferenceTests {
  private let data: CoxReferenceData

  init() throws {
    data = try CoxReferenceData()
  }

  private static let columns = ["dataset", "model", "ties", "variance", "weighted"]

  private func fits(_ table: String) throws -> [[String]: [ReferenceTable.Row]] {
    Dictionary(grouping: try ReferenceTable(table).rows) { row in Self.columns.map(row.text) }
  }

  private func fit(_ key: [String]) throws -> CoxFit {
    let columns = try data.columns(
      key[0], model: key[1], weighted: key[4] == "TRUE", clustered: key[3] == "cluster")
    let ties = try #require(CoxModel.Ties(rawValue: key[2]))
    return try CoxModel(columns, ties: ties, robust: key[3] == "robust").outcome.get()
  }

  @Test func `coefficients and standard errors agree with coxph`() throws {
    for (key, rows) in try fits("cox-terms") {
      let fit = try fit(key)
      try #require(fit.terms.count == rows.count)
      for (term, row) in zip(fit.terms, rows) {
        #expect(agree(term.coefficient, row.number("coefficient")), "\(row)")
        #expect(agree(term.standardError, row.number("standardError")), "\(row)")
        #expect(agree(term.naiveStandardError, row.number("naive")), "\(row)")
      }
    }
  }

  @Test func `likelihoods and tests agree with coxph`() throws {
    for (key, rows) in try fits("cox-tests") {
      let (fit, row) = (try fit(key), rows[0])
      #expect(agree(fit.logLikelihood.null, row.number("null")), "\(row)")
      #expect(agree(fit.logLikelihood.fitted, row.number("fitted")), "\(row)")
      #expect(agree(fit.likelihoodRatio.statistic, row.number("lr")), "\(row)")
      #expect(agree(fit.wald.statistic, row.number("wald")), "\(row)")
      #expect(agree(fit.score.statistic, row.number("score")), "\(row)")
      #expect(agree(fit.robustScore?.statistic, row.number("robustScore")), "\(row)")
      for test in [fit.likelihoodRatio, fit.wald, fit.score] {
        #expect(test.degreesOfFreedom == (try row.count("df")), "\(row)")
      }
    }
  }
}
