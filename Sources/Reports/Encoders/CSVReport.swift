import CohortModel

/// A report as CSV (RFC 4180): column ids as header, values in full precision, Y and N for flags,
/// nothing for what is missing or not reached.
///
/// A report of one table is that table alone. One of several tells what it is about in lines that
/// begin with `#`, names each table on such a line, and ends with its notes.
enum CSVReport {
  static func write(_ report: Report, to output: inout some TextOutputStream) {
    guard report.tables.count != 1 else { return write(report.tables[0], to: &output) }
    for line in report.headerLines { comment(line, to: &output) }
    for table in report.tables {
      comment("table \(table.id): \(table.title)", to: &output)
      write(table, to: &output)
    }
    for note in report.notes { comment("note: \(note)", to: &output) }
  }

  private static func comment(_ text: String, to output: inout some TextOutputStream) {
    output.write("# \(text.withVisibleControls)\r\n")
  }

  private static func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write(table.columns.map { $0.id }.joined(separator: ",") + "\r\n")
    for row in table.rows {
      output.write(row.map(cell).joined(separator: ",") + "\r\n")
    }
  }

  static func cell(_ value: ReportValue) -> String {
    switch value {
    case .text(let text): quoted(disarmed(text).withVisibleControls)
    case .integer(let number): String(number)
    case .decimal(let number): number.isFinite ? number.description : ""
    case .date(let day): day.iso
    case .flag(let flag): flag ? "Y" : "N"
    case .notReached, .missing: ""
    }
  }

  /// An apostrophe before what a spreadsheet would take for a formula.
  private static func disarmed(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r": "'" + text
    default: text
    }
  }

  /// Empty text is quoted, so that it is not taken for a missing value, and a `#`, so that it is
  /// not taken for a comment where lines of them are.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != " " && text.last != " "
      && !text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "#" }
    guard !isPlain else { return text }
    let doubled = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
    return "\"" + doubled.joined() + "\""
  }
}
