import Glibc

/// One coefficient of a logistic model.
package struct LogisticTerm: Equatable, Sendable {
  /// Of the column of the design, or `(Intercept)`.
  package let name: String
  /// The place of the covariate that the column belongs to; `nil` is the intercept.
  package let covariate: Int?
  /// The log odds ratio; `nil` where the column depends linearly on the ones before it, R's NA.
  package let coefficient: Double?
  package let standardError: Double?

  /// For one unit more of the column; the odds at all zeros for the intercept.
  package var oddsRatio: Double? { coefficient.map { exp($0) } }

  package var z: Double? {
    guard let coefficient, let standardError else { return nil }
    return coefficient / standardError
  }

  /// Wald's two-sided test that the coefficient is 0.
  package var pValue: Double? { z.map { 2 * Normal.upperTail(abs($0)) } }

  /// Wald's interval β ± z·SE of the coefficient, R's `confint.default`.
  ///
  /// - Precondition: 0 < `level` < 1.
  package func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let coefficient, let standardError else { return nil }
    let half = Normal.critical(level: level) * standardError
    return ConfidenceInterval(lower: coefficient - half, upper: coefficient + half)
  }

  /// Of the odds ratio.
  package func oddsRatioInterval(level: Double = 0.95) -> ConfidenceInterval? {
    interval(level: level).map { ConfidenceInterval(lower: exp($0.lower), upper: exp($0.upper)) }
  }
}
