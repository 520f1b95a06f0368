/// The way from β = 0 to the maximum of the likelihood.
///
/// Each step solves I δ = U and is halved while the likelihood falls. UᵀI⁻¹U = λ² is the squared
/// length of the step in standard errors. The search ends where λ ≤ 1e-9, or where λ ≤ 1e-6 and, by
/// what the last step did to it, the information would change by less than a relative 1e-10; the
/// step is then still taken, but nothing is evaluated anew.
///
/// Where the likelihood is monotone it converges all the same, so λ → 0 too, but δ does not: each
/// step goes about as far as the one before. That is only a suspicion; `Recession` then proves or
/// disproves that no event would ever lose by going on in the direction of δ.
struct NewtonSearch {
  struct Maximum {
    let beta: [Double]
    let covariance: [[Double]]
    /// The score test's statistic at β = 0.
    let score: Double
    let logLikelihood: (null: Double, fitted: Double)
    let iterations: Int
  }

  enum End {
    case maximum(Maximum)
    case monotone(columns: [Int], supremum: Double, score: Double)
    case notConverged(iterations: Int)
  }

  private static let longest = (plain: 60, penalised: 200)
  /// Of λ²; the penalised search converges more slowly, so its last step promises less.
  private static let negligible = (plain: 1e-18, penalised: 1e-22)
  /// In mean absolute deviations of a covariate; an estimate's step is far less at λ² ≤ `settled`.
  private static let stride = 0.01
  private static let settled = 1e-4
  /// Rounding of λ² stays below this share of it once the supremum is approached.
  private static let exhausted = 1e-10

  let likelihood: CoxLikelihood
  private let isPenalised: Bool
  private var place: Place
  private let nullLogLikelihood: Double
  private var score: Double?
  private var lastStep: [Double]?
  private var lastDecrement = Double.infinity
  private var lastInformation: [Double]?
  private var infinite: [Int]?
  private var storage: CoxState.Storage

  /// A β with what Newton's method needs there.
  private struct Place {
    let beta: [Double]
    /// The diagonal of the information.
    let information: [Double]
    let factor: CholeskyFactor?
    let score: [Double]
    /// Penalised where a penalty is asked for.
    let logLikelihood: Double
  }

  /// - Parameters:
  ///   - null: the likelihood at β = 0 with its information.
  init(
    _ likelihood: CoxLikelihood, from null: consuming CoxState, _ information: [[Double]],
    penalty: CoxModel.Penalty
  ) {
    self.likelihood = likelihood
    if case .firth = penalty { isPenalised = true } else { isPenalised = false }
    place = Self.place(null, information, likelihood, penalised: isPenalised)
    nullLogLikelihood = place.logLikelihood
    storage = null.takeStorage()
  }

  private static func place(
    _ state: CoxState, _ information: [[Double]], _ likelihood: CoxLikelihood, penalised: Bool
  ) -> Place {
    let factor = CholeskyFactor(information)
    var (score, logLikelihood) = (likelihood.score(state), state.logLikelihood)
    if penalised, let factor {
      let penalty = JeffreysPenalty(likelihood, state, factor)
      for j in score.indices { score[j] += penalty.score[j] }
      logLikelihood += penalty.value
    }
    return Place(
      beta: state.beta, information: information.indices.map { information[$0][$0] },
      factor: factor,
      score: score, logLikelihood: logLikelihood)
  }

  mutating func run(_ checkpoint: Checkpoint) rethrows -> End {
    let longest = isPenalised ? Self.longest.penalised : Self.longest.plain
    for iteration in 0..<longest {
      try checkpoint(Double(iteration) / Double(iteration + 4))
      guard let factor = place.factor else { return giveUp(iteration) }
      var step = factor.solve(place.score)
      let decrement = zip(place.score, step).reduce(0) { $0 + $1.0 * $1.1 }
      score = score ?? decrement
      if isPenalised, decrement > lastDecrement / 100, let factor = penalisedCurvature() {
        step = factor.solve(place.score)
      }
      guard decrement.isFinite else { return giveUp(iteration) }
      if let end = end(step, decrement, factor, iteration) { return end }
      (lastStep, lastDecrement, lastInformation) = (step, decrement, place.information)
      guard advance(by: step) else {
        // No step is uphill to rounding, and the last one was negligible for any purpose.
        if decrement < 1e-12, infinite == nil, isShort(step) {
          return maximum(step, factor, iteration)
        }
        return giveUp(iteration)
      }
    }
    return giveUp(longest)
  }

  private func isShort(_ step: [Double]) -> Bool { step.allSatisfy { abs($0) <= Self.stride } }

  private mutating func end(
    _ step: [Double], _ decrement: Double, _ factor: CholeskyFactor, _ iteration: Int
  ) -> End? {
    let negligible = isPenalised ? Self.negligible.penalised : Self.negligible.plain
    if decrement <= negligible || foresees(decrement), isShort(step) {
      return maximum(step, factor, iteration)
    }
    guard !isPenalised, decrement <= Self.settled, !isShort(step) else { return nil }
    infinite = infinite ?? Recession.columns(of: likelihood, along: step)
    return decrement <= Self.exhausted && infinite != nil ? giveUp(iteration) : nil
  }

  /// Whether one more evaluation would only repeat the information: with a million rows it costs as
  /// much as all that came before the search.
  private func foresees(_ decrement: Double) -> Bool {
    guard !isPenalised, decrement <= 1e-12, let lastInformation else { return false }
    let change = zip(place.information, lastInformation).reduce(0) {
      max($0, abs($1.0 / $1.1 - 1))
    }
    return change * (decrement / lastDecrement).squareRoot() <= 1e-10
  }

  private func maximum(_ step: [Double], _ factor: CholeskyFactor, _ iteration: Int) -> End {
    .maximum(
      Maximum(
        beta: zip(place.beta, step).map { $0 + $1 },
        covariance: factor.inverse, score: score ?? 0,
        logLikelihood: (nullLogLikelihood, place.logLikelihood), iterations: iteration))
  }

  /// Out of numbers or out of patience: either the likelihood is monotone or nothing can be said.
  private func giveUp(_ iteration: Int) -> End {
    let candidates = isPenalised ? [] : [lastStep, place.beta].compactMap { $0 }
    for direction in candidates where infinite == nil {
      guard let columns = Recession.columns(of: likelihood, along: direction) else { continue }
      return monotone(columns)
    }
    return infinite.map(monotone) ?? .notConverged(iterations: iteration)
  }

  private func monotone(_ columns: [Int]) -> End {
    .monotone(columns: columns, supremum: place.logLikelihood, score: score ?? 0)
  }

  /// - Returns: false where not even a minute part of the step leads uphill.
  private mutating func advance(by step: [Double]) -> Bool {
    let slack = 1e-13 * abs(place.logLikelihood)
    var fraction = 1.0
    for _ in 0..<30 {
      let beta = zip(place.beta, step).map { $0 + fraction * $1 }
      if let next = place(at: beta, notBelow: place.logLikelihood - slack) {
        place = next
        return true
      }
      fraction /= 2
    }
    return false
  }

  /// Minus the derivative of the penalised score, by central differences: in small samples the
  /// information alone may be so far from it that its steps circle the maximum.
  private mutating func penalisedCurvature() -> CholeskyFactor? {
    let (beta, reach) = (place.beta, 1e-4)
    func score(_ j: Int, _ shift: Double) -> [Double]? {
      var beta = beta
      beta[j] += shift
      return place(at: beta, notBelow: -.infinity)?.score
    }
    var columns: [[Double]] = []
    for j in beta.indices {
      guard let above = score(j, reach), let below = score(j, -reach) else { return nil }
      columns.append(zip(above, below).map { ($1 - $0) / (2 * reach) })
    }
    return CholeskyFactor(
      beta.indices.map { i in beta.indices.map { j in (columns[i][j] + columns[j][i]) / 2 } })
  }

  /// - Returns: `nil` where the likelihood is less, or beyond the range of numbers.
  private mutating func place(at beta: [Double], notBelow least: Double) -> Place? {
    let state = likelihood.state(at: beta, in: &storage)
    var next: Place?
    if state.isFinite, isPenalised || state.logLikelihood >= least {
      next = Self.place(
        state, likelihood.information(state), likelihood, penalised: isPenalised)
    }
    storage = state.takeStorage()
    guard isPenalised, let penalised = next else { return next }
    return penalised.factor != nil && penalised.logLikelihood >= least ? penalised : nil
  }
}
