/// Walks over TOML text from statement to statement, without understanding values.
struct StudyScanner {
  enum Statement: Equatable {
    case header(String, isList: Bool, line: Int)
    case key(String, line: Int)
    case brokenHeader(line: Int)
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func next() -> Statement? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "#"): skip { $0 == UInt8(ascii: "\n") }
      case UInt8(ascii: "["): return header()
      default: return key()
      }
    }
    return nil
  }

  private mutating func header() -> Statement {
    let start = index
    skip { $0 == UInt8(ascii: "\n") }
    let text = bytes[start..<index].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let isList = text.starts(with: [UInt8(ascii: "["), UInt8(ascii: "[")])
    let rest = text.dropFirst(isList ? 2 : 1)
    guard let first = rest.first, StudyScanner.beginsKey(first) else {
      return .brokenHeader(line: line)
    }
    let name = rest.prefix { $0 != UInt8(ascii: "]") }
    return .header(String(decoding: name, as: UTF8.self), isList: isList, line: line)
  }

  private mutating func key() -> Statement {
    let start = index
    let first = line
    skip { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "\n") }
    let key = bytes[start..<index].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    skipValue()
    return .key(String(decoding: key, as: UTF8.self), line: first)
  }

  /// Moves to the line break that ends the value: not one within a text, a list or a table.
  private mutating func skipValue() {
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n") where depth <= 0: return
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipText()
      case UInt8(ascii: "#"): skip { $0 == UInt8(ascii: "\n") }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        advance()
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        advance()
      default: advance()
      }
    }
  }

  /// Moves behind a text in single or triple quotes; a broken one ends with its line.
  private mutating func skipText() {
    let quote = bytes[index]
    let fence = [quote, quote, quote]
    let isLong = bytes[index...].starts(with: fence)
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance()
      } else if isLong, bytes[index...].starts(with: fence) {
        index += 3
        while index < bytes.count, bytes[index] == quote { index += 1 }
        return
      } else if !isLong, bytes[index] == quote {
        return advance()
      } else if !isLong, bytes[index] == UInt8(ascii: "\n") {
        return
      }
      advance()
    }
  }

  private mutating func advance() {
    guard index < bytes.count else { return }
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func skip(to isEnd: (UInt8) -> Bool) {
    while index < bytes.count, !isEnd(bytes[index]) { advance() }
  }

  /// ASCII letters, digits, hyphen, underscore, a quote; a closing bracket is the parser's to judge.
  private static func beginsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: Array("-_\"']".utf8).contains(byte)
    }
  }
}
