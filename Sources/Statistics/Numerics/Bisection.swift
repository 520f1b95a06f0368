enum Bisection {
  /// The point between `low` and `high` where `isBelow` turns false, to neighbouring doubles.
  ///
  /// - Parameter isBelow: true at `low`, false at `high`, with one change between them.
  static func root(between low: Double, and high: Double, isBelow: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    while true {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { return middle }
      if isBelow(middle) { low = middle } else { high = middle }
    }
  }
}
