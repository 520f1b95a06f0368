/// Numbers for what a row is called: its preferred term, or its verbatim term, or neither.
///
/// Preferred terms have the numbers of their column, then comes "neither", then the verbatim terms
/// of uncoded rows in order of appearance: written in another case, they are the same term.
struct TermNames {
  private let preferred: CodedColumn
  private let verbatim: CodedColumn
  private var numbers: [Int32]
  private var folded: [String: Int] = [:]
  private var written: [String] = []

  init(_ events: AdverseEventColumns) {
    preferred = events.preferredTerm
    verbatim = events.term
    // Not yet met; filled for uncoded rows alone, because a coded trial has many verbatim terms.
    numbers = Array(repeating: -1, count: verbatim.words.count)
  }

  private var neither: Int { preferred.words.count }

  mutating func number(of row: Int) -> Int {
    if let code = preferred.code(row) { return code }
    guard let code = verbatim.code(row) else { return neither }
    if numbers[code] < 0 { numbers[code] = Int32(number(of: verbatim.words[code])) }
    return Int(numbers[code])
  }

  private mutating func number(of word: String) -> Int {
    let name = word.trimmed
    guard !name.isEmpty else { return neither }
    let next = neither + 1 + written.count
    let number = folded[name.lowercased(), default: next]
    if number == next {
      folded[name.lowercased()] = next
      written.append(name)
    }
    return number
  }

  subscript(number: Int) -> (name: String?, isVerbatim: Bool) {
    if number < neither { return (preferred.words[number], false) }
    return number == neither ? (nil, false) : (written[number - neither - 1], true)
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// Dense numbers for pairs of organ class and term, in order of appearance.
///
/// A term nearly always has one class, so its first is an array look-up and the rest a dictionary.
struct TermKeys {
  struct Pair: Hashable {
    var organClass: Int
    var term: Int
  }

  private(set) var pairs: [Pair] = []
  private var first: [Int] = []
  private var others: [Pair: Int] = [:]

  mutating func key(of pair: Pair) -> Int {
    while first.count <= pair.term { first.append(-1) }
    let known = first[pair.term]
    if known >= 0, pairs[known].organClass == pair.organClass { return known }
    if known >= 0, let other = others[pair] { return other }
    let key = pairs.count
    pairs.append(pair)
    if known < 0 { first[pair.term] = key } else { others[pair] = key }
    return key
  }
}
