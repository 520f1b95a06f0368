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
    guard let system = PositiveDefiniteSystem(likelihood.information) else {
      return .failure(verdict())
    }
    let step = system.solve(likelihood.gradient)
    let gain = zip(step, likelihood.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    iterations += 1
    guard gain.isFinite, move(along: step) else { return .failure(verdict()) }
    if let separation = separation(after: step) { return .failure(.separated(separation)) }
    return gain <= gainToStop ? .success(()) : nil
  }

  /// Halves the step until the likelihood does not fall.
  private mutating func move(along step: [Double]) -> Bool {
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

  private func separation(after step: [Double]) -> LogisticSeparation? {
    LogisticSeparation(coefficients: coefficients, margins: likelihood.margins)
      ?? (iterations >= LogisticSeparation.patience
        ? LogisticSeparation(step: step, data: data) : nil)
  }

  /// Where no step leads on: a separation if the coefficients have run off along one.
  private func verdict() -> Stop {
    LogisticSeparation(step: coefficients, data: data, tolerance: 1e-4).map(Stop.separated)
      ?? .notConverged
  }
}
