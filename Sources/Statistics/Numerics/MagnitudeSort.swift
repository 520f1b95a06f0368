/// Sorts numbers by magnitude and leaves their signs alone, so that a sign can carry a flag.
///
/// A least-significant-digit radix sort over the 63 bits of the magnitude, whose order as integers
/// is the order of the numbers; stable; a digit that all numbers share costs no pass. Linear in
/// the count, with one scratch array of the same size.
enum MagnitudeSort {
  private static let digitBits = 11
  private static let digits = 6
  private static let buckets = 1 << digitBits
  /// Below this a comparison sort is done before the counts are cleared.
  private static let smallest = 1 << 10

  /// - Precondition: no number is NaN.
  static func sort(_ values: inout [Double]) {
    guard values.count >= smallest else {
      values.sort { $0.magnitude < $1.magnitude }
      return
    }
    let counts = digitCounts(values)
    var scratch = [Double](repeating: 0, count: values.count)
    for digit in 0..<digits {
      var starts = Array(counts[digit * buckets..<(digit + 1) * buckets])
      if starts.contains(values.count) { continue }
      accumulate(&starts)
      scatter(values, into: &scratch, by: digit, from: &starts)
      swap(&values, &scratch)
    }
  }

  private static func digit(_ index: Int, of value: Double) -> Int {
    let bits = Int(truncatingIfNeeded: value.magnitude.bitPattern)
    return (bits &>> (index &* digitBits)) & (buckets - 1)
  }

  /// How often each value of each digit occurs, digit after digit.
  private static func digitCounts(_ values: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: digits * buckets)
    counts.withUnsafeMutableBufferPointer { counts in
      for value in values {
        for index in 0..<digits { counts[index &* buckets &+ digit(index, of: value)] &+= 1 }
      }
    }
    return counts
  }

  /// Counts become the place of each bucket's first element.
  private static func accumulate(_ counts: inout [Int]) {
    var start = 0
    for index in counts.indices {
      (counts[index], start) = (start, start + counts[index])
    }
  }

  private static func scatter(
    _ values: [Double], into target: inout [Double], by index: Int, from starts: inout [Int]
  ) {
    starts.withUnsafeMutableBufferPointer { starts in
      target.withUnsafeMutableBufferPointer { target in
        for value in values {
          let bucket = digit(index, of: value)
          target[starts[bucket]] = value
          starts[bucket] &+= 1
        }
      }
    }
  }
}
