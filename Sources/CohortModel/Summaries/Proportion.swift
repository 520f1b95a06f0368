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

extension Proportion {
  /// A count of a total with the 95 % interval of a method.
  init(of count: Int, in total: Int, by method: ProportionInterval.Method) {
    let interval = ProportionInterval.interval(successes: count, of: total, method: method)
    self.init(
      count: count, total: total, method: method, lower: interval?.lower, upper: interval?.upper)
  }
}
