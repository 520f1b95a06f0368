extension Bisection {
  /// The point of the positive axis where `isBelow` turns false, to neighbouring doubles.
  ///
  /// - Parameter isBelow: true near 0 and false far out, with one change between.
  static func positiveRoot(isBelow: (Double) -> Bool) -> Double {
    var low = 1.0
    while low > 0, !isBelow(low) { low /= 2 }
    var high = 2 * low
    while high.isFinite, isBelow(high) { (low, high) = (high, 2 * high) }
    return root(between: low, and: high, isBelow: isBelow)
  }
}
