/// The probability of treatment given the covariates, by logistic regression (Rosenbaum & Rubin,
/// Biometrika 1983;70:41).
package struct PropensityScore: Sendable {
  package let treated: [Bool]
  package let model: LogisticModel

  /// - Precondition: one `treated` per row of the design.
  package init(
    treated: [Bool], design: DesignMatrix, checkpoint: Checkpoint
  ) rethrows {
    self.treated = treated
    model = try LogisticModel(responses: treated, design: design, checkpoint: checkpoint)
  }

  package init(treated: [Bool], design: DesignMatrix) {
    self.init(treated: treated, design: design, checkpoint: { _ in })
  }

  /// What subjects are matched on; `nil` where the model has no fit.
  package var logits: [Double]? { model.fit?.linearPredictors }

  package var probabilities: [Double]? { model.fit?.probabilities }
}
