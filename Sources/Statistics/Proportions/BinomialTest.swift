/// The exact test that one proportion has a given value, R's `binom.test`.
package enum BinomialTest {
  /// Two-sided: the probability of all outcomes no likelier than the observed one. As in R, one
  /// that is likelier by less than 1e-7 of itself counts as equal.
  ///
  /// - Precondition: 0 ≤ `successes` ≤ `trials`, 0 < `trials`, 0 ≤ `probability` ≤ 1.
  package static func pValue(_ successes: Int, of trials: Int, probability: Double) -> Double {
    precondition(0 <= successes && successes <= trials && trials > 0, "successes of trials")
    precondition(0 <= probability && probability <= 1, "a probability lies between 0 and 1")
    let mean = Double(trials) * probability
    if Double(successes) == mean { return 1 }
    let density = { Binomial.density($0, of: trials, probability: probability) }
    let limit = density(successes) * (1 + 1e-7)
    // Densities rise up to the mean and fall beyond it: on the far side the rare ones are a tail.
    let far =
      Double(successes) < mean
      ? (Int(mean.rounded(.up))..<trials + 1).partitioningIndex { density($0) <= limit }
      : (0..<Int(mean) + 1).partitioningIndex { density($0) > limit } - 1
    let (lower, upper) = (min(successes, far), max(successes, far))
    let below = lower < 0 ? 0 : Binomial.cumulative(lower, of: trials, probability: probability)
    return min(1, below + Binomial.upperTail(upper - 1, of: trials, probability: probability))
  }
}
