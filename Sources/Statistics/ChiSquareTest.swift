/// A statistic that is chi-square distributed under the null hypothesis.
package struct ChiSquareTest: Equatable, Sendable {
  package let statistic: Double
  package let degreesOfFreedom: Int

  package init(statistic: Double, degreesOfFreedom: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(χ² > statistic); 1 on no degrees of freedom, as in R.
  package var pValue: Double {
    guard degreesOfFreedom > 0 else { return 1 }
    return ChiSquared.upperTail(statistic, degreesOfFreedom: Double(degreesOfFreedom))
  }
}
