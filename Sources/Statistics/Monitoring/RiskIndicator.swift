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
    if let refusal = RiskIndicatorScoring.refusal(counts, method: method) {
      outcome = .failure(refusal)
      return
    }
    let scoring = RiskIndicatorScoring(counts: counts, method: method)
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
