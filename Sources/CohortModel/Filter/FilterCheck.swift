extension FilterField {
  /// What a field that stands alone asks.
  func bareTest(at position: Int) throws(FilterError) -> FilterTest {
    switch kind {
    case .flag, .date: return .holds
    case .relatedness: return .oneOf(FilterField.relatedWords, true)
    case .text, .number, .code, .verbatim:
      throw FilterError(
        position: position, message: "\(name) needs a comparison, such as \(example)")
    }
  }

  func test(
    _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterTest {
    if value.text.lowercased() == "missing", !value.isQuoted {
      guard comparison == .equal || comparison == .notEqual else {
        throw error(value, "write \(name)=missing or \(name)!=missing")
      }
      return .isMissing(comparison == .equal)
    }
    switch kind {
    case .number: return .number(try ordering(comparison, value), try number(value))
    case .date: return .date(try ordering(comparison, value), try date(value))
    case .flag: return .flag(try flag(value) == (try equality(comparison, value) == .equal))
    case .code(let words): return try code(words, comparison, value)
    case .relatedness: return try code(Relatedness.allCases.map(\.rawValue), comparison, value)
    case .text: return .text(try wording(comparison, value), value.text.lowercased())
    case .verbatim: return try verbatim(comparison, value)
    }
  }

  private func error(_ value: FilterLiteral, _ message: String) -> FilterError {
    FilterError(position: value.position, message: message)
  }

  private var example: String {
    switch kind {
    case .number: "\(name)>=2"
    case .date: "\(name)>=2025-03"
    case .flag: "\(name)=yes"
    case .code(let words): "\(name)=\(words.first ?? "")"
    case .relatedness: "\(name)=related"
    case .text, .verbatim: "\(name)=\"text\" or \(name)~text"
    }
  }

  private func ordering(
    _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterOperator {
    guard comparison != .contains else {
      throw error(value, "~ searches in words; write \(example)")
    }
    return comparison
  }

  private func equality(
    _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterOperator {
    guard comparison == .equal || comparison == .notEqual else {
      throw error(value, "\(name) is yes or no; write \(name), !\(name) or \(name)=no")
    }
    return comparison
  }

  private func wording(
    _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterOperator {
    guard !comparison.isOrdering else {
      throw error(value, "\(name) holds words, which have no order; write \(example)")
    }
    return comparison
  }

  private func number(_ value: FilterLiteral) throws(FilterError) -> Double {
    guard let number = value.number else {
      throw error(value, "\(name) needs a number, such as \(example)")
    }
    return number
  }

  private func date(_ value: FilterLiteral) throws(FilterError) -> PartialDate {
    guard let date = PartialDate(iso: value.text) else {
      throw error(value, "\(name) needs a date: 2025-03-01, 2025-03 or 2025")
    }
    return date
  }

  private func flag(_ value: FilterLiteral) throws(FilterError) -> Bool {
    switch value.text.lowercased() {
    case "yes", "y", "true", "1": return true
    case "no", "n", "false", "0": return false
    default: throw error(value, "\(name) is yes or no; write \(name), !\(name) or \(name)=no")
    }
  }

  private func code(
    _ words: [String], _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterTest {
    let comparison = try wording(comparison, value)
    let wanted = value.text.foldedAsCode
    if comparison == .contains {
      return .oneOf(words.filter { $0.foldedAsCode.contains(wanted) }, true)
    }
    guard let word = words.first(where: { $0.foldedAsCode == wanted }) else {
      throw error(value, "\(name) is one of \(words.joined(separator: ", "))")
    }
    let isRelated = kind == .relatedness && word == Relatedness.related.rawValue
    return .oneOf(isRelated ? FilterField.relatedWords : [word], comparison == .equal)
  }

  static let relatedWords = Relatedness.allCases.filter(\.isRelated).map(\.rawValue)

  private func verbatim(
    _ comparison: FilterOperator, _ value: FilterLiteral
  ) throws(FilterError) -> FilterTest {
    if !value.isQuoted, comparison != .contains {
      if comparison.isOrdering, let date = value.text.fullDate { return .date(comparison, date) }
      if let number = value.number { return .number(comparison, number) }
      if let date = value.text.fullDate { return .date(comparison, date) }
    }
    guard !comparison.isOrdering else {
      throw error(value, "\(name) has an order only against a number or a date")
    }
    return .text(comparison, value.text.lowercased())
  }
}

extension String {
  /// As codes are compared: `not_recovered`, `Not recovered` and `notRecovered` are one word.
  fileprivate var foldedAsCode: String {
    lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
  }

  /// A date to the month at least: a bare year in a covariate is a number.
  fileprivate var fullDate: PartialDate? {
    count >= 7 ? PartialDate(iso: self) : nil
  }
}
