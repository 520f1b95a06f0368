/// A set of subjects, or of rows of a table, as bits over their positions.
package struct SubjectSet: Hashable, Sendable {
  private var words: [UInt64]
  /// Number of positions, members or not.
  package let capacity: Int

  package init(capacity: Int, all: Bool = false) {
    self.capacity = capacity
    words = Array(repeating: all ? .max : 0, count: (capacity + 63) / 64)
    if all, capacity % 64 != 0 { words[words.count - 1] = (1 << UInt64(capacity % 64)) - 1 }
  }

  package init(capacity: Int, where isMember: (Int) -> Bool) {
    self.init(capacity: capacity)
    for position in 0..<capacity where isMember(position) { insert(position) }
  }

  package var count: Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  package var isEmpty: Bool {
    words.allSatisfy { $0 == 0 }
  }

  package func contains(_ position: Int) -> Bool {
    words[position >> 6] & (1 << UInt64(position & 63)) != 0
  }

  package mutating func insert(_ position: Int) {
    words[position >> 6] |= 1 << UInt64(position & 63)
  }

  package mutating func remove(_ position: Int) {
    words[position >> 6] &= ~(1 << UInt64(position & 63))
  }

  package func intersection(_ other: SubjectSet) -> SubjectSet {
    precondition(capacity == other.capacity, "sets over different tables")
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }
}

extension SubjectSet: Sequence {
  package struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var rest: UInt64

    package mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      let bit = rest.trailingZeroBitCount
      rest &= rest - 1
      return index * 64 + bit
    }
  }

  /// Members in ascending order.
  package func makeIterator() -> Iterator {
    Iterator(words: words, rest: words.first ?? 0)
  }
}
