/// The smallest parts of a filter, each with its place in the text.
struct FilterToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case text(String)
    case comparison(FilterOperator)
    case and, or, not, open, close
  }

  var kind: Kind
  /// Offset in characters.
  var position: Int

  static func tokens(of text: String) throws(FilterError) -> [FilterToken] {
    var scanner = FilterScanner(text)
    var tokens: [FilterToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    return tokens
  }
}

/// How a field is compared with a value.
package enum FilterOperator: String, CaseIterable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case atMost = "<="
  case more = ">"
  case atLeast = ">="
  case contains = "~"

  var isOrdering: Bool {
    switch self {
    case .less, .atMost, .more, .atLeast: true
    case .equal, .notEqual, .contains: false
    }
  }

  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .atMost: left <= right
    case .more: left > right
    case .atLeast: left >= right
    case .contains: false
    }
  }
}

private struct FilterScanner {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  private func character(_ offset: Int = 0) -> Character? {
    let index = position + offset
    return index < characters.count ? characters[index] : nil
  }

  mutating func next() throws(FilterError) -> FilterToken? {
    while character()?.isWhitespace == true { position += 1 }
    guard let first = character() else { return nil }
    let start = position
    let kind: FilterToken.Kind
    if first == "\"" {
      kind = .text(try quoted())
    } else if let symbol = symbol(first) {
      kind = symbol
    } else {
      kind = .word(word())
    }
    return FilterToken(kind: kind, position: start)
  }

  /// `&&`, `||` and `==` are habits of other languages and mean the same here.
  private mutating func symbol(_ first: Character) -> FilterToken.Kind? {
    let second = character(1)
    let (kind, length): (FilterToken.Kind, Int)
    switch first {
    case "&": (kind, length) = (.and, second == "&" ? 2 : 1)
    case "|": (kind, length) = (.or, second == "|" ? 2 : 1)
    case "(": (kind, length) = (.open, 1)
    case ")": (kind, length) = (.close, 1)
    case "~": (kind, length) = (.comparison(.contains), 1)
    case "=": (kind, length) = (.comparison(.equal), second == "=" ? 2 : 1)
    case "!": (kind, length) = second == "=" ? (.comparison(.notEqual), 2) : (.not, 1)
    case "<": (kind, length) = second == "=" ? (.comparison(.atMost), 2) : (.comparison(.less), 1)
    case ">": (kind, length) = second == "=" ? (.comparison(.atLeast), 2) : (.comparison(.more), 1)
    case "≤": (kind, length) = (.comparison(.atMost), 1)
    case "≥": (kind, length) = (.comparison(.atLeast), 1)
    case "≠": (kind, length) = (.comparison(.notEqual), 1)
    default: return nil
    }
    position += length
    return kind
  }

  /// Text between quotes; a doubled quote stands for one.
  private mutating func quoted() throws(FilterError) -> String {
    let start = position
    var text = ""
    position += 1
    while let next = character() {
      position += 1
      guard next == "\"" else {
        text.append(next)
        continue
      }
      guard character() == "\"" else { return text }
      text.append("\"")
      position += 1
    }
    throw FilterError(position: start, message: "this quote is never closed; add a \" at its end")
  }

  private mutating func word() -> String {
    let start = position
    while let next = character(), !next.isWhitespace, !"&|!()=<>~\"≤≥≠".contains(next) {
      position += 1
    }
    return String(characters[start..<position])
  }
}
