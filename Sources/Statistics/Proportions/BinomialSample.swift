/// `successes` of `trials`, at least one trial.
struct BinomialSample {
  let successes: Int
  let trials: Int

  private var x: Double { Double(successes) }
  private var n: Double { Double(trials) }
  var proportion: Double { x / n }

  /// Yates' half subject as R's `prop.test` applies it: never more than the distance of x from n/2,
  /// so exactly half of the trials is not corrected at all.
  var correction: Double { min(0.5, abs(x - n / 2)) }

  /// Wilson's score interval, R's `prop.test(x, n, correct = correction > 0)`.
  ///
  /// (q + z²/2n ± z √(q(1−q)/n + z²/4n²)) / (1 + z²/n) with q = (x ± correction)/n; a q outside 0…1
  /// gives the limit 0 or 1 (Wilson, JASA 1927;22:209; Newcombe, Stat Med 1998;17:857).
  func wilson(z: Double, correction: Double) -> ConfidenceInterval {
    let above = proportion + correction / n
    let below = proportion - correction / n
    return ConfidenceInterval(
      lower: below <= 0 ? 0 : max(score(below, z: -z), 0),
      upper: above >= 1 ? 1 : min(score(above, z: z), 1))
  }

  private func score(_ q: Double, z: Double) -> Double {
    let half = z * z / (2 * n)
    return (q + half + z * (q * (1 - q) / n + half / (2 * n)).squareRoot()) / (1 + 2 * half)
  }

  /// Clopper & Pearson's exact interval, Biometrika 1934;26:404; R's `binom.test`.
  func clopperPearson(tail: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: successes == 0 ? 0 : Beta.quantile(tail, alpha: x, beta: n - x + 1),
      upper: successes == trials ? 1 : Beta.quantile(1 - tail, alpha: x + 1, beta: n - x))
  }

  /// Wald's interval after adding z²/2 successes and z²/2 failures, cut to 0…1 (Agresti & Coull,
  /// Am Stat 1998;52:119).
  func agrestiCoull(z: Double) -> ConfidenceInterval {
    let trials = n + z * z
    let centre = (x + z * z / 2) / trials
    return Self.symmetric(about: centre, z * (centre * (1 - centre) / trials).squareRoot())
  }

  /// Equal-tailed posterior interval under Jeffreys' Beta(½, ½) prior, opened to 0 at no success and
  /// to 1 at no failure (Brown, Cai & DasGupta, Stat Sci 2001;16:101).
  func jeffreys(tail: Double) -> ConfidenceInterval {
    let (alpha, beta) = (x + 0.5, n - x + 0.5)
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : Beta.quantile(tail, alpha: alpha, beta: beta),
      upper: successes == trials ? 1 : Beta.quantile(1 - tail, alpha: alpha, beta: beta))
  }

  /// p ± z √(p(1−p)/n), cut to 0…1; of width 0 at 0 and n. Offered because papers print it.
  func wald(z: Double) -> ConfidenceInterval {
    Self.symmetric(about: proportion, z * (proportion * (1 - proportion) / n).squareRoot())
  }

  private static func symmetric(about centre: Double, _ half: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: max(centre - half, 0), upper: min(centre + half, 1))
  }
}

extension BinomialSample {
  /// The probabilities p at which P(X > x) + ½ P(X = x), or its mirror image, equals `tail`
  /// (Lancaster, JASA 1961;56:223; Berry & Armitage, Statistician 1995;44:417).
  func midP(tail: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: successes == 0 ? 0 : probability(whereMidCumulativeIs: 1 - tail),
      upper: successes == trials ? 1 : probability(whereMidCumulativeIs: tail))
  }

  /// P(X < x) + ½ P(X = x) falls as p grows.
  private func probability(whereMidCumulativeIs target: Double) -> Double {
    Bisection.root(between: 0, and: 1) { midCumulative(at: $0) > target }
  }

  private func midCumulative(at probability: Double) -> Double {
    Binomial.cumulative(successes, of: trials, probability: probability)
      - Binomial.density(successes, of: trials, probability: probability) / 2
  }
}
