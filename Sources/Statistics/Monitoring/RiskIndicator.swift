/// A key risk indicator over the sites of a trial: one score and one flag per site.
///
/// Scores, thresholds and defaults as in gsm (Gilead's gsm.core and gsm.kri). Where gsm flags any
/// site, flags are withheld here from the approximate methods with fewer than five sites and where a
/// site expects less than one event.
package struct RiskIndicator: Sendable {
  /// One site's events and what they are counted over: subjects, days of exposure, forms.
  package struct Count: Equatable, Sendable {
    package let events: Int
    package let denominator: Double

    package init(events: Int, denominator: Double) {
      self.events = events
      self.denominator = denominator
    }
  }

  package enum Method: Equatable, Sendable {
    /// z of events per exposure, with Poisson variance.
    case rate(Dispersion)
    /// z of a share of subjects, with binomial variance.
    case share(Dispersion)
    /// Deviance residual of a Poisson model with one rate and a true offset.
    case poisson
    /// Two-sided p of Fisher's exact test, the site against all others.
    case fisher
    /// Events over denominator as they are, against fixed limits.
    case metric
    /// The number of events as it is.
    case events
  }

  /// Why a site has no flag.
  package enum Unflagged: Error, Equatable, Sendable {
    /// The denominator is 0: there is no metric and no score.
    case noDenominator
    /// The denominator is below the indicator's minimum, such as 30 days; gsm drops the score too.
    case belowMinimum
    /// Fewer than five sites: their spread cannot be told from chance.
    case fewSites
    /// Less than one event expected: the normal approximation does not hold.
    case fewExpected
  }

  package struct Site: Equatable, Sendable {
    /// Events over denominator.
    package let metric: Double?
    /// Events expected at the rate of all sites together.
    package let expected: Double
    /// z, residual, p or metric, by the method.
    package let score: Double?
    package let flag: Result<Int, Unflagged>
  }

  package struct Fit: Equatable, Sendable {
    /// Events over denominator of all sites together, μ.
    package let overall: Double
    /// The factor φ by which the variance is taken to exceed the sampling variance; `nil` for
    /// methods without it.
    package let dispersion: Double?
    /// In the order given; a site without a score keeps its place.
    package let sites: [Site]
  }

  /// Why there are no scores at all.
  package enum Refusal: Error, Equatable, Sendable {
    /// No site has a denominator.
    case noDenominator
    /// A count is negative or above a billion, or a denominator neither 0 nor between 1e-9 and 1e15;
    /// where subjects are counted, events exceed them; for Fisher's test a site has no whole number
    /// of subjects or more than a million.
    case invalidCounts
  }

  package let method: Method
  package let outcome: Result<Fit, Refusal>

  package var fit: Fit? { try? outcome.get() }

  /// - Parameters:
  ///   - thresholds: `nil` is gsm's default for z and residuals; Fisher's flags are always at
  ///     p < 0.05 and p < 0.01.
  ///   - minimumDenominator: sites below it keep their part in μ and φ, but have no score.
  /// - Precondition: `.metric` and `.events` come with thresholds.
  package init(
    _ counts: [Count], method: Method, thresholds: RiskThresholds? = nil,
    minimumDenominator: Double = 0
  ) {
    precondition(
      thresholds != nil || (method != .metric && method != .events), "fixed limits are given")
    self.method = method
    if let refusal = Scoring.refusal(counts, method: method) {
      outcome = .failure(refusal)
      return
    }
    let scoring = Scoring(counts: counts, method: method)
    let limits = thresholds ?? (method == .poisson ? .poisson : .standard)
    let scores = scoring.scores()
    let sites = counts.indices.map { index in
      scoring.site(
        index, score: scores.values[index], thresholds: limits, minimum: minimumDenominator)
    }
    outcome = .success(
      Fit(overall: scoring.overall, dispersion: scores.dispersion, sites: sites))
  }
}

private struct Scoring {
  let counts: [RiskIndicator.Count]
  let method: RiskIndicator.Method
  let events: Int
  let denominator: Double

  init(counts: [RiskIndicator.Count], method: RiskIndicator.Method) {
    self.counts = counts
    self.method = method
    let counted = counts.filter { $0.denominator > 0 }
    events = counted.reduce(0) { $0 + $1.events }
    denominator = counted.reduce(0) { $0 + $1.denominator }
  }

  var overall: Double { Double(events) / denominator }

  static func refusal(
    _ counts: [RiskIndicator.Count], method: RiskIndicator.Method
  ) -> RiskIndicator.Refusal? {
    guard counts.allSatisfy({ isValid($0, for: method) }) else { return .invalidCounts }
    return counts.contains { $0.denominator > 0 } ? nil : .noDenominator
  }

  private static func isValid(
    _ count: RiskIndicator.Count, for method: RiskIndicator.Method
  ) -> Bool {
    let (events, denominator) = (Double(count.events), count.denominator)
    guard 0...1e9 ~= events, denominator == 0 || 1e-9...1e15 ~= denominator else { return false }
    switch method {
    case .share: return events <= denominator
    case .fisher:
      return events <= denominator && denominator <= 1e6 && denominator.rounded() == denominator
    case .rate, .poisson, .metric, .events: return true
    }
  }

  /// In the order of the counts; `nil` where there is no denominator.
  func scores() -> (values: [Double?], dispersion: Double?) {
    switch method {
    case .rate(let dispersion):
      let funnel = FunnelScores(counts, variance: overall, dispersion: dispersion)
      return (funnel.values, funnel.factor)
    case .share(let dispersion):
      let funnel = FunnelScores(
        counts, variance: overall * (1 - overall), dispersion: dispersion)
      return (funnel.values, funnel.factor)
    case .poisson: return (each { $0.poissonResidual(mean: overall * $0.denominator) }, nil)
    case .fisher:
      let subjects = Int(denominator)
      return (each { $0.fisherP(events: events, subjects: subjects) }, nil)
    case .metric: return (each { Double($0.events) / $0.denominator }, nil)
    case .events: return (each { Double($0.events) }, nil)
    }
  }

  private func each(_ score: (RiskIndicator.Count) -> Double) -> [Double?] {
    counts.map { $0.denominator > 0 ? score($0) : nil }
  }

  func site(
    _ index: Int, score: Double?, thresholds: RiskThresholds, minimum: Double
  ) -> RiskIndicator.Site {
    let count = counts[index]
    let isScored = count.denominator >= minimum
    return RiskIndicator.Site(
      metric: count.denominator > 0 ? Double(count.events) / count.denominator : nil,
      expected: overall * count.denominator, score: isScored ? score : nil,
      flag: flag(count, score: score, thresholds: thresholds, minimum: minimum))
  }

  private func flag(
    _ count: RiskIndicator.Count, score: Double?, thresholds: RiskThresholds, minimum: Double
  ) -> Result<Int, RiskIndicator.Unflagged> {
    guard let score, let flag = thresholds.flag(score) else { return .failure(.noDenominator) }
    guard count.denominator >= minimum else { return .failure(.belowMinimum) }
    if method.isApproximate {
      guard counts.count(where: { $0.denominator > 0 }) >= 5 else { return .failure(.fewSites) }
      guard overall * count.denominator >= 1 else { return .failure(.fewExpected) }
    }
    if method == .fisher {
      return .success(count.fisherFlag(p: score, events: events, subjects: denominator))
    }
    return .success(flag)
  }
}

extension RiskIndicator.Method {
  fileprivate var isApproximate: Bool {
    switch self {
    case .rate, .share, .poisson: true
    case .fisher, .metric, .events: false
    }
  }
}
