/// How much of a rectangle one part takes when it is split.
package enum Constraint: Hashable, Sendable {
  /// So many rows or columns.
  case fixed(Int)
  /// This share of the whole, rounded down.
  case fraction(Double)
  /// What the others leave; several share it equally, the first taking the odd cells.
  case fill
}

extension Rect {
  /// Parts from top to bottom, one per constraint. Where the room ends, later parts are empty.
  package func rows(_ constraints: [Constraint], gap: Int = 0) -> [Rect] {
    spans(of: height, constraints, gap: gap).map { span in
      Rect(x: x, y: y + span.start, width: width, height: span.length)
    }
  }

  /// Parts from left to right, one per constraint. Where the room ends, later parts are empty.
  package func columns(_ constraints: [Constraint], gap: Int = 0) -> [Rect] {
    spans(of: width, constraints, gap: gap).map { span in
      Rect(x: x + span.start, y: y, width: span.length, height: height)
    }
  }

  private func spans(
    of length: Int, _ constraints: [Constraint], gap: Int
  ) -> [(start: Int, length: Int)] {
    let lengths = lengths(of: max(0, length - gap * max(0, constraints.count - 1)), constraints)
    var start = 0
    return lengths.map { wished in
      let begin = min(start, length)
      start += wished + gap
      return (begin, min(wished, length - begin))
    }
  }

  private func lengths(of whole: Int, _ constraints: [Constraint]) -> [Int] {
    var left = whole
    var lengths = constraints.map { constraint -> Int in
      let wished: Int
      switch constraint {
      case .fixed(let cells): wished = cells
      case .fraction(let share): wished = share.isFinite ? Int(Double(whole) * min(1, share)) : 0
      case .fill: wished = 0
      }
      let given = max(0, min(wished, left))
      left -= given
      return given
    }
    let fills = constraints.indices.filter { constraints[$0] == .fill }
    for (rank, index) in fills.enumerated() {
      lengths[index] = left / fills.count + (rank < left % fills.count ? 1 : 0)
    }
    return lengths
  }
}
