/// Doubles in ascending order with the rows they came from; stable.
///
/// Least significant digit first, eleven bits at a time; a digit in which all values agree costs
/// nothing, so whole days need two or three passes instead of six.
struct RadixSort {
  struct Item {
    /// The bits of a double, turned so that they sort as unsigned integers.
    fileprivate var key: UInt64
    var row: UInt32

    var value: Double {
      Double(bitPattern: key >> 63 == 1 ? key ^ (1 << 63) : ~key)
    }
  }

  private(set) var items: [Item]

  private static let digitBits = 11
  private static let digitCount = 6
  private static let buckets = 1 << digitBits

  /// - Parameter order: the rows in the order that equal values keep; `nil` is that of the values.
  /// - Precondition: no value is NaN, and there are fewer than 2³² of them.
  init(_ values: [Double], order: [Int]? = nil) {
    items = values.indices.map { place in
      let row = order?[place] ?? place
      return Item(key: Self.key(of: values[row]), row: UInt32(row))
    }
    var spare = items
    let histograms = Self.histograms(of: items)
    for digit in 0..<Self.digitCount {
      let counts = histograms[digit * Self.buckets..<(digit + 1) * Self.buckets]
      if counts.contains(items.count) { continue }
      Self.scatter(items, into: &spare, digit: digit, counts: counts)
      swap(&items, &spare)
    }
  }

  /// Adding 0 makes −0 and 0 one key.
  private static func key(of value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
  }

  private static func bucket(_ key: UInt64, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: key >> UInt64(digit * digitBits)) & (buckets - 1)
  }

  private static func histograms(of items: [Item]) -> [Int] {
    var counts = [Int](repeating: 0, count: digitCount * buckets)
    counts.withUnsafeMutableBufferPointer { counts in
      for item in items {
        for digit in 0..<digitCount { counts[digit * buckets + bucket(item.key, digit)] += 1 }
      }
    }
    return counts
  }

  private static func scatter(
    _ items: [Item], into sorted: inout [Item], digit: Int, counts: ArraySlice<Int>
  ) {
    var next: [Int] = []
    next.reserveCapacity(buckets)
    var start = 0
    for count in counts {
      next.append(start)
      start += count
    }
    next.withUnsafeMutableBufferPointer { next in
      sorted.withUnsafeMutableBufferPointer { sorted in
        for item in items {
          let bucket = bucket(item.key, digit)
          sorted[next[bucket]] = item
          next[bucket] += 1
        }
      }
    }
  }
}
