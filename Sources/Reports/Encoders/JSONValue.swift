/// A JSON value whose objects keep the order of their keys.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  /// The shortest digits that read back as the same number; null where it is not finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  static func optional(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  static func optional(_ number: Double?) -> JSONValue {
    number.map(JSONValue.number) ?? .null
  }

  /// On one line.
  func write(to output: inout some TextOutputStream) {
    switch self {
    case .null: output.write("null")
    case .bool(let flag): output.write(flag ? "true" : "false")
    case .integer(let number): output.write(String(number))
    case .number(let number): output.write(number.isFinite ? number.description : "null")
    case .string(let text): JSONValue.write(text, to: &output)
    case .array(let values): JSONValue.write(values, to: &output)
    case .object(let members): JSONValue.write(members, to: &output)
    }
  }

  private static func write(_ values: [JSONValue], to output: inout some TextOutputStream) {
    output.write("[")
    for (index, value) in values.enumerated() {
      if index > 0 { output.write(", ") }
      value.write(to: &output)
    }
    output.write("]")
  }

  private static func write(
    _ members: [(key: String, value: JSONValue)], to output: inout some TextOutputStream
  ) {
    output.write("{")
    for (index, member) in members.enumerated() {
      if index > 0 { output.write(", ") }
      write(member.key, to: &output)
      output.write(": ")
      member.value.write(to: &output)
    }
    output.write("}")
  }

  static func write(_ text: String, to output: inout some TextOutputStream) {
    output.write("\"")
    if text.unicodeScalars.contains(where: \.needsEscape) {
      for scalar in text.unicodeScalars { output.write(scalar.escaped) }
    } else {
      output.write(text)
    }
    output.write("\"")
  }
}

extension Unicode.Scalar {
  fileprivate var needsEscape: Bool {
    self == "\"" || self == "\\" || isUnseen
  }

  fileprivate var escaped: String {
    switch self {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: isUnseen ? "\\u" + hexadecimal : String(self)
    }
  }

  /// Four digits; every scalar that is escaped lies in the basic plane.
  private var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
