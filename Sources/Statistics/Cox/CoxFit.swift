import Glibc

/// A converged fit of a `CoxModel`.
package struct CoxFit: Sendable {
  package struct Term: Equatable, Sendable {
    /// Why a column has no coefficient; R's `coxph` gives NA.
    package enum Redundancy: Equatable, Sendable {
      /// It has one value.
      case constant
      /// Within the risk sets it is a combination of the columns before it, or does not vary.
      case combination
    }

    package let name: String
    /// The place of its covariate.
    package let covariate: Int
    package let redundancy: Redundancy?
    /// All numbers are `nil` where the column is redundant.
    package let coefficient: Double?
    /// The robust one where that is asked for.
    package let standardError: Double?
    /// The model's own one beside a robust one.
    package let naiveStandardError: Double?
    package let hazardRatio: Double?
    /// Of the hazard ratio.
    package let lower: Double?
    package let upper: Double?
    package let z: Double?
    package let pValue: Double?
  }

  package struct LogLikelihood: Equatable, Sendable {
    /// At β = 0.
    package let null: Double
    package let fitted: Double
  }

  package let terms: [Term]
  /// Of the coefficients in the order of the terms, robust where that is asked for; 0 where a column
  /// is redundant, as in R.
  package let covariance: [[Double]]
  package let logLikelihood: LogLikelihood
  /// Degrees of freedom are the columns that are not redundant.
  package let likelihoodRatio: ChiSquareTest
  package let wald: ChiSquareTest
  package let score: ChiSquareTest
  /// Beside a robust variance: the score test with the sandwich of the score at β = 0.
  package let robustScore: ChiSquareTest?
  /// Newton steps.
  package let iterations: Int
  /// Rows with a positive weight.
  package let subjects: Int
  package let events: Int
  /// Rows of weight 0.
  package let excluded: Int
  package let ties: CoxModel.Ties
  package let level: Double

  let estimate: CoxEstimation.Estimate
  let data: CoxData

  init(_ estimate: CoxEstimation.Estimate, _ data: CoxData, robust: Bool, level: Double) {
    self.estimate = estimate
    self.data = data
    self.level = level
    ties = estimate.likelihood.ties
    iterations = estimate.iterations
    events = estimate.likelihood.riskSets.events
    subjects = (0..<data.rows).count(where: data.isUsed)
    excluded = data.rows - subjects
    logLikelihood = LogLikelihood(
      null: estimate.logLikelihood.null, fitted: estimate.logLikelihood.fitted)
    let parameters = estimate.kept.count
    likelihoodRatio = ChiSquareTest(
      statistic: max(0, 2 * (logLikelihood.fitted - logLikelihood.null)),
      degreesOfFreedom: parameters)
    score = estimate.score
    let sandwich = robust ? Sandwich(estimate, data) : nil
    robustScore = sandwich.map {
      ChiSquareTest(statistic: $0.score, degreesOfFreedom: parameters)
    }
    let scaled = ScaledEstimate(estimate, variance: sandwich?.variance)
    covariance = scaled.covariance(columns: data.design.columns.count, estimate.kept)
    wald = scaled.wald(Array(0..<parameters))
    terms = Self.terms(data.design, estimate, scaled, level: level)
  }

  private static func terms(
    _ design: DesignMatrix, _ estimate: CoxEstimation.Estimate, _ scaled: ScaledEstimate,
    level: Double
  ) -> [Term] {
    design.columns.enumerated().map { index, column in
      guard let place = estimate.kept.firstIndex(of: index) else {
        return Term(column, estimate.isConstant[index] ? .constant : .combination)
      }
      return Term(column, scaled, place, critical: Normal.critical(level: level))
    }
  }

  /// The joint test that all coefficients of one covariate are 0; no degrees of freedom where its
  /// columns are redundant.
  ///
  /// - Parameter covariate: its place among the covariates.
  package func wald(covariate: Int) -> ChiSquareTest {
    let variance = estimate.kept.map { row in estimate.kept.map { covariance[row][$0] } }
    let places = estimate.kept.indices.filter {
      data.design.columns[estimate.kept[$0]].covariate == covariate
    }
    return ScaledEstimate(
      coefficients: estimate.kept.map { terms[$0].coefficient ?? 0 }, variance: variance
    ).wald(places)
  }

  /// βᵀx of each row of the data, excluded ones too; not centred.
  package var linearPredictors: [Double] {
    guard !estimate.kept.isEmpty else { return Array(repeating: 0, count: data.rows) }
    let kept = StandardisedColumns.unscaled(estimate.likelihood.columns)
    return kept.predictors(estimate.kept.map { terms[$0].coefficient ?? 0 })
  }
}

extension CoxFit.Term {
  fileprivate init(_ column: DesignMatrix.Column, _ redundancy: Redundancy) {
    name = column.name
    covariate = column.covariate
    self.redundancy = redundancy
    (coefficient, standardError, naiveStandardError) = (nil, nil, nil)
    (hazardRatio, lower, upper, z, pValue) = (nil, nil, nil, nil, nil)
  }

  fileprivate init(
    _ column: DesignMatrix.Column, _ scaled: ScaledEstimate, _ place: Int, critical: Double
  ) {
    let coefficient = scaled.coefficients[place]
    let error = scaled.variance[place][place].squareRoot()
    name = column.name
    covariate = column.covariate
    redundancy = nil
    self.coefficient = coefficient
    standardError = error
    naiveStandardError = scaled.naiveErrors?[place]
    hazardRatio = exp(coefficient)
    lower = exp(coefficient - critical * error)
    upper = exp(coefficient + critical * error)
    z = coefficient / error
    pValue = 2 * Normal.upperTail(abs(coefficient / error))
  }
}
