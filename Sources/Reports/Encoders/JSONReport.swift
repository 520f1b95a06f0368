import CohortModel

/// A report as JSON: one row a line, keys in a fixed order, values in full precision.
///
/// Its shape is described in Sources/Reports.md; `version` counts changes that a reader of older
/// files would notice.
enum JSONReport {
  static let version = 1

  static func write(_ report: Report, to output: inout some TextOutputStream) {
    output.write("{\n")
    member("report", .string(report.name.rawValue), indent: 2, to: &output)
    member("version", .integer(version), indent: 2, to: &output)
    member("header", header(report.header), indent: 2, to: &output)
    output.write("  \"tables\": {")
    for (index, table) in report.tables.enumerated() {
      output.write(index > 0 ? ",\n" : "\n")
      write(table, to: &output)
    }
    output.write(report.tables.isEmpty ? "},\n" : "\n  },\n")
    output.write("  \"notes\": ")
    lines(report.notes.lazy.map(JSONValue.string), indent: 2, to: &output)
    output.write("\n}\n")
  }

  private static func header(_ header: ReportHeader) -> JSONValue {
    .object([
      ("study", .string(header.study)),
      ("title", .string(header.title)),
      ("synthetic", .bool(header.isSynthetic)),
      ("cutOff", .string(header.cutOff.iso)),
      ("asEntered", .optional(header.asEntered)),
      ("access", .string(header.access.rawValue)),
      ("analysisSet", .optional(header.set?.word)),
      ("analysisSetDefinition", .optional(header.set?.definition)),
      ("filter", .optional(header.filter)),
      ("batch", header.batch.map { .integer(Int($0.id)) } ?? .null),
      ("batchHash", .optional(header.batch?.hash)),
      ("storeHash", .optional(header.batch?.stateHash)),
    ])
  }

  private static func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write("    \"\(table.id)\": {\n")
    member("title", .string(table.title), indent: 6, to: &output)
    output.write("      \"columns\": ")
    lines(table.columns.lazy.map(column), indent: 6, to: &output)
    output.write(",\n      \"rows\": ")
    lines(table.rows.lazy.map { row($0, table.columns) }, indent: 6, to: &output)
    output.write("\n    }")
  }

  private static func column(_ column: ReportColumn) -> JSONValue {
    .object([
      ("id", .string(column.id)), ("title", .string(column.title)),
      ("kind", .string(column.kind.name)), ("unit", .optional(column.unit)),
    ])
  }

  private static func row(_ values: [ReportValue], _ columns: [ReportColumn]) -> JSONValue {
    .object(zip(columns, values).map { ($0.id, value($1)) })
  }

  private static func value(_ value: ReportValue) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .decimal(let number): .number(number)
    case .date(let day): .string(day.iso)
    case .flag(let flag): .bool(flag)
    case .notReached, .missing: .null
    }
  }

  private static func member(
    _ key: String, _ value: JSONValue, indent: Int, to output: inout some TextOutputStream
  ) {
    output.write(String(repeating: " ", count: indent) + "\"\(key)\": ")
    value.write(to: &output)
    output.write(",\n")
  }

  /// An array with one value a line.
  static func lines(
    _ values: some Collection<JSONValue>, indent: Int, to output: inout some TextOutputStream
  ) {
    let margin = String(repeating: " ", count: indent)
    output.write("[")
    var isFirst = true
    for value in values {
      output.write(isFirst ? "\n\(margin)  " : ",\n\(margin)  ")
      value.write(to: &output)
      isFirst = false
    }
    output.write(isFirst ? "]" : "\n\(margin)]")
  }
}
