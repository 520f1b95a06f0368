/// Days with a gap value for "missing": four bytes a row.
package struct DayColumn: Equatable, Sendable {
  private var numbers: [Int32] = []
  private static let missing = Int32.min

  package init() {}

  package init(repeating day: Day?, count: Int) {
    numbers = Array(repeating: day?.number ?? DayColumn.missing, count: count)
  }

  package var count: Int { numbers.count }

  package subscript(row: Int) -> Day? {
    get { numbers[row] == DayColumn.missing ? nil : Day(numbers[row]) }
    set { numbers[row] = newValue?.number ?? DayColumn.missing }
  }

  package mutating func append(_ day: Day?) {
    numbers.append(day?.number ?? DayColumn.missing)
  }
}

/// Numbers with NaN for "missing".
package struct NumberColumn: Sendable {
  private var numbers: [Double] = []

  package init() {}

  package var count: Int { numbers.count }

  package subscript(row: Int) -> Double? {
    numbers[row].isNaN ? nil : numbers[row]
  }

  package mutating func append(_ number: Double?) {
    numbers.append(number ?? .nan)
  }
}

package struct FlagColumn: Equatable, Sendable {
  private var flags: [Int8] = []

  package init() {}

  package var count: Int { flags.count }

  package subscript(row: Int) -> Bool? {
    flags[row] < 0 ? nil : flags[row] == 1
  }

  package mutating func append(_ flag: Bool?) {
    flags.append(flag.map { $0 ? 1 : 0 } ?? -1)
  }
}

/// Words as small codes with a dictionary, in order of first appearance.
package struct CodedColumn: Equatable, Sendable {
  private var codes: [Int32] = []
  private var index: [String: Int32] = [:]
  package private(set) var words: [String] = []

  package init() {}

  package var count: Int { codes.count }

  package subscript(row: Int) -> String? {
    codes[row] < 0 ? nil : words[Int(codes[row])]
  }

  /// The code of a row's word, an index of `words`; nil where the word is missing.
  package func code(_ row: Int) -> Int? {
    codes[row] < 0 ? nil : Int(codes[row])
  }

  /// The same rows under other words.
  func mapping(_ change: (String) -> String) -> CodedColumn {
    var column = self
    column.words = words.map(change)
    column.index = Dictionary(
      zip(column.words, column.words.indices.lazy.map(Int32.init)), uniquingKeysWith: { $1 })
    return column
  }

  package mutating func append(_ word: String?) {
    guard let word else { return codes.append(-1) }
    if let code = index[word] { return codes.append(code) }
    let code = Int32(words.count)
    index[word] = code
    words.append(word)
    codes.append(code)
  }
}

/// Values of a closed list of words, one byte a row.
package struct CodeColumn<Code: CaseIterable & Equatable & Sendable>: Equatable, Sendable {
  private var codes: [UInt8] = []
  private let words = Array(Code.allCases)
  private static var missing: UInt8 { .max }

  package init() {}

  package var count: Int { codes.count }

  package subscript(row: Int) -> Code? {
    codes[row] == CodeColumn.missing ? nil : words[Int(codes[row])]
  }

  /// The place of a row's value among all cases; nil where it is missing.
  package func code(_ row: Int) -> Int? {
    codes[row] == CodeColumn.missing ? nil : Int(codes[row])
  }

  package mutating func append(_ code: Code?) {
    let position = code.flatMap { words.firstIndex(of: $0) }
    codes.append(position.map(UInt8.init) ?? CodeColumn.missing)
  }
}
