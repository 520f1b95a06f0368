/// What a line of a table of adverse events is about.
package enum AdverseEventLine: Hashable, Sendable {
  case overall
  /// nil where no class is stated.
  case organClass(String?)
  /// The preferred term, or the verbatim term where there is none; nil where there is neither.
  case term(String?, isVerbatim: Bool, organClass: String?)
}

/// Dense numbers of the lines that rows of adverse events belong to: overall, each organ class, and
/// each pair of class and term in order of appearance.
struct AdverseEventLines {
  static let overall = 0

  private let events: AdverseEventColumns
  private var names: TermNames
  private var keys = TermKeys()

  init(_ events: AdverseEventColumns) {
    self.events = events
    names = TermNames(events)
  }

  /// Lines of which a row has been seen, and those of all classes.
  var count: Int { firstTerm + keys.pairs.count }

  /// The position after the last word stands for "not coded".
  private var classCount: Int { events.systemOrganClass.words.count + 1 }
  private var firstTerm: Int { 1 + classCount }

  mutating func numbers(of row: Int) -> (organClass: Int, term: Int) {
    let code = events.systemOrganClass.code(row) ?? classCount - 1
    let key = keys.key(of: TermKeys.Pair(organClass: code, term: names.number(of: row)))
    return (1 + code, firstTerm + key)
  }

  subscript(number: Int) -> AdverseEventLine {
    guard number != AdverseEventLines.overall else { return .overall }
    guard number >= firstTerm else { return .organClass(className(number - 1)) }
    let pair = keys.pairs[number - firstTerm]
    let (name, isVerbatim) = names[pair.term]
    return .term(name, isVerbatim: isVerbatim, organClass: className(pair.organClass))
  }

  /// The line of a term's organ class.
  func organClass(ofTerm number: Int) -> Int { 1 + keys.pairs[number - firstTerm].organClass }

  var terms: Range<Int> { firstTerm..<count }

  private func className(_ code: Int) -> String? {
    code < classCount - 1 ? events.systemOrganClass.words[code] : nil
  }
}

extension AdverseEventLines {
  /// The order of the worst-grade table: overall, then the classes with their terms; most frequent
  /// first, then by name, what is not coded last. Lines that nobody is in are left out, but overall.
  func ordered(by subjects: (Int) -> Int) -> [Int] {
    var byClass: [Int: [Int]] = [:]
    for term in terms where subjects(term) > 0 {
      byClass[organClass(ofTerm: term), default: []].append(term)
    }
    let classes = (1..<firstTerm).filter { subjects($0) > 0 }
    return [AdverseEventLines.overall]
      + sorted(classes, subjects).flatMap { [$0] + sorted(byClass[$0] ?? [], subjects) }
  }

  private func sorted(_ numbers: [Int], _ subjects: (Int) -> Int) -> [Int] {
    let ranked = numbers.map { (number: $0, subjects: subjects($0), line: self[$0]) }
    return ranked.sorted { left, right in
      guard left.subjects == right.subjects else { return left.subjects > right.subjects }
      return left.line.precedes(right.line)
    }.map(\.number)
  }
}

extension AdverseEventLine {
  /// By name, a line without one last; of one name the coded term first.
  fileprivate func precedes(_ other: AdverseEventLine) -> Bool {
    guard let name else { return false }
    guard let otherName = other.name else { return true }
    return name == otherName ? !isVerbatim && other.isVerbatim : name < otherName
  }

  /// nil of the overall line, and where nothing is stated.
  package var name: String? {
    switch self {
    case .overall: nil
    case .organClass(let name), .term(let name, _, _): name
    }
  }

  package var isVerbatim: Bool {
    if case .term(_, let isVerbatim, _) = self { isVerbatim } else { false }
  }
}
