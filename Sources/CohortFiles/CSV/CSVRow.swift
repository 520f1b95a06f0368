/// Writes one record of a CSV file, quoted by RFC 4180 where it must be.
package struct CSVRow {
  package private(set) var text = ""
  private var isEmpty = true

  package init() {}

  package init(_ cells: some Sequence<String>) {
    for cell in cells { append(cell) }
    end()
  }

  package mutating func append(_ cell: String) {
    if !isEmpty { text += "," }
    isEmpty = false
    text += CSVRow.mustQuote(cell) ? CSVRow.quoted(cell) : cell
  }

  /// Ends the record with a line feed.
  package mutating func end() {
    text += "\n"
  }

  private static func mustQuote(_ cell: String) -> Bool {
    cell.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
  }

  private static func quoted(_ cell: String) -> String {
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
