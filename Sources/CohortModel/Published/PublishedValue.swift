package import Statistics

/// What the rows give for a published figure, in full precision.
package enum PublishedValue: Equatable, Sendable {
  case count(Int)
  case share(of: Int, in: Int)
  /// Limit of a proportion, 0 to 1.
  case limit(Double)
  case days(Double)
  case hazardRatio(Double)
  /// With whether the first of the two is higher: the arm's share, or the hazard.
  case test(pValue: Double, isHigher: Bool)
  case rank(Int)
}

/// Why a published figure cannot be computed.
package enum PublishedRefusal: Error, Equatable, Sendable {
  case armsClosed
  case unknownArm(String)
  case armMissing
  /// The study has no such endpoint.
  case noEndpoint(Endpoint.Kind)
  case noMatchedSet(MatchedSet.Refusal)
  case notCompared(arm: String, reference: String)
  case noEstimate(CoxTable.Refusal)
  case noFit(LogisticModel.Refusal)
  case noLogRank
  case notReached
  case nobody
  case unknownTerm(String)
  /// Not in the multivariate model of the study file.
  case unknownCovariate(String)
  /// No lesion is marked as irradiated, or none may be seen.
  case noIrradiation
}
