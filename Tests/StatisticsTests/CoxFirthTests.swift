import Glibc
import Statistics
import Testing

@Suite struct CoxFirthTests {
  private static func arm(_ values: [Double]) -> DesignMatrix {
    DesignMatrix([Covariate(name: "arm", values: .numeric(values))], rows: values.count)
  }

  /// By hand: one event in arm 1 among two at risk. log L = β − log(1 + eᵝ) and I = p (1 − p) with
  /// p = eᵝ/(1 + eᵝ), so log L + ½ log I = 3β/2 − 2 log(1 + eᵝ), largest at p = ¾: β = log 3.
  /// There I = 3/16; the penalised log-likelihoods are log ¾ + ½ log 3/16 and log ½ + ½ log ¼.
  @Test func `one event of two has the estimate worked by hand`() throws {
    let data = CoxData(times: [1, 2], events: [true, false], design: Self.arm([1, 0]))
    let fit = try CoxModel(data, penalty: .firth).outcome.get()
    #expect(agree(fit.terms[0].coefficient, log(3), tolerance: 1e-12))
    #expect(agree(fit.terms[0].standardError, 4 / 3.0.squareRoot(), tolerance: 1e-12))
    #expect(agree(fit.logLikelihood.fitted, log(0.75) + log(3.0 / 16) / 2, tolerance: 1e-12))
    #expect(agree(fit.logLikelihood.null, log(0.25), tolerance: 1e-12))
  }

  @Test func `penalised estimates agree with the published formula in R`() throws {
    let datasets = try ReferenceTable("cox-firth-data").groups(by: "dataset")
    for (key, rows) in try ReferenceTable("cox-firth").groups(by: "dataset", "ties", "model") {
      let members = try #require(datasets[[key[0]]])
      let data = try Self.data(members, stratified: key[2] == "strata")
      let ties = try #require(CoxModel.Ties(rawValue: key[1]))
      let fit = try CoxModel(data, ties: ties, penalty: .firth).outcome.get()
      for (term, row) in zip(fit.terms, rows) {
        #expect(agree(term.coefficient, row.number("coefficient")), "\(row)")
        #expect(agree(term.standardError, row.number("standardError")), "\(row)")
      }
      #expect(agree(fit.logLikelihood.null, rows[0].number("null")), "\(key)")
      #expect(agree(fit.logLikelihood.fitted, rows[0].number("fitted")), "\(key)")
      #expect(agree(fit.score.statistic, rows[0].number("score")), "\(key)")
    }
  }

  private static func data(_ rows: [ReferenceTable.Row], stratified: Bool) throws -> CoxData {
    let covariates = try ["x", "arm"].map { name in
      Covariate(name: name, values: .numeric(try rows.map { try $0.value(name) }))
    }
    return CoxData(
      times: try rows.map { try $0.value("time") },
      events: try rows.map { try $0.count("status") == 1 },
      design: DesignMatrix(covariates, rows: rows.count),
      entries: try rows.map { try $0.value("entry") },
      strata: stratified ? try rows.map { try $0.count("stratum") } : nil,
      weights: try rows.map { try $0.value("weight") })
  }
}
