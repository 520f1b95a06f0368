import CohortModel

/// The written form of records: ISO dates, Y, N or blank, CDISC terms (data.md, *Files*).
extension TableFormat {
  /// The header, with the names of covariates behind the columns.
  package func header(covariates: [String] = []) -> String {
    CSVRow(columns.map(\.name) + covariates).text
  }

  /// One row, without covariates.
  func cells(of record: Record) -> [String] {
    zip(columns, fields).map { column, field in
      field.value(record).map { text(of: $0, in: column) } ?? ""
    }
  }

  private var fields: [RecordField<Record>] {
    columns.map(field(of:))
  }

  private func text(of value: FieldValue, in column: TableColumn) -> String {
    switch value {
    case .text(let text):
      if case .code(let list) = column.kind { return list.written(text) ?? text }
      return text
    case .integer(let number): return String(number)
    case .decimal(let number): return TableFormat.decimalText(number)
    case .date(let date): return date.iso
    case .flag(let flag): return flag ? "Y" : "N"
    }
  }

  /// The shortest digits that read back as the same number, without an exponent.
  static func decimalText(_ number: Double) -> String {
    let text = number.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[mark...].dropFirst()) else {
      return text
    }
    let sign = number < 0 ? "-" : ""
    let digits = text[..<mark].filter { $0 != "." && $0 != "-" }
    guard exponent < 0 else {
      return sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    }
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
  }
}
