import Testing

@testable import CohortModel

struct RowSortTests {
  /// A small generator, so that each run sees the same rows.
  private struct Draws {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private func listing(_ rows: [Int32]) -> Listing {
    Listing(
      kind: .adverseEvents, rows: rows, unfiltered: rows.count, outside: 0, subjects: 0, total: 0)
  }

  /// Sorted by comparison, one column after the other, each ordered pair by pair.
  private func naive(
    _ rows: [Int32], _ columns: [(values: [Int?], isDescending: Bool)]
  ) -> [Int32] {
    let places = rows.indices.sorted { left, right in
      for column in columns {
        let (first, second) = (
          column.values[Int(rows[left])], column.values[Int(rows[right])]
        )
        guard first != second else { continue }
        guard let first else { return false }
        guard let second else { return true }
        return column.isDescending ? first > second : first < second
      }
      return left < right
    }
    return places.map { rows[$0] }
  }

  @Test(arguments: 0..<40)
  func `any columns give the order of a stable sort by comparison`(seed: Int) {
    var draws = Draws(state: UInt64(seed) &+ 17)
    let count = draws.next(below: 400)
    let spans = [2, 6, 2048, 2049, 1 << 22, 1 << 30]
    let columns = (0...draws.next(below: 4)).map { _ in
      let span = spans[draws.next(below: spans.count)]
      let values = (0..<max(count, 1)).map { _ -> Int? in
        draws.next(below: 5) == 0 ? nil : draws.next(below: span) - span / 2
      }
      return (values: values, isDescending: draws.next(below: 2) == 0)
    }
    var rows = (0..<count).map(Int32.init)
    for index in rows.indices.reversed() { rows.swapAt(index, draws.next(below: index + 1)) }
    var sorted = listing(rows)
    sorted.sort(
      by: columns.map { column in (RowOrder { column.values[$0] }, column.isDescending) }
    ) {}
    #expect(sorted.rows == naive(rows, columns))
  }

  @Test func `a column without any value leaves the rows as they are`() {
    var rows = listing([3, 1, 2])
    rows.sort(by: [(RowOrder { _ in nil }, true)]) {}
    #expect(rows.rows == [3, 1, 2])
  }

  @Test func `work that is stopped leaves the rows as they were`() {
    struct Stopped: Error {}
    var rows = listing([3, 1, 2])
    #expect(throws: Stopped.self) {
      try rows.sort(by: [(RowOrder { $0 }, false)]) { throw Stopped() }
    }
    #expect(rows.rows == [3, 1, 2])
  }

  @Test func `an order is kept in four bytes a row`() {
    #expect(MemoryLayout<Listing>.size(ofValue: listing([])) < 64)
    #expect(MemoryLayout.stride(ofValue: listing([1]).rows[0]) == 4)
  }

  @Test func `words stand by the alphabet whatever their case, missing ones last both ways`() {
    var words = CodedColumn()
    for word in ["beta", nil, "Alpha", "alpha", "Gamma"] { words.append(word) }
    var rows = listing([0, 1, 2, 3, 4])
    rows.sort(by: [(.words(words), false)]) {}
    #expect(rows.rows == [2, 3, 0, 4, 1])
    rows.sort(by: [(.words(words), true)]) {}
    #expect(rows.rows == [4, 0, 3, 2, 1])
  }
}
