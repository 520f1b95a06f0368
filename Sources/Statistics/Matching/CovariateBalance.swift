/// How alike the arms are in each covariate, before and after matching or weighting.
///
/// A numeric covariate is one line, a categorical one a line for each of its levels, the reference
/// too, as in the tables of MatchIt's `summary`.
package struct CovariateBalance: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    /// Of the covariate, or `name=level`.
    package let name: String
    package let before: ArmContrast
    package let after: ArmContrast
  }

  package let lines: [Line]

  /// - Parameter weights: per row after matching (`Matches.weights`) or weighting; not negative.
  /// - Precondition: as many rows in each covariate, and weights, as `treated`.
  package init(treated: [Bool], covariates: [Covariate], weights: [Double]) {
    precondition(weights.count == treated.count, "a weight per row")
    precondition(covariates.allSatisfy { $0.count == treated.count }, "a value per row")
    let equal = Array(repeating: 1.0, count: treated.count)
    lines = covariates.flatMap(Self.columns).map { name, values in
      let spread = ArmContrast.treatedDeviation(values, treated)
      return Line(
        name: name,
        before: ArmContrast(values, treated, weights: equal, standard: spread),
        after: ArmContrast(values, treated, weights: weights, standard: spread))
    }
  }

  private static func columns(of covariate: Covariate) -> [(String, [Double])] {
    switch covariate.values {
    case .numeric(let values): [(covariate.name, values)]
    case .categorical(let codes, let levels):
      levels.indices.map { level in
        ("\(covariate.name)=\(levels[level])", codes.map { $0 == level ? 1 : 0 })
      }
    }
  }
}
