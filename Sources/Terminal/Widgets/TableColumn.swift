/// A column as data: what it is called, how wide it may be and when it gives way.
package struct TableColumn: Hashable, Sendable {
  package enum Width: Hashable, Sendable {
    case fixed(Int)
    /// At least so many columns, and a share of the room that is left.
    case minimum(Int)

    package static let fill = Width.minimum(1)

    var least: Int {
      switch self {
      case .fixed(let columns), .minimum(let columns): max(0, columns)
      }
    }

    var grows: Bool {
      if case .minimum = self { true } else { false }
    }
  }

  package enum Alignment: Hashable, Sendable {
    case left, right
    /// Points stand below each other; so many columns are kept from the point on.
    case decimal(tail: Int)
  }

  package var title: String
  package var width: Width
  package var alignment: Alignment
  /// 0 always stays; of the others the highest number goes first when the terminal is narrow.
  package var priority: Int
  package var truncation: Truncation

  package init(
    _ title: String, width: Width, alignment: Alignment = .left, priority: Int = 0,
    truncation: Truncation = .middle
  ) {
    self.title = title
    self.width = width
    self.alignment = alignment
    self.priority = priority
    self.truncation = truncation
  }
}

/// Where a column of a table stands, counted from the table's left end.
package struct TableColumnPlace: Hashable, Sendable {
  package let column: Int
  package let x: Int
  package let width: Int
}

extension [TableColumn] {
  /// The columns that fit into `width`, with `gap` between them.
  package func places(width: Int, gap: Int) -> [TableColumnPlace] {
    let kept = keptColumns(width: width, gap: gap)
    let least = kept.reduce(0) { $0 + self[$1].width.least } + gap * Swift.max(0, kept.count - 1)
    let growing = kept.filter { self[$0].width.grows }
    let spare = Swift.max(0, width - least)
    var x = 0
    return kept.compactMap { column in
      var columns = self[column].width.least
      if let rank = growing.firstIndex(of: column) {
        columns += spare / growing.count + (rank < spare % growing.count ? 1 : 0)
      }
      defer { x += columns + gap }
      let visible = Swift.min(columns, width - x)
      return visible > 0 ? TableColumnPlace(column: column, x: x, width: visible) : nil
    }
  }

  private func keptColumns(width: Int, gap: Int) -> [Int] {
    var kept = [Int](indices)
    func needed() -> Int {
      kept.reduce(0) { $0 + self[$1].width.least } + gap * Swift.max(0, kept.count - 1)
    }
    while needed() > width {
      // The rightmost of the least important ones goes, so the table narrows predictably.
      guard let worst = kept.map({ self[$0].priority }).max(), worst > 0,
        let index = kept.lastIndex(where: { self[$0].priority == worst })
      else { break }
      kept.remove(at: index)
    }
    return kept
  }
}
