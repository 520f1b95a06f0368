import CohortModel

/// A report for people: aligned columns, rounded values, notes below.
struct TextReport {
  /// Display columns of a string.
  let width: (String) -> Int

  func write(_ report: Report, to output: inout some TextOutputStream) {
    for line in report.headerLines { output.write(line.withVisibleControls + "\n") }
    for table in report.tables { write(table, to: &output) }
    if !report.notes.isEmpty { output.write("\nNotes\n") }
    for note in report.notes { output.write("- \(note.withVisibleControls)\n") }
  }

  /// A table below an empty line and its title.
  func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write("\n\(table.title.withVisibleControls)\n")
    if table.isRecord {
      writeRecord(table, to: &output)
    } else {
      writeRows(table, to: &output)
    }
  }

  private func writeRecord(_ table: ReportTable, to output: inout some TextOutputStream) {
    let margin = table.columns.filter(\.isRead).map { width($0.heading) }.max() ?? 0
    for (column, value) in zip(table.columns, table.rows.first ?? []) where column.isRead {
      let text = Format.cell(value, column.kind).withVisibleControls
      output.write("  \(padded(column.heading, to: margin, right: false))  \(text)\n")
    }
  }

  private func writeRows(_ table: ReportTable, to output: inout some TextOutputStream) {
    guard !table.rows.isEmpty else { return output.write("  none\n") }
    let columns = table.columns.filter(\.isRead)
    let widths = columnWidths(table, columns)
    writeLine(columns.map(\.heading), columns, widths, to: &output)
    for row in table.rows { writeLine(cells(row, table), columns, widths, to: &output) }
  }

  private func columnWidths(_ table: ReportTable, _ columns: [ReportColumn]) -> [Int] {
    var widths = columns.map { width($0.heading) }
    for row in table.rows {
      for (index, cell) in cells(row, table).enumerated() {
        widths[index] = max(widths[index], width(cell))
      }
    }
    return widths
  }

  private func cells(_ row: [ReportValue], _ table: ReportTable) -> [String] {
    zip(row, table.columns).lazy.filter { $1.isRead }
      .map { Format.cell($0, $1.kind).withVisibleControls }
  }

  private func writeLine(
    _ cells: [String], _ columns: [ReportColumn], _ widths: [Int],
    to output: inout some TextOutputStream
  ) {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += "  " + padded(cell, to: widths[index], right: columns[index].kind.isNumber)
    }
    let end = line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex
    output.write(line[..<end] + "\n")
  }

  private func padded(_ text: String, to width: Int, right: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - self.width(text)))
    return right ? space + text : text + space
  }
}

extension ReportColumn {
  /// Whether people are shown it.
  fileprivate var isRead: Bool { kind != .key }
}

extension Format {
  /// A cell as a reader sees it.
  package static func cell(_ value: ReportValue, _ kind: ReportColumn.Kind) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): decimal(number, kind)
    case .date(let day): day.iso
    case .flag(let flag): flag ? "yes" : "no"
    case .notReached: notReached
    case .missing: missing
    }
  }

  private static func decimal(_ number: Double, _ kind: ReportColumn.Kind) -> String {
    switch kind {
    case .decimal(let digits): decimal(number, digits: digits)
    case .proportion: percent(number)
    case .days: months(number)
    case .pValue: pValue(number)
    case .key, .text, .integer, .date, .flag: decimal(number)
    }
  }
}
