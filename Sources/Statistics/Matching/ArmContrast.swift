/// One number per subject, compared between the treated and the controls.
package struct ArmContrast: Equatable, Sendable {
  /// Weighted; `nil` for an arm without weight, as for values that are not finite.
  package let treatedMean: Double?
  package let controlMean: Double?
  /// (treated − control) over the standard deviation of the treated *before* matching, so that the
  /// ruler does not change: √(p(1−p)) where all values are 0 or 1, else with n − 1 (Stuart, Stat Sci
  /// 2010;25:1). `nil` where that is 0.
  package let standardisedDifference: Double?
  /// Treated over control; `nil` where all values are 0 or 1, and over 0. Weighted variances are
  /// Σ w (x − m)² / (1 − Σ w²) with weights of sum 1, R's `cov.wt`.
  package let varianceRatio: Double?

  /// - Parameter standard: what the difference is divided by.
  init(_ values: [Double], _ treated: [Bool], weights: [Double], standard: Double?) {
    let treatedMoments = WeightedMoments(values, weights, where: treated, are: true)
    let controlMoments = WeightedMoments(values, weights, where: treated, are: false)
    treatedMean = treatedMoments.mean
    controlMean = controlMoments.mean
    standardisedDifference =
      if let standard, let treatedMean, let controlMean, standard > 0 {
        (treatedMean - controlMean) / standard
      } else { nil }
    varianceRatio =
      if !Self.isBinary(values), let above = treatedMoments.variance,
        let below = controlMoments.variance, below > 0
      { above / below } else { nil }
  }

  static func treatedDeviation(_ values: [Double], _ treated: [Bool]) -> Double? {
    let equal = Array(repeating: 1.0, count: values.count)
    let moments = WeightedMoments(values, equal, where: treated, are: true)
    if isBinary(values) { return moments.mean.map { ($0 * (1 - $0)).squareRoot() } }
    return moments.variance?.squareRoot()
  }

  private static func isBinary(_ values: [Double]) -> Bool {
    values.allSatisfy { $0 == 0 || $0 == 1 }
  }
}

/// Mean and variance of the rows of one arm.
private struct WeightedMoments {
  let mean: Double?
  let variance: Double?

  init(_ values: [Double], _ weights: [Double], where treated: [Bool], are arm: Bool) {
    var total = 0.0
    var squaredWeights = 0.0
    var sum = 0.0
    for row in values.indices where treated[row] == arm {
      total += weights[row]
      squaredWeights += weights[row] * weights[row]
      sum += weights[row] * values[row]
    }
    let mean = sum / total
    var squares = 0.0
    for row in values.indices where treated[row] == arm {
      squares += weights[row] * (values[row] - mean) * (values[row] - mean)
    }
    // Σ w (x − m)² / (1 − Σ w²), written for weights of any sum.
    let variance = squares / (total - squaredWeights / total)
    self.mean = mean.isFinite ? mean : nil
    self.variance = variance.isFinite ? variance : nil
  }
}
