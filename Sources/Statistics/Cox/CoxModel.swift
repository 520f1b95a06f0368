/// Cox's proportional hazards regression, h(t | x) = h₀(t) exp(βᵀx) within each stratum.
///
/// Maximises the partial likelihood (Cox, J R Stat Soc B 1972;34:187) by Newton's method with step
/// halving, ties by Efron or Breslow. Agrees with R's `survival::coxph`; R stops where the
/// likelihood changes by less than a relative 1e-9, this goes on until Newton's next step would be
/// less than 1e-9 standard errors, so compare with `coxph.control(eps = 1e-12)`. Where `coxph` warns
/// of a coefficient that may be infinite, this refuses.
package struct CoxModel: Sendable {
  package enum Ties: String, CaseIterable, Sendable { case efron, breslow }

  package enum Penalty: Sendable {
    case none
    /// Jeffreys' prior: finite estimates where the likelihood is monotone.
    case firth
  }

  /// Why there is no fit.
  package enum Refusal: Error, Equatable, Sendable {
    /// No row has a positive weight.
    case noRows
    case noEvents
    /// A covariate, a time ("time", "entry") or a weight ("weight") is NaN or infinite.
    case notFinite(row: Int, column: String)
    case negativeWeight(row: Int)
    /// The row is never at risk; times within rounding of each other are one.
    case entryNotBeforeTime(row: Int)
    /// The likelihood rises without end along some combination of the covariates.
    case monotoneLikelihood(MonotoneLikelihood)
    case notConverged(iterations: Int)
  }

  package let outcome: Result<CoxFit, Refusal>

  /// - Parameters:
  ///   - robust: report the sandwich variance of rows, or of clusters where the data have them.
  ///   - level: of the two-sided intervals, between 0 and 1.
  package init(
    _ data: CoxData, ties: Ties = .efron, penalty: Penalty = .none, robust: Bool = false,
    level: Double = 0.95, checkpoint: Checkpoint
  ) rethrows {
    precondition(0 < level && level < 1, "a confidence level lies between 0 and 1")
    switch Self.likelihood(data, ties) {
    case .failure(let refusal):
      outcome = .failure(refusal)
    case .success(let likelihood):
      outcome = try CoxEstimation(data, likelihood, penalty: penalty).outcome(checkpoint).map {
        CoxFit($0, data, robust: robust || data.clusters != nil, level: level)
      }
    }
  }

  package init(
    _ data: CoxData, ties: Ties = .efron, penalty: Penalty = .none, robust: Bool = false,
    level: Double = 0.95
  ) {
    self.init(
      data, ties: ties, penalty: penalty, robust: robust, level: level, checkpoint: { _ in })
  }

  package var fit: CoxFit? { try? outcome.get() }

  private static func likelihood(
    _ data: CoxData, _ ties: Ties
  ) -> Result<CoxLikelihood, Refusal> {
    if let refusal = data.refusal() { return .failure(refusal) }
    guard (0..<data.rows).contains(where: data.isUsed) else { return .failure(.noRows) }
    return Result { () throws(Refusal) in
      let riskSets = try RiskSets(data)
      guard riskSets.events > 0 else { throw .noEvents }
      return CoxLikelihood(data, riskSets, ties: ties)
    }
  }
}

/// What is still known where the likelihood is monotone: it has a limit, and so have the tests that
/// need no estimate.
package struct MonotoneLikelihood: Equatable, Sendable {
  /// The names of the columns whose coefficients are infinite.
  package let columns: [String]
  package let logLikelihoodAtNull: Double
  /// What the log-likelihood rises to.
  package let supremum: Double
  package let likelihoodRatio: ChiSquareTest
  package let score: ChiSquareTest
}
