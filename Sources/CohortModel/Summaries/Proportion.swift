package import Statistics

/// A count over its denominator with an interval by a named method.
package struct Proportion: Equatable, Sendable {
  package let count: Int
  package let total: Int
  package let method: ProportionInterval.Method
  /// nil where the denominator is 0.
  package let lower: Double?
  package let upper: Double?

  package var value: Double? {
    total > 0 ? Double(count) / Double(total) : nil
  }
}
