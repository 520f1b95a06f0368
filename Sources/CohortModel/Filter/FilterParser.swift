/// Recursive descent over tokens: `|` binds loosest, then `&`, then `!`.
struct FilterParser {
  private let tokens: [FilterToken]
  /// Where the text ends, for errors about what is missing there.
  private let end: Int
  private let fields: FilterFields
  private var index = 0
  private var depth = 0
  private static let deepest = 100

  init(tokens: [FilterToken], end: Int, fields: FilterFields) {
    self.tokens = tokens
    self.end = end
    self.fields = fields
  }

  mutating func parse() throws(FilterError) -> FilterExpression {
    let expression = try disjunction()
    guard let rest = current else { return expression }
    switch rest.kind {
    case .close: throw error(rest, "this parenthesis opens nowhere; remove it")
    case .word(let word) where ["and", "or"].contains(word.lowercased()):
      throw error(rest, "write & for and, | for or")
    default: throw error(rest, "join two terms with & (and) or | (or)")
    }
  }

  private var current: FilterToken? {
    index < tokens.count ? tokens[index] : nil
  }

  private func error(_ token: FilterToken?, _ message: String) -> FilterError {
    FilterError(position: token?.position ?? end, message: message)
  }

  private mutating func disjunction() throws(FilterError) -> FilterExpression {
    var parts = [try conjunction()]
    while current?.kind == .or {
      index += 1
      parts.append(try conjunction())
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(FilterError) -> FilterExpression {
    var parts = [try factor()]
    while current?.kind == .and {
      index += 1
      parts.append(try factor())
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func factor() throws(FilterError) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FilterParser.deepest else {
      throw error(current, "nested too deeply; remove parentheses or !")
    }
    guard let token = current else { throw error(nil, "a term is missing here") }
    index += 1
    switch token.kind {
    case .not: return .not(try factor())
    case .open: return try group(opened: token)
    case .word(let name): return .term(try term(name, token))
    case .text(let text): return try quoted(text, token)
    case .close, .and, .or, .comparison: throw error(token, "a term is missing before this")
    }
  }

  private mutating func group(opened: FilterToken) throws(FilterError) -> FilterExpression {
    let inner = try disjunction()
    guard let token = current else {
      throw error(opened, "this parenthesis is never closed; add a )")
    }
    guard token.kind == .close else {
      throw error(token, "join two terms with & (and) or | (or)")
    }
    index += 1
    return inner
  }

  /// Text before a comparison names a field whose name has spaces; alone it is searched for.
  private mutating func quoted(
    _ text: String, _ token: FilterToken
  ) throws(FilterError) -> FilterExpression {
    if case .comparison? = current?.kind { return .term(try term(text, token)) }
    guard !text.isEmpty else { throw error(token, "write what to search for between the quotes") }
    return .search(text.lowercased())
  }

  private mutating func term(
    _ name: String, _ token: FilterToken
  ) throws(FilterError) -> FilterTerm {
    let field = try fields.field(name, at: token.position)
    guard case .comparison(let comparison)? = current?.kind else {
      return FilterTerm(
        field: field, test: try field.bareTest(at: token.position), position: token.position)
    }
    index += 1
    let value = try value(of: field, comparison)
    return FilterTerm(
      field: field, test: try field.test(comparison, value), position: token.position)
  }

  private mutating func value(
    of field: FilterField, _ comparison: FilterOperator
  ) throws(FilterError) -> FilterLiteral {
    let token = current
    index += 1
    switch token?.kind {
    case .word(let text)?:
      return FilterLiteral(text: text, isQuoted: false, position: token?.position ?? end)
    case .text(let text)?:
      return FilterLiteral(text: text, isQuoted: true, position: token?.position ?? end)
    default:
      throw error(token, "a value is missing after \(field.name)\(comparison.rawValue)")
    }
  }
}

/// The right side of a comparison as it was written.
struct FilterLiteral {
  var text: String
  var isQuoted: Bool
  var position: Int

  /// Decimal numbers alone: Swift would also read "nan", "inf" and "0x1p3".
  var number: Double? {
    guard text.unicodeScalars.allSatisfy({ "0123456789.+-eE".unicodeScalars.contains($0) }) else {
      return nil
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
