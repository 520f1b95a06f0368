import Glibc

/// The maximum likelihood estimates of a logistic model.
package struct LogisticFit: Sendable {
  /// The intercept first, then the columns of the design in their order.
  package let terms: [LogisticTerm]
  /// Of the coefficients that were estimated, in the order of the terms.
  package let covariance: [[Double]]
  package let logLikelihood: Double
  /// Of the model with nothing but an intercept.
  package let nullLogLikelihood: Double
  /// Newton steps from β = 0.
  package let iterations: Int
  /// Rows that took part.
  package let rows: Int
  /// Rows of weight 0, which have a linear predictor all the same.
  package let excludedRows: Int
  /// β₀ + Σ βⱼ xⱼ, the logit of the fitted probability, for each row of the design. Rows with equal
  /// covariates have exactly equal ones.
  package let linearPredictors: [Double]

  /// Places in `terms` of the rows of `covariance`.
  private let estimated: [Int]

  init?(_ ascent: LogisticAscent, data: LogisticData, design: DesignMatrix) {
    let likelihood = ascent.likelihood
    guard let information = CholeskyFactor(likelihood.information, ownTolerance: 1e-14) else {
      return nil
    }
    let basis = data.basis
    let coefficients = basis.coefficients(ascent.coefficients)
    covariance = basis.covariance(information: information)
    estimated = basis.kept
    terms = Self.terms(design, kept: basis.kept, coefficients, covariance)
    logLikelihood = likelihood.logLikelihood
    nullLogLikelihood = Self.nullLogLikelihood(of: data)
    iterations = ascent.iterations
    rows = basis.rows
    excludedRows = design.rows - basis.rows
    linearPredictors = Self.linearPredictors(terms, design)
  }

  private static func terms(
    _ design: DesignMatrix, kept: [Int], _ coefficients: [Double], _ covariance: [[Double]]
  ) -> [LogisticTerm] {
    let names = ["(Intercept)"] + design.columns.map(\.name)
    let covariates = [nil] + design.columns.map { Optional($0.covariate) }
    return names.indices.map { index in
      let place = kept.firstIndex(of: index)
      return LogisticTerm(
        name: names[index], covariate: covariates[index],
        coefficient: place.map { coefficients[$0] },
        standardError: place.map { covariance[$0][$0].squareRoot() })
    }
  }

  private static func nullLogLikelihood(of data: LogisticData) -> Double {
    var events = 0.0
    var others = 0.0
    for row in data.signs.indices {
      let weight = data.weights?[row] ?? 1
      if data.signs[row] > 0 { events += weight } else { others += weight }
    }
    return -events * log1p(others / events) - others * log1p(events / others)
  }

  private static func linearPredictors(
    _ terms: [LogisticTerm], _ design: DesignMatrix
  ) -> [Double] {
    var predictors = Array(repeating: terms[0].coefficient ?? 0, count: design.rows)
    predictors.withUnsafeMutableBufferPointer { predictors in
      for (term, column) in zip(terms.dropFirst(), design.columns) {
        guard let coefficient = term.coefficient, let target = predictors.baseAddress else {
          continue
        }
        column.values.withUnsafeBufferPointer { values in
          guard let values = values.baseAddress else { return }
          BlockProducts.add(coefficient, times: values, to: target, count: predictors.count)
        }
      }
    }
    return predictors
  }
}

extension LogisticFit {
  /// 1 / (1 + e^−η) for each row of the design.
  package var probabilities: [Double] { linearPredictors.map { 1 / (1 + exp(-$0)) } }

  /// −2 ℓ: the saturated model of single responses has log-likelihood 0.
  package var residualDeviance: Double { -2 * logLikelihood }
  package var nullDeviance: Double { -2 * nullLogLikelihood }

  /// That all coefficients but the intercept are 0, by the likelihood ratio.
  package var likelihoodRatio: ChiSquareTest {
    ChiSquareTest(
      statistic: max(0, 2 * (logLikelihood - nullLogLikelihood)),
      degreesOfFreedom: estimated.count - 1)
  }

  /// That all coefficients but the intercept are 0: βᵀ V⁻¹ β; `nil` where none was estimated.
  package var wald: ChiSquareTest? { wald { $0 != nil } }

  /// That the coefficients of all columns of one covariate are 0, by Wald's joint test; `nil` where
  /// none of them was estimated.
  package func wald(ofCovariate covariate: Int) -> ChiSquareTest? { wald { $0 == covariate } }

  /// In units of the standard errors, so that no unit of a covariate spoils the arithmetic.
  private func wald(where belongs: (Int?) -> Bool) -> ChiSquareTest? {
    let places = estimated.indices.filter { belongs(terms[estimated[$0]].covariate) }
    let deviations = places.map { covariance[$0][$0].squareRoot() }
    let correlation = places.indices.map { i in
      places.indices.map { j in
        covariance[places[i]][places[j]] / (deviations[i] * deviations[j])
      }
    }
    guard !places.isEmpty, let system = CholeskyFactor(correlation, ownTolerance: 1e-14) else {
      return nil
    }
    let scores = places.compactMap { terms[estimated[$0]].z }
    return ChiSquareTest(
      statistic: system.inverseQuadraticForm(scores), degreesOfFreedom: places.count)
  }
}
