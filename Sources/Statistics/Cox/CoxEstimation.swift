/// From a likelihood to its maximum: which columns can be estimated at all, where they start, and
/// where Newton's method leads.
struct CoxEstimation {
  /// All that a fit reports is derived from.
  struct Estimate: Sendable {
    /// Over the kept columns only, standardised.
    let likelihood: CoxLikelihood
    /// Columns of the design that can be estimated; the others are combinations of these.
    let kept: [Int]
    let isConstant: [Bool]
    let score: ChiSquareTest
    /// Standardised, at the maximum.
    let coefficients: [Double]
    let covariance: [[Double]]
    let logLikelihood: (null: Double, fitted: Double)
    let iterations: Int

    /// At the maximum itself; computed anew, so that only those who need it pay for it.
    func state() -> CoxState { likelihood.state(at: coefficients) }

    func nullState() -> CoxState { likelihood.state(at: coefficients.map { _ in 0 }) }
  }

  /// R's `coxph.control()$toler.chol`, ε^¾.
  private static let pivotTolerance = 1.8189894035458565e-12

  /// A standardised column adds about 1 for each event to both sums whose difference is the
  /// information; where nobody at risk differs, only their rounding is left.
  private static let informationRounding = 1e-14

  private let data: CoxData
  private let complete: CoxLikelihood
  private let penalty: CoxModel.Penalty

  init(_ data: CoxData, _ likelihood: CoxLikelihood, penalty: CoxModel.Penalty) {
    self.data = data
    complete = likelihood
    self.penalty = penalty
  }

  func outcome(
    _ checkpoint: Checkpoint
  ) rethrows -> Result<Estimate, CoxModel.Refusal> {
    let zero = [Double](repeating: 0, count: complete.size)
    let null = complete.state(at: zero)
    guard null.isFinite else { return .failure(unfit) }
    let nullLogLikelihood = null.logLikelihood
    let information = complete.information(null)
    guard information.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return .failure(unfit) }
    let kept = CholeskyFactor.independentColumns(
      of: information, tolerance: Self.pivotTolerance,
      floor: Self.informationRounding * data.eventWeight)
    var search = search(kept, from: null, information)
    let end = try search.run(checkpoint)
    return outcome(end, search.likelihood, kept, nullLogLikelihood)
  }

  private func search(
    _ kept: [Int], from null: consuming CoxState, _ information: [[Double]]
  ) -> NewtonSearch {
    guard kept.count < complete.size else {
      return NewtonSearch(complete, from: null, information, penalty: penalty)
    }
    let likelihood = complete.keeping(kept)
    var storage = null.takeStorage()
    let start = likelihood.state(at: kept.map { _ in 0 }, in: &storage)
    let reduced = likelihood.information(start)
    return NewtonSearch(likelihood, from: start, reduced, penalty: penalty)
  }

  private var unfit: CoxModel.Refusal {
    data.refusalOfDesign() ?? .notConverged(iterations: 0)
  }

  private func outcome(
    _ end: NewtonSearch.End, _ likelihood: CoxLikelihood, _ kept: [Int], _ null: Double
  ) -> Result<Estimate, CoxModel.Refusal> {
    switch end {
    case .notConverged(let iterations):
      return .failure(.notConverged(iterations: iterations))
    case .monotone(let columns, let supremum, let score):
      return .failure(
        .monotoneLikelihood(
          MonotoneLikelihood(
            columns: columns.map { data.design.columns[kept[$0]].name },
            logLikelihoodAtNull: null, supremum: supremum,
            likelihoodRatio: ChiSquareTest(
              statistic: max(0, 2 * (supremum - null)),
              degreesOfFreedom: kept.count),
            score: ChiSquareTest(statistic: score, degreesOfFreedom: kept.count))))
    case .maximum(let maximum):
      return .success(
        Estimate(
          likelihood: likelihood, kept: kept, isConstant: complete.columns.isConstant,
          score: ChiSquareTest(statistic: maximum.score, degreesOfFreedom: kept.count),
          coefficients: maximum.beta, covariance: maximum.covariance,
          logLikelihood: maximum.logLikelihood, iterations: maximum.iterations))
    }
  }
}
