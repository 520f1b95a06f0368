package import Statistics

/// Prognostic factors one by one and together: hazard ratios of Cox models with Efron's ties and
/// Wald's intervals and tests from the model's own variance.
package struct CoxTable: Sendable {
  /// How covariates are taken that become known only after the start.
  package enum Version: Hashable, Sendable {
    /// There are none.
    case baseline
    /// As if known from the first day, as published models have it: biased by immortal time.
    case naive
    /// Rows (start, stop] with the value known at their start.
    case startStop
    /// Those still at risk after this day, by what was known then, time counted from it.
    case landmark(day: Int)
  }

  /// A hazard ratio, or why there is none.
  package struct Estimate: Equatable, Sendable {
    package let hazardRatio: Double
    package let lower: Double
    package let upper: Double
    package let pValue: Double

    package init(hazardRatio: Double, lower: Double, upper: Double, pValue: Double) {
      self.hazardRatio = hazardRatio
      self.lower = lower
      self.upper = upper
      self.pValue = pValue
    }
  }

  package enum Refusal: Error, Equatable, Sendable {
    case covariate(CovariateRefusal)
    case model(CoxModel.Refusal)
    /// All subjects share one value, or the columns before it say the same.
    case redundant
    /// Fewer than two of the levels occur.
    case oneLevel
  }

  package struct Cell: Equatable, Sendable {
    /// Subjects in the model.
    package let subjects: Int
    package let events: Int
    package let outcome: Result<Estimate, Refusal>

    package var estimate: Estimate? { try? outcome.get() }
  }

  package struct Row: Equatable, Sendable {
    /// Place of the covariate in the study's plan.
    package let covariate: Int
    package let title: String
    /// The level that is compared with the reference; nil for numbers and for yes or no.
    package let level: String?
    package let reference: String?
    package let isPostBaseline: Bool
    package let univariate: Cell
    /// nil where the plan keeps the covariate out of the model.
    package let multivariate: Cell?
  }

  /// The model of several covariates together.
  package struct Model: Sendable {
    package let subjects: Int
    package let events: Int
    /// Subjects left out because one of its covariates is missing.
    package let withoutCovariates: Int
    /// Score test of all coefficients being constant in time, per covariate and together.
    package let proportionalHazards: ProportionalHazards?
    /// Titles of its covariates, in the order of `ProportionalHazards.Term.covariate`.
    package let titles: [String]
    package let likelihoodRatio: ChiSquareTest
  }

  package let version: Version
  package let rows: [Row]
  /// nil where the plan names no covariate for it.
  package let multivariate: Result<Model, Refusal>?
  package var model: Model? { try? multivariate?.get() }
  /// Subjects that the version is about.
  package let subjects: Int
  package let events: Int
  /// Landmark: who had the event, or was censored, by then.
  package let excludedEvents: Int
  package let excludedCensored: Int
}
