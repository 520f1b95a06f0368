/// A checked filter: every field exists, is open, and is compared with a value of its kind.
indirect enum FilterExpression: Equatable, Sendable {
  case term(FilterTerm)
  /// Free-text search, case-folded.
  case search(String)
  case not(FilterExpression)
  case all([FilterExpression])
  case any([FilterExpression])

  /// Whether text is searched for, whatever the record.
  var isSearch: Bool {
    switch self {
    case .term: false
    case .search: true
    case .not(let inner): inner.isSearch
    case .all(let parts), .any(let parts): parts.contains(where: \.isSearch)
    }
  }

  /// What is asked: records where a term is about them, and those that are listed where text is
  /// searched for; else subjects.
  func about(listed: FilterField.About) -> FilterField.About {
    let ofRecord = terms.first { $0.field.about != .subject }
    return ofRecord?.field.about ?? (isSearch ? listed : .subject)
  }

  var terms: [FilterTerm] {
    switch self {
    case .term(let term): [term]
    case .search: []
    case .not(let inner): inner.terms
    case .all(let parts), .any(let parts): parts.flatMap(\.terms)
    }
  }

  /// The parts of the top-level conjunction.
  var conjuncts: [FilterExpression] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.conjuncts)
  }
}

/// One field and what is asked of it.
struct FilterTerm: Equatable, Sendable {
  var field: FilterField
  var test: FilterTest
  var position: Int
}

enum FilterTest: Equatable, Sendable {
  /// A flag that is set, a date that is known.
  case holds
  case isMissing(Bool)
  case flag(Bool)
  case number(FilterOperator, Double)
  case date(FilterOperator, PartialDate)
  /// Case-folded text.
  case text(FilterOperator, String)
  /// Words of a closed list; false asks for every other word.
  case oneOf([String], Bool)
}
