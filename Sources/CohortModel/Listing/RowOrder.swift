/// A column that rows can be sorted by: the place of each row's value, nil where it is missing.
///
/// Places are any integers between ±2³⁰ whose order is that of the values: days, ranks of words,
/// grades.
package struct RowOrder {
  package let place: (Int) -> Int?

  package init(_ place: @escaping (Int) -> Int?) {
    self.place = place
  }
}

extension RowOrder {
  package static func days(_ column: DayColumn) -> RowOrder {
    RowOrder { column[$0].map { Int($0.number) } }
  }

  package static func flags(_ column: FlagColumn) -> RowOrder {
    RowOrder { column[$0].map { $0 ? 1 : 0 } }
  }

  /// In the order in which the code lists its cases.
  package static func codes<Code>(_ column: CodeColumn<Code>) -> RowOrder {
    RowOrder { column.code($0) }
  }

  /// Words in order of the alphabet, whatever their case; where a word is missing the other
  /// column's stands for it. Each word is looked at once, not once per row.
  package static func words(_ column: CodedColumn, else other: CodedColumn? = nil) -> RowOrder {
    let ranks = alphabeticalRanks(column.words + (other?.words ?? []))
    let offset = column.words.count
    return RowOrder { row in
      (column.code(row) ?? other?.code(row).map { $0 + offset }).map { ranks[$0] }
    }
  }

  /// Words without a column of codes, such as ids; each is compared many times, so it suits tables
  /// of thousands.
  package static func words(count: Int, _ word: (Int) -> String?) -> RowOrder {
    var column = CodedColumn()
    for row in 0..<count { column.append(word(row)) }
    return words(column)
  }

  /// The order of the rows' subjects.
  package static func owners(_ subject: [Int32], by order: RowOrder) -> RowOrder {
    RowOrder { order.place(Int(subject[$0])) }
  }

  /// Equal words of two columns have one rank.
  private static func alphabeticalRanks(_ words: [String]) -> [Int] {
    let folded = words.map { $0.lowercased() }
    let order = folded.indices.sorted { (folded[$0], words[$0]) < (folded[$1], words[$1]) }
    var ranks = Array(repeating: 0, count: order.count)
    for (place, code) in order.enumerated() {
      let isRepeated = place > 0 && words[order[place - 1]] == words[code]
      ranks[code] = isRepeated ? ranks[order[place - 1]] : place
    }
    return ranks
  }
}
