/// Both limits of an interval, in the unit of the estimate.
package struct ConfidenceInterval: Equatable, Sendable {
  package let lower: Double
  package let upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
