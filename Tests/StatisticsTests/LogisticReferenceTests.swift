import Statistics
import Testing

@Suite struct LogisticReferenceTests {
  @Test(arguments: LogisticReference.covariates.keys.sorted())
  func `coefficients, errors and tests agree with R`(model: String) throws {
    let fit = try LogisticReference().fit(model)
    let rows = try #require(try ReferenceTable("logistic-terms").groups(by: "model")[[model]])
    #expect(fit.terms.map(\.name) == rows.map { $0.text("term") })
    for (term, row) in zip(fit.terms, rows) {
      let interval = term.interval()
      for (ours, column) in [
        (term.coefficient, "coefficient"), (term.standardError, "se"), (term.z, "z"),
        (term.pValue, "p"), (interval?.lower, "lower"), (interval?.upper, "upper"),
      ] {
        #expect(agree(ours, row.number(column)), "\(row) \(column) \(String(describing: ours))")
      }
    }
    let covariances = rows.compactMap { $0.number("covarianceWithIntercept") }
    #expect(zip(fit.covariance[0], covariances).allSatisfy { agree($0, $1) })
    #expect(fit.covariance.count == covariances.count)
  }

  @Test(arguments: LogisticReference.covariates.keys.sorted())
  func `deviances and joint tests agree with R`(model: String) throws {
    let reference = try LogisticReference()
    let fit = try reference.fit(model)
    let row = try #require(
      try ReferenceTable("logistic-models").groups(by: "model")[[model]]?.first)
    #expect(agree(fit.nullDeviance, row.number("null")))
    #expect(agree(fit.residualDeviance, row.number("residual")))
    #expect(abs(fit.likelihoodRatio.statistic - (try row.value("ratio"))) < 1e-9)
    #expect(fit.likelihoodRatio.degreesOfFreedom == (try row.count("df")))
    if let p = row.number("p") { #expect(agree(fit.likelihoodRatio.pValue, p)) }
    #expect(agree(fit.wald?.statistic, row.number("wald")))
    let stage = LogisticReference.covariates[model]?.firstIndex(of: "stage")
    #expect(
      agree(stage.flatMap { fit.wald(ofCovariate: $0)?.statistic }, row.number("stage")))
  }

  @Test(arguments: LogisticReference.covariates.keys.sorted())
  func `linear predictors agree with R`(model: String) throws {
    let fit = try LogisticReference().fit(model)
    for (ours, row) in zip(fit.linearPredictors, try ReferenceTable("logistic-predictors").rows) {
      #expect(abs(ours - (try row.value(model))) < 1e-10)
    }
  }

  @Test func `permuting rows and changing units change nothing beyond rounding`() throws {
    let reference = try LogisticReference()
    let fit = try reference.fit("main")
    let responses = try reference.responses(of: "main")
    var generator = SeededGenerator(seed: 5)
    let order = responses.indices.shuffled(using: &generator)
    let covariates = try reference.covariates(of: "main").map { covariate in
      switch covariate.values {
      case .numeric(let values):
        Covariate(
          name: covariate.name, values: .numeric(order.map { 1e9 + values[$0] * 1e4 }))
      case .categorical(let codes, let levels):
        Covariate(
          name: covariate.name,
          values: .categorical(codes: order.map { codes[$0] }, levels: levels))
      }
    }
    let other = try LogisticModel(
      responses: order.map { responses[$0] },
      design: DesignMatrix(covariates, rows: order.count)
    ).outcome.get()
    #expect(agree(fit.logLikelihood, other.logLikelihood, tolerance: 1e-12))
    for (a, b) in zip(fit.terms.dropFirst(), other.terms.dropFirst()) {
      #expect(agree(a.z, b.z, tolerance: 1e-9))
    }
  }

  @Test func `swapping the response turns the signs and keeps the p-values`() throws {
    let reference = try LogisticReference()
    let fit = try reference.fit("main")
    let swapped = try LogisticModel(
      responses: try reference.responses(of: "main").map { !$0 },
      design: DesignMatrix(try reference.covariates(of: "main"), rows: reference.rows.count)
    ).outcome.get()
    for (a, b) in zip(fit.terms, swapped.terms) {
      #expect(agree(a.coefficient, b.coefficient.map { -$0 }, tolerance: 1e-11))
      #expect(agree(a.pValue, b.pValue, tolerance: 1e-11))
    }
  }

  @Test func `weighing every row twice halves the covariance`() throws {
    let reference = try LogisticReference()
    let fit = try reference.fit("main")
    let doubled = try LogisticModel(
      responses: try reference.responses(of: "main"),
      design: DesignMatrix(try reference.covariates(of: "main"), rows: reference.rows.count),
      weights: Array(repeating: 2, count: reference.rows.count)
    ).outcome.get()
    for (a, b) in zip(fit.covariance.joined(), doubled.covariance.joined()) {
      #expect(agree(a, 2 * b, tolerance: 1e-11))
    }
    #expect(agree(2 * fit.residualDeviance, doubled.residualDeviance, tolerance: 1e-12))
  }
}
