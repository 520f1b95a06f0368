/// Covariates as one JSON object of strings, keys in order, so that equal sets are equal text.
enum CovariateText {
  static func encode(_ covariates: [String: String]) -> String {
    if covariates.isEmpty { return "{}" }
    let pairs = covariates.sorted { $0.key < $1.key }
      .map { quoted($0.key) + ":" + quoted($0.value) }
    return "{" + pairs.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Reads what `encode` wrote; nil for anything else.
  static func decode(_ text: String) -> [String: String]? {
    if text == "{}" { return [:] }
    var parser = Parser(bytes: Array(text.utf8))
    return parser.object()
  }

  private struct Parser {
    let bytes: [UInt8]
    var position = 0

    mutating func object() -> [String: String]? {
      guard take("{") else { return nil }
      var result: [String: String] = [:]
      repeat {
        guard let key = string(), take(":"), let value = string() else { return nil }
        result[key] = value
      } while take(",")
      guard take("}"), position == bytes.count else { return nil }
      return result
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else { return false }
      position += 1
      return true
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      var text: [UInt8] = []
      while position < bytes.count {
        if take("\"") { return String(decoding: text, as: UTF8.self) }
        guard let byte = take("\\") ? escaped() : next() else { return nil }
        text.append(byte)
      }
      return nil
    }

    private mutating func next() -> UInt8? {
      guard position < bytes.count else { return nil }
      defer { position += 1 }
      return bytes[position]
    }

    private mutating func escaped() -> UInt8? {
      guard take("u") else { return next() }
      guard position + 4 <= bytes.count else { return nil }
      defer { position += 4 }
      let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      return UInt8(digits, radix: 16)
    }
  }
}
