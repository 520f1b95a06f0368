extension RiskIndicator.Count {
  /// Fisher's two-sided p of this site against all others: the hypergeometric probability of all
  /// tables no more likely than the one seen, within R's relative error of 1e-7 (`fisher.test`).
  ///
  /// - Parameters:
  ///   - total: events of all sites.
  ///   - subjects: denominators of all sites.
  func fisherP(events total: Int, subjects: Int) -> Double {
    let here = Int(denominator)
    let possible = max(0, total - (subjects - here))...min(total, here)
    let probabilities = possible.map {
      Hypergeometric.density($0, of: here, events: total, subjects: subjects)
    }
    let limit = probabilities[events - possible.lowerBound] * (1 + 1e-7)
    return min(1, probabilities.filter { $0 <= limit }.reduce(0, +))
  }

  /// gsm's colours, signed by the side on which the site lies: 2 below 0.01, 1 below 0.05.
  func fisherFlag(p: Double, events total: Int, subjects: Double) -> Int {
    let size = p < 0.01 ? 2 : p < 0.05 ? 1 : 0
    let others = subjects - denominator
    let isLower =
      others > 0 && Double(events) / denominator < Double(total - events) / others
    return isLower ? -size : size
  }
}

private enum Hypergeometric {
  /// P(X = x) for a draw of `size` of `subjects` of whom `events` have the event.
  ///
  /// By three binomial densities of the common proportion, which cancels (Loader 2000, as in R).
  static func density(_ x: Int, of size: Int, events: Int, subjects: Int) -> Double {
    let p = Double(events) / Double(subjects)
    return Binomial.density(x, of: size, probability: p)
      * Binomial.density(events - x, of: subjects - size, probability: p)
      / Binomial.density(events, of: subjects, probability: p)
  }
}
