/// The rows sorted by a number, stable in the order given: a radix sort from the lowest digit up,
/// linear in the number of rows.
struct LogitOrder {
  /// From the smallest number to the largest.
  let rows: [Int32]

  private typealias Entry = (key: UInt64, row: Int32)
  private static let digitBits: UInt64 = 11
  private static let digits = 1 << Int(digitBits)

  /// - Parameters:
  ///   - values: finite; fewer than 2³¹.
  ///   - order: the rows in the order that equal values keep; `nil` is the order of the data.
  init(_ values: [Double], order: [Int]?) {
    var entries = [Entry]()
    entries.reserveCapacity(values.count)
    for place in values.indices {
      let row = order?[place] ?? place
      entries.append((Self.key(values[row]), Int32(truncatingIfNeeded: row)))
    }
    var other = entries
    for shift in stride(from: 0, to: UInt64(64), by: Int(Self.digitBits)) {
      if Self.distribute(entries, into: &other, shift: UInt64(shift)) { swap(&entries, &other) }
    }
    rows = entries.map(\.row)
  }

  /// Unsigned integers in the order of the numbers; −0 is 0.
  private static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// - Returns: `false` where all share the digit, so nothing was written.
  private static func distribute(
    _ source: [Entry], into target: inout [Entry], shift: UInt64
  ) -> Bool {
    let mask = UInt64(digits - 1)
    var starts = Array(repeating: 0, count: digits)
    for entry in source { starts[Int(entry.key >> shift & mask)] += 1 }
    if starts.contains(source.count) { return false }
    var sum = 0
    for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
    target.withUnsafeMutableBufferPointer { target in
      for entry in source {
        let digit = Int(entry.key >> shift & mask)
        target[starts[digit]] = entry
        starts[digit] += 1
      }
    }
    return true
  }
}
