extension Listing {
  /// Sorts by several columns, the first of them foremost; stable, so that ties keep the order in
  /// which the rows stand. A row without a value comes last, in both directions.
  ///
  /// Linear in the rows: each column is sorted by counting, the last one first. What is needed
  /// beside the rows is freed at the end.
  ///
  /// - Parameter checkpoint: called now and then; what it throws leaves the rows as they were.
  package mutating func sort(
    by keys: [(order: RowOrder, isDescending: Bool)],
    checkpoint: () throws -> Void
  ) rethrows {
    var sorted = rows
    for key in keys.reversed() {
      var sort = try RowSort(sorted, by: key.order, key.isDescending, checkpoint)
      sorted = try sort.rows(checkpoint)
    }
    rows = sorted
  }
}

/// Rows with small integers to sort them by: least significant digit first, eleven bits at a time.
private struct RowSort {
  /// The key above the row.
  private var items: [UInt64]
  private var bits = 0

  private static let digitBits = 11
  private static let buckets = 1 << digitBits
  private static let missing = Int32.min
  private static let checked = 1 << 16

  init(
    _ rows: [Int32], by order: RowOrder, _ isDescending: Bool, _ checkpoint: () throws -> Void
  ) rethrows {
    items = []
    items.reserveCapacity(rows.count)
    var (least, most) = (Int32.max, Int32.min)
    for (index, row) in rows.enumerated() {
      if index % Self.checked == 0 { try checkpoint() }
      let place = order.place(Int(row)).map(Int32.init) ?? Self.missing
      if place != Self.missing { (least, most) = (min(least, place), max(most, place)) }
      items.append(UInt64(UInt32(bitPattern: place)) << 32 | UInt64(UInt32(bitPattern: row)))
    }
    guard least <= most else { return }
    direct(isDescending, from: least, to: most)
  }

  /// Turns places into keys from 0 on, the missing ones after all others.
  private mutating func direct(_ isDescending: Bool, from least: Int32, to most: Int32) {
    let last = UInt64(Int64(most) - Int64(least)) + 1
    bits = UInt64.bitWidth - last.leadingZeroBitCount
    for index in items.indices {
      let place = Int32(bitPattern: UInt32(truncatingIfNeeded: items[index] >> 32))
      let key =
        place == Self.missing
        ? last : UInt64(isDescending ? Int64(most) - Int64(place) : Int64(place) - Int64(least))
      items[index] = key << 32 | items[index] & 0xFFFF_FFFF
    }
  }

  mutating func rows(_ checkpoint: () throws -> Void) rethrows -> [Int32] {
    var spare = bits > 0 ? items : []
    for shift in stride(from: 0, to: bits, by: Self.digitBits) {
      try checkpoint()
      Self.scatter(items, into: &spare, shift: UInt64(32 + shift))
      swap(&items, &spare)
    }
    return items.map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0)) }
  }

  private static func bucket(_ item: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: item &>> shift) & (buckets - 1)
  }

  private static func scatter(_ items: [UInt64], into sorted: inout [UInt64], shift: UInt64) {
    var next = [Int](repeating: 0, count: buckets + 1)
    next.withUnsafeMutableBufferPointer { next in
      for item in items { next[bucket(item, shift) + 1] += 1 }
      for bucket in 0..<buckets { next[bucket + 1] += next[bucket] }
      sorted.withUnsafeMutableBufferPointer { sorted in
        for item in items {
          let bucket = bucket(item, shift)
          sorted[next[bucket]] = item
          next[bucket] += 1
        }
      }
    }
  }
}
