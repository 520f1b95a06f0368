/// The place of each value among the distinct values, from 0, so that later steps compare and count
/// small integers instead of doubles.
struct DenseRanks {
  /// In the order of the values given.
  let ranks: [UInt32]
  /// How many distinct values there are.
  let count: Int
  /// The rows in order of their values; rows of equal value keep their order.
  let order: [UInt32]
  /// The value of each rank; of values taken together the smallest.
  let values: [Double]

  /// Values are one only where they are equal; −0 is 0.
  ///
  /// - Precondition: no value is NaN.
  init(_ values: [Double]) {
    self.init(RadixSort(values)) { _ in 0 }
  }

  /// Times that differ by no more than rounding are one time.
  ///
  /// The rule is that of `TiedTimes`, so that 3.1 − 0.1 and 3 are tied.
  ///
  /// - Precondition: all times are finite.
  init(times: [Double]) {
    self.init(RadixSort(times)) { sorted in
      TiedTimes.tolerance(mean: Self.meanOfDistinct(sorted))
    }
  }

  private static func meanOfDistinct(_ sorted: [RadixSort.Item]) -> Double {
    var sum = 0.0
    var largest = 0.0
    var distinct = 0
    var previous = Double.nan
    for item in sorted {
      let value = item.value
      if value != previous {
        sum += abs(value)
        largest = max(largest, abs(value))
        distinct += 1
        previous = value
      }
    }
    // Where the sum overflows, the largest is as good.
    return distinct > 0 ? min(sum / Double(distinct), largest) : 0
  }

  private init(_ sort: RadixSort, width: ([RadixSort.Item]) -> Double) {
    let sorted = sort.items
    let width = width(sorted)
    var ranks = [UInt32](repeating: 0, count: sorted.count)
    var values: [Double] = []
    var previous = -Double.infinity
    for item in sorted {
      let value = item.value
      if values.isEmpty || value - previous > width { values.append(value) }
      previous = value
      ranks[Int(item.row)] = UInt32(values.count - 1)
    }
    self.ranks = ranks
    self.count = values.count
    self.order = sorted.map(\.row)
    self.values = values
  }

  /// The rows of `order` by `ranks`, rows of equal rank in the order they had.
  static func stableOrder(
    of order: [UInt32], by ranks: [UInt32], count: Int
  ) -> [UInt32] {
    var next = [Int](repeating: 0, count: count + 1)
    for rank in ranks { next[Int(rank) + 1] += 1 }
    for rank in 0..<count { next[rank + 1] += next[rank] }
    return [UInt32](unsafeUninitializedCapacity: order.count) { sorted, initialized in
      for row in order {
        let rank = Int(ranks[Int(row)])
        sorted.initializeElement(at: next[rank], to: row)
        next[rank] += 1
      }
      initialized = order.count
    }
  }
}
