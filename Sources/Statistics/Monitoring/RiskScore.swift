/// One site's flags over all indicators in one number, 0 to 100.
///
/// The sum of the weights of its flags over the sum of the largest weights, in percent, as gsm.kri's
/// `CalculateRiskScore`; an indicator without a flag leaves both sums.
package struct RiskScore: Equatable, Sendable {
  /// The weight of each flag of one indicator: for adverse events 32, 16, 0, 1, 2 from −2 to 2.
  package struct Weights: Equatable, Sendable {
    package let byFlag: [Int: Double]

    /// - Precondition: weights are finite and not negative.
    package init(_ byFlag: [Int: Double]) {
      precondition(byFlag.values.allSatisfy { $0 >= 0 && $0.isFinite }, "weights are not negative")
      self.byFlag = byFlag
    }

    package static let adverseEvents = Weights([-2: 32, -1: 16, 0: 0, 1: 1, 2: 2])

    var largest: Double { byFlag.values.max() ?? 0 }
  }

  package let sum: Double
  package let largestSum: Double

  package var percent: Double { sum / largestSum * 100 }

  /// - Returns: `nil` where no indicator has a flag with a weight.
  package init?(_ indicators: [(flag: Int?, weights: Weights)]) {
    let weighed = indicators.compactMap { indicator -> (weight: Double, largest: Double)? in
      guard let flag = indicator.flag, let weight = indicator.weights.byFlag[flag] else {
        return nil
      }
      return (weight, indicator.weights.largest)
    }
    sum = weighed.reduce(0) { $0 + $1.weight }
    largestSum = weighed.reduce(0) { $0 + $1.largest }
    guard largestSum > 0 else { return nil }
  }
}
