extension ToxicityBoundary {
  /// Crossed where so many toxicities would be as rare as φ if `acceptable` were the frequency:
  /// P(X ≥ x | n, `acceptable`) ≤ φ, the same φ at every look.
  ///
  /// φ is the largest at which the probability of crossing anywhere stays within `alpha` at
  /// `acceptable` (Ivanova, Qaqish & Schell, Biometrics 2005;61:540). That probability only changes
  /// where φ passes the tail of some count at some look, so the tails are searched and φ is exact.
  ///
  /// - Parameter sizes: subjects at each look, increasing.
  /// - Precondition: `acceptable` and `alpha` lie between 0 and 1.
  package static func pocock(
    sizes: [Int], acceptable: Double, alpha: Double = 0.05
  ) -> ToxicityBoundary {
    precondition(0 < acceptable && acceptable < 1, "a frequency lies between 0 and 1")
    precondition(0 < alpha && alpha < 1, "alpha lies between 0 and 1")
    let tails = sizes.map { BinomialTails(subjects: $0, probability: acceptable) }
    let candidates = tails.flatMap(\.atLeast).filter { $0 <= alpha }.sorted()
    let excess = candidates.partitioningIndex { limit in
      let boundary = ToxicityBoundary(looks: tails.map { $0.look(atMost: limit) })
      return boundary.crossingProbability(at: acceptable) > alpha
    }
    let limit = excess > 0 ? candidates[excess - 1] : 0
    return ToxicityBoundary(looks: tails.map { $0.look(atMost: limit) })
  }
}

private struct BinomialTails {
  let subjects: Int
  /// Index x: P(X ≥ x), decreasing.
  let atLeast: [Double]

  init(subjects: Int, probability: Double) {
    precondition(subjects >= 1, "a look has subjects")
    self.subjects = subjects
    atLeast = (0...subjects).map {
      $0 == 0 ? 1 : Binomial.upperTail($0 - 1, of: subjects, probability: probability)
    }
  }

  /// Equal tails of different looks may differ by rounding and must cross together.
  func look(atMost limit: Double) -> ToxicityBoundary.Look {
    let count = atLeast.partitioningIndex { $0 <= limit * (1 + 1e-12) }
    return ToxicityBoundary.Look(subjects: subjects, count: count <= subjects ? count : nil)
  }
}
