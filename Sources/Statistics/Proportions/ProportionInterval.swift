/// Two-sided confidence intervals of one binomial proportion.
package enum ProportionInterval {
  /// The raw value is stable: it may stand in files.
  package enum Method: String, CaseIterable, Sendable {
    case wilsonContinuityCorrected = "wilson-cc"
    case wilson
    case clopperPearson = "clopper-pearson"
    case agrestiCoull = "agresti-coull"
    case jeffreys
    case midP = "mid-p"
    case wald
  }

  /// - Returns: `nil` when `n` is 0.
  /// - Precondition: 0 ≤ `successes` ≤ `n` and 0 < `level` < 1.
  package static func interval(
    successes: Int, of n: Int, method: Method = .wilsonContinuityCorrected, level: Double = 0.95
  ) -> ConfidenceInterval? {
    precondition(0 <= successes && successes <= n, "successes lie between 0 and n")
    let z = Normal.critical(level: level)
    guard n > 0 else { return nil }
    let sample = BinomialSample(successes: successes, trials: n)
    let tail = (1 - level) / 2
    switch method {
    case .wilsonContinuityCorrected: return sample.wilson(z: z, correction: sample.correction)
    case .wilson: return sample.wilson(z: z, correction: 0)
    case .clopperPearson: return sample.clopperPearson(tail: tail)
    case .agrestiCoull: return sample.agrestiCoull(z: z)
    case .jeffreys: return sample.jeffreys(tail: tail)
    case .midP: return sample.midP(tail: tail)
    case .wald: return sample.wald(z: z)
    }
  }
}
