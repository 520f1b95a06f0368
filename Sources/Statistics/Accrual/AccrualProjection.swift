extension Accrual {
  /// A predictive distribution in three numbers.
  package struct Projection: Equatable, Sendable {
    package let median: Double
    package let lower: Double
    package let upper: Double

    package init(median: Double, lower: Double, upper: Double) {
      self.median = median
      self.lower = lower
      self.upper = upper
    }
  }

  /// Days from now until `remaining` more subjects are enrolled, with the central predictive
  /// interval of `level` (0.8: the 10 % and 90 % quantiles).
  ///
  /// - Returns: `nil` if no site is open or planned.
  package func daysToTarget(remaining: Int, level: Double = 0.8) -> Projection? {
    precondition(0 < level && level < 1, "a level lies between 0 and 1")
    return projection(level) { daysToTarget(remaining: remaining, probability: $0) }
  }

  /// Subjects enrolled within `horizon` days from now, with the central predictive interval.
  ///
  /// - Returns: `nil` if no site is open or planned.
  /// - Precondition: `horizon` is finite and not negative.
  package func count(within horizon: Double, level: Double = 0.8) -> Projection? {
    precondition(horizon >= 0 && horizon.isFinite, "a horizon lies in the future")
    precondition(0 < level && level < 1, "a level lies between 0 and 1")
    guard recruits else { return nil }
    guard let load = load(within: horizon) else {
      return Projection(median: 0, lower: 0, upper: 0)
    }
    return projection(level) {
      NegativeBinomial.quantile($0, size: load.shape, success: load.rate / (load.rate + 1))
    }
  }

  /// The probability that at least `remaining` more subjects are enrolled within `horizon` days,
  /// that of a negative binomial count; `daysToTarget(remaining:probability:)` inverts it.
  ///
  /// - Returns: `nil` if no site is open or planned.
  /// - Precondition: `remaining` is not negative, `horizon` is finite and not negative.
  package func probability(ofEnrolling remaining: Int, within horizon: Double) -> Double? {
    precondition(remaining >= 0, "what remains is not negative")
    precondition(horizon >= 0 && horizon.isFinite, "a horizon lies in the future")
    guard recruits else { return nil }
    return remaining == 0 ? 1 : reaching(Double(remaining), within: horizon)
  }

  /// P(N(h) ≥ k), k > 0.
  private func reaching(_ remaining: Double, within horizon: Double) -> Double {
    guard let load = load(within: horizon) else { return 0 }
    return Beta.cumulative(1 / (1 + load.rate), alpha: remaining, beta: load.shape)
  }

  private func projection(_ level: Double, _ quantile: (Double) -> Double?) -> Projection? {
    guard let median = quantile(0.5), let lower = quantile((1 - level) / 2),
      let upper = quantile((1 + level) / 2)
    else { return nil }
    return Projection(median: median, lower: lower, upper: upper)
  }

  /// The time by which the target is reached with `probability`.
  ///
  /// - Precondition: `remaining` is not negative, 0 < `probability` < 1.
  package func daysToTarget(remaining: Int, probability: Double) -> Double? {
    precondition(remaining >= 0, "what remains is not negative")
    precondition(0 < probability && probability < 1, "a probability lies between 0 and 1")
    guard recruits else { return nil }
    guard remaining > 0 else { return 0 }
    guard sites.contains(where: \.opensLater) else {
      return daysAtPresentRates(remaining: Double(remaining), probability: probability)
    }
    return daysWithOpenings(remaining: Double(remaining), probability: probability)
  }

  private var recruits: Bool { sites.contains { $0.status != .closed } }

  /// B q/(1 − q); both q and 1 − q are quantiles, so neither loses digits to a subtraction.
  private func daysAtPresentRates(remaining: Double, probability: Double) -> Double? {
    guard let day = load(within: 1) else { return nil }
    let reached = Beta.quantile(probability, alpha: remaining, beta: day.shape)
    let open = Beta.quantile(1 - probability, alpha: day.shape, beta: remaining)
    return day.rate * reached / open
  }

  /// With openings ahead the load is no multiple of the horizon: solve P(N(h) ≥ k) = probability.
  private func daysWithOpenings(remaining: Double, probability: Double) -> Double? {
    let isBelow = { (horizon: Double) in reaching(remaining, within: horizon) < probability }
    var horizon = 1.0
    while isBelow(horizon) {
      horizon *= 2
      guard horizon.isFinite else { return nil }
    }
    return Bisection.root(between: 0, and: horizon, isBelow: isBelow)
  }
}

extension Accrual {
  /// The gamma distribution of the expected count within a horizon.
  private struct Load {
    let shape: Double
    let rate: Double
  }

  /// - Returns: `nil` where no site is open within the horizon.
  private func load(within horizon: Double) -> Load? {
    switch model {
    case .pooledRate: pooledLoad(within: horizon)
    case .gammaRates(let shape, let rate): load(within: horizon, shape: shape, rate: rate)
    }
  }

  /// One unknown rate for all, so the sites' future exposures add.
  private func pooledLoad(within horizon: Double) -> Load? {
    let future = sites.reduce(0) { $0 + $1.openDays(within: horizon) }
    return future > 0 ? Load(shape: Double(enrolled), rate: exposure / future) : nil
  }

  private func load(within horizon: Double, shape: Double, rate: Double) -> Load? {
    var mean = 0.0
    var variance = 0.0
    for site in sites {
      let days = site.openDays(within: horizon)
      let posterior = (shape: shape + Double(site.enrolled), rate: rate + site.exposure)
      mean += days * posterior.shape / posterior.rate
      variance += days * days * posterior.shape / (posterior.rate * posterior.rate)
    }
    return mean > 0 ? Load(shape: mean * mean / variance, rate: mean / variance) : nil
  }
}

extension Accrual.Site {
  fileprivate var opensLater: Bool {
    if case .planned(let days) = status { days > 0 } else { false }
  }

  fileprivate func openDays(within horizon: Double) -> Double {
    switch status {
    case .open: horizon
    case .closed: 0
    case .planned(let days): max(0, horizon - max(0, days))
    }
  }
}
