/// Newton's way to the maximum of a logistic likelihood, or the reason why there is none.
struct LogisticAscent {
  enum Stop: Error {
    case separated(LogisticSeparation)
    case notConverged
  }

  /// Of the basis.
  private(set) var coefficients: [Double]
  private(set) var likelihood: LogisticLikelihood
  private(set) var iterations = 0

  private let data: LogisticData
  private let gainToStop: Double
  private var step: [Double] = []
  private var gain = Double.infinity

  private static let largestIterationCount = 100
  private static let largestHalvingCount = 40

  private init(_ data: LogisticData) {
    self.data = data
    coefficients = Array(repeating: 0, count: data.basis.rank)
    likelihood = LogisticLikelihood(at: coefficients, data: data)
    gainToStop = 1e-14 * min(1, data.weights?.reduce(0, +) ?? 1)
  }

  static func maximum(
    of data: LogisticData, checkpoint: Checkpoint
  ) rethrows -> Result<LogisticAscent, Stop> {
    var ascent = LogisticAscent(data)
    while ascent.iterations < largestIterationCount {
      try checkpoint(Double(ascent.iterations) / Double(ascent.iterations + 2))
      if let end = ascent.advance() { return end.map { ascent } }
    }
    return .failure(ascent.verdict())
  }

  /// One step; the end, if this was the last one.
  private mutating func advance() -> Result<Void, Stop>? {
    guard let system = CholeskyFactor(likelihood.information, ownTolerance: 1e-14) else {
      return .failure(verdict())
    }
    let previousGain = gain
    step = system.solve(likelihood.gradient)
    gain = zip(step, likelihood.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    iterations += 1
    guard gain.isFinite, move() else { return .failure(verdict()) }
    if let separation { return .failure(.separated(separation)) }
    guard gain <= gainToStop else { return nil }
    // Towards a maximum the gains fall ever faster; along a separation each is about a third of the
    // one before, for ever.
    return gain < previousGain / 100 || gain < gainToStop * 1e-6
      ? .success(()) : .failure(verdict())
  }

  /// Halves the step until the likelihood does not fall.
  private mutating func move() -> Bool {
    let slack = 1e-13 * abs(likelihood.logLikelihood)
    var fraction = 1.0
    for _ in 0..<Self.largestHalvingCount {
      let candidate = zip(coefficients, step).map { $0 + fraction * $1 }
      let reached = LogisticLikelihood(at: candidate, data: data)
      if reached.logLikelihood >= likelihood.logLikelihood - slack {
        (coefficients, likelihood) = (candidate, reached)
        return true
      }
      fraction /= 2
    }
    return false
  }

  private var separation: LogisticSeparation? {
    LogisticSeparation(coefficients: coefficients, margins: likelihood.margins)
      ?? (iterations >= LogisticSeparation.patience
        ? LogisticSeparation(step: step, data: data) : nil)
  }

  /// Where no step leads on: a separation if the last step or all of them ran off along one.
  private func verdict() -> Stop {
    for direction in [step, coefficients] where direction.count == data.basis.rank {
      if let found = LogisticSeparation(step: direction, data: data, tolerance: 1e-4) {
        return .separated(found)
      }
    }
    return .notConverged
  }
}
