/// Logistic regression with an intercept, by maximum likelihood.
///
/// log(p / (1 − p)) = β₀ + Σ βⱼ xⱼ, fitted by Newton's method, which for this link is iteratively
/// reweighted least squares (McCullagh & Nelder, Generalized Linear Models, 2nd ed., 4.4), with
/// steps halved where they overshoot, until gᵀ H⁻¹ g, twice the log-likelihood still to gain, is
/// below 1e-14. Agrees with R's `glm(binomial)` run to the same end (`epsilon = 1e-14`); R's default
/// ends where the deviance changes by less than 1e-8 of itself, up to one step early. Where R only
/// warns of a separation ("fitted probabilities numerically 0 or 1 occurred") there is a
/// refusal here and no number. Steps are counted from β = 0, so their number differs from R's.
package struct LogisticModel: Sendable {
  /// Why there is no fit.
  package enum Refusal: Error, Equatable, Sendable {
    /// No row, or none of positive weight.
    case noRows
    /// A value of the design; `column` is its place in `DesignMatrix.columns`.
    case notFinite(row: Int, column: Int)
    /// A weight is negative or not finite.
    case notAWeight(row: Int)
    /// All rows of positive weight respond alike: the intercept would be infinite.
    case constantResponse
    /// These columns of the design together tell every event from every other row or, where not
    /// complete, leave undecided only rows on the border. Their odds ratios are infinite or zero.
    case separated(isComplete: Bool, columns: [String])
    /// The likelihood could not be climbed to its top, for a reason not found.
    case notConverged
  }

  package let outcome: Result<LogisticFit, Refusal>

  package var fit: LogisticFit? { try? outcome.get() }

  /// - Parameters:
  ///   - responses: per row of the design, whether the event happened.
  ///   - weights: cases that a row stands for, not necessarily whole; rows of weight 0 are left out
  ///     and counted. `nil` is 1 for every row.
  ///   - checkpoint: called for each column and each step; the fraction done is a guess.
  /// - Precondition: as many responses, and weights, as rows.
  package init(
    responses: [Bool], design: DesignMatrix, weights: [Double]? = nil,
    checkpoint: Checkpoint
  ) rethrows {
    precondition(responses.count == design.rows, "a response per row")
    precondition(weights.map { $0.count == design.rows } ?? true, "a weight per row")
    let rows = Array(responses.indices).filter { row in weights.map { $0[row] > 0 } ?? true }
    if let refusal = Self.refusal(responses, design, weights, rows: rows) {
      outcome = .failure(refusal)
      return
    }
    let basis = try OrthonormalBasis(design, rows: rows) { try checkpoint($0 / 4) }
    let data = LogisticData(
      basis: basis, signs: rows.map { responses[$0] ? 1 : -1 },
      weights: weights.map { weights in rows.map { weights[$0] } })
    outcome = try LogisticAscent.maximum(of: data) { try checkpoint((1 + 3 * $0) / 4) }
      .mapError { Self.refusal($0, basis, design) }
      .flatMap { ascent in
        LogisticFit(ascent, data: data, design: design).map(Result.success)
          ?? .failure(.notConverged)
      }
  }

  package init(responses: [Bool], design: DesignMatrix, weights: [Double]? = nil) {
    self.init(responses: responses, design: design, weights: weights, checkpoint: { _ in })
  }

  /// Two proportions, successes among subjects: the fit of one covariate that is 1 for the first
  /// group, whose Wald test is log(odds ratio) / √(1/a + 1/b + 1/c + 1/d) (Woolf, Ann Hum Genet
  /// 1955;19:251). A count of 0 in the table separates.
  ///
  /// - Precondition: 0 ≤ successes ≤ subjects.
  package init(
    successes: Int, of subjects: Int, against referenceSuccesses: Int, of referenceSubjects: Int
  ) {
    precondition(0 <= successes && successes <= subjects, "successes among subjects")
    precondition(
      0 <= referenceSuccesses && referenceSuccesses <= referenceSubjects, "successes among subjects"
    )
    let group = Covariate(name: "group", values: .numeric([1, 1, 0, 0]))
    let counts = [
      successes, subjects - successes, referenceSuccesses, referenceSubjects - referenceSuccesses,
    ]
    self.init(
      responses: [true, false, true, false], design: DesignMatrix([group], rows: 4),
      weights: counts.map(Double.init), checkpoint: { _ in })
  }

  private static func refusal(
    _ responses: [Bool], _ design: DesignMatrix, _ weights: [Double]?, rows: [Int]
  ) -> Refusal? {
    if let row = weights?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      return .notAWeight(row: row)
    }
    if let place = design.firstNotFinite {
      return .notFinite(row: place.row, column: place.column)
    }
    guard let first = rows.first else { return .noRows }
    let differs = rows.contains { responses[$0] != responses[first] }
    return differs ? nil : .constantResponse
  }

  private static func refusal(
    _ stop: LogisticAscent.Stop, _ basis: OrthonormalBasis, _ design: DesignMatrix
  ) -> Refusal {
    switch stop {
    case .notConverged: .notConverged
    case .separated(let separation):
      .separated(
        isComplete: separation.isComplete,
        columns: separation.columns(of: basis).map { design.columns[$0].name })
    }
  }
}
