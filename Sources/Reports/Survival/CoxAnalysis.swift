package import Statistics

/// A Cox model as it is reported: numbers where there are any, and reasons where there are none.
package struct CoxAnalysis: Sendable {
  /// A column of the model against nothing, or against its reference level.
  package struct Term: Sendable {
    package var name: String
    package var coefficient: Double?
    package var standardError: Double?
    package var hazardRatio: Double?
    package var lower: Double?
    package var upper: Double?
    package var z: Double?
    package var pValue: Double?
  }

  package struct Test: Sendable {
    package var name = ""
    package var chiSquare: Double?
    package var degreesOfFreedom: Int?
    package var pValue: Double?
  }

  /// The level that the others of a categorical covariate are compared with.
  package struct Reference: Sendable {
    package var covariate: String
    package var level: String
  }

  package var ties: CoxModel.Ties
  package var subjects = 0
  package var events = 0
  package var references: [Reference] = []
  package var terms: [Term] = []
  package var nullLogLikelihood: Double?
  package var fittedLogLikelihood: Double?
  package var concordance: Double?
  package var concordanceError: Double?
  package var likelihoodRatio = Test()
  package var wald = Test()
  package var score = Test()
  /// A test a covariate, all indicators of a categorical one together.
  package var proportionalHazards: [Test] = []
  package var globalProportionalHazards = Test()
  /// Why numbers are missing, a sentence each.
  package var reasons: [String] = []
}
