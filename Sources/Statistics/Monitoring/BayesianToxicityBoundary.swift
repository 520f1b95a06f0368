extension ToxicityBoundary {
  /// Crossed where the posterior probability that toxicity is more frequent than `acceptable`
  /// exceeds `threshold`.
  ///
  /// With a Beta(a, b) prior and x of n the posterior is Beta(a + x, b + n − x) (Thall & Simon,
  /// Biometrics 1994;50:337; Geller et al, in Recent Advances in Clinical Trial Design and Analysis,
  /// 2003). R: `1 - pbeta(acceptable, a + x, b + n - x) > threshold`.
  ///
  /// - Parameter sizes: subjects at each look, increasing.
  /// - Precondition: `prior` is positive; `acceptable` and `threshold` lie between 0 and 1.
  package static func bayesian(
    sizes: [Int], acceptable: Double, prior: (alpha: Double, beta: Double),
    threshold: Double = 0.95
  ) -> ToxicityBoundary {
    precondition(prior.alpha > 0 && prior.beta > 0, "a Beta prior is positive")
    precondition(0 < acceptable && acceptable < 1, "a frequency lies between 0 and 1")
    precondition(0 < threshold && threshold < 1, "a probability lies between 0 and 1")
    return ToxicityBoundary(
      looks: sizes.map { subjects in
        let count = (0..<subjects + 1).partitioningIndex { toxicities in
          let (x, n) = (Double(toxicities), Double(subjects))
          let exceeds = Beta.cumulative(
            1 - acceptable, alpha: prior.beta + n - x, beta: prior.alpha + x)
          return exceeds > threshold
        }
        return Look(subjects: subjects, count: count <= subjects ? count : nil)
      })
  }
}
