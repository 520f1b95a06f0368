import Statistics
import Testing

/// Reference/cox.R: `survival::coxph` with a tight convergence criterion.
@Suite struct CoxReferenceTests {
  private let data: CoxReferenceData

  init() throws {
    data = try CoxReferenceData()
  }

  @Test func `coefficients and standard errors agree with coxph`() throws {
    for (key, rows) in try CoxReferenceData.groups("cox-terms") {
      let fit = try data.fit(key)
      try #require(fit.terms.count == rows.count)
      for (term, row) in zip(fit.terms, rows) {
        #expect(agree(term.coefficient, row.number("coefficient")), "\(row)")
        #expect(agree(term.standardError, row.number("standardError")), "\(row)")
        #expect(agree(term.naiveStandardError, row.number("naive")), "\(row)")
      }
    }
  }

  @Test func `likelihoods and tests agree with coxph`() throws {
    for (key, rows) in try CoxReferenceData.groups("cox-tests") {
      let (fit, row) = (try data.fit(key), rows[0])
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
