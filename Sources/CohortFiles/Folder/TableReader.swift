import CohortModel

/// Reads one file into records, issues and rejects.
struct TableReader<Record: TrialRecord>: ~Copyable {
  let mapping: FileMapping
  private(set) var rowsIn = 0
  /// The rows of the records that were kept, by the checksum of their key.
  private(set) var keys: [Checksum: Int32] = [:]

  private let format: TableFormat<Record>
  private var rows: CSVReader
  private let parents: [Checksum: Int32]?
  private let isStrict: Bool
  private let review: (inout Record) -> [RowFinding]
  private let keyFields = Record.fields.filter(\.isKey)
  private var columns: [ColumnReader<Record>]
  private var covariates: [(index: Int, name: String)]
  private var subjectColumn: Int?
  private var emptyRows = 0

  /// - Parameter parents: the subjects that a row may belong to; nil where rows belong to none.
  init(
    _ format: TableFormat<Record>, _ rows: consuming CSVReader, parents: [Checksum: Int32]?,
    isStrict: Bool,
    review: @escaping (inout Record) -> [RowFinding]
  ) throws {
    self.format = format
    mapping = try FileMapping(header: rows.header, format: format, separator: rows.separator)
    self.rows = rows
    self.parents = parents
    self.isStrict = isStrict
    self.review = review
    columns = []
    covariates = []
    for (index, column) in mapping.columns.enumerated() { bind(column, at: index) }
  }

  private mutating func bind(_ column: FileMapping.Column, at index: Int) {
    switch column.meaning {
    case .column(let name):
      guard let known = format.columns.first(where: { $0.name == name }) else { return }
      columns.append(
        ColumnReader(
          known, of: format, at: index, header: column.header, isChinese: mapping.isChinese))
      if known.field == "subject" { subjectColumn = index }
    case .covariate(let name): covariates.append((index, name))
    case .ignored: break
    }
  }

  mutating func read(into sink: inout some RecordSink) throws {
    try sink.begin(Record.table)
    try reportHeader(to: &sink)
    while try rows.next() {
      if isEmptyRow {
        emptyRows += 1
      } else {
        rowsIn += 1
        try readRow(into: &sink)
      }
    }
    try reportForms(to: &sink)
    if emptyRows > 0 {
      try report(
        RowFinding(
          severity: .information, code: .generousReading,
          message: "\(emptyRows) rows without any text are left out"), inRow: false, to: &sink)
    }
  }

  private var isEmptyRow: Bool {
    !(0..<rows.count).contains { !rows[$0].trimmed.isEmpty }
  }
}

extension TableReader {
  private mutating func readRow(into sink: inout some RecordSink) throws {
    if let finding = try shapeProblem() {
      return try reject(finding, to: &sink)
    }
    var record = Record()
    var findings: [RowFinding] = []
    for index in columns.indices { columns[index].read(rows, into: &record, &findings) }
    for (index, name) in covariates where index < rows.count {
      addCovariate(rows[index].trimmed, name, to: &record)
    }
    findings += review(&record)
    if rows.count < mapping.columns.count { findings.append(shortRow) }
    // What a column says once is said even where its first row is rejected.
    if let problem = keyProblem(of: record) {
      for finding in findings where finding.severity == .information {
        try report(finding, to: &sink)
      }
      return try reject(problem, to: &sink)
    }
    for finding in findings { try report(finding, to: &sink) }
    try sink.add(format.wrap(record), from: RecordSource(file: format.file, row: rows.row))
  }

  private func addCovariate(_ cell: CellBytes, _ name: String, to record: inout Record) {
    if !cell.isEmpty { format.setCovariate?(&record, name, cell.string) }
  }

  /// Whether the cells of the row can be told apart; throws where the file seems cut off.
  private func shapeProblem() throws -> RowFinding? {
    let expected = mapping.columns.count
    if rows.count < expected, rows.endsWithoutLineBreak {
      throw TrialFolderError(
        file: format.file, row: rows.row, line: rows.line,
        problem: "the last row ends early and without a line break, so the file looks truncated",
        remedy: "export the file again, or complete the row")
    }
    if rows.hasStrayQuote {
      return RowFinding(
        severity: .error, code: .raggedRow,
        message: "text follows a closing quote; double the quotes inside a quoted cell")
    }
    let extra = (0..<rows.count).dropFirst(expected)
    guard extra.contains(where: { !rows[$0].trimmed.isEmpty }) else { return nil }
    return RowFinding(
      severity: .error, code: .raggedRow,
      message: "more cells than the header has columns; quote cells that contain the separator")
  }

  private var shortRow: RowFinding {
    RowFinding(
      severity: .warning, code: .raggedRow,
      message: "fewer cells than the header has columns; the others count as missing")
  }

  /// Why the row cannot be identified; remembers the key where it can.
  private mutating func keyProblem(of record: Record) -> RowFinding? {
    if let subject = format.subject(record) {
      if subject.isEmpty { return missing("subject_id", .blankKey) }
      if let parents, parents[Checksum(of: subject)] == nil {
        return RowFinding(
          severity: .error, code: .childWithoutSubject, column: "subject_id",
          message: "the subject is not in subjects.csv; correct it or add the subject")
      }
    }
    if let column = format.missingKey(record) {
      return missing(column, Record.table == .sites ? .blankKey : .missingKey)
    }
    let key = key(of: record)
    if let first = keys[key] {
      return RowFinding(
        severity: .error, code: .duplicateKey, column: keyColumns,
        message: "repeats row \(first); the first one counts")
    }
    keys[key] = Int32(clamping: rows.row)
    return nil
  }

  private func key(of record: Record) -> Checksum {
    var key = Checksum()
    for field in keyFields {
      switch field.value(record) {
      case .text(let text): key.add(text)
      case .date(let date): key.add(Int(date.packed))
      case .integer(let number): key.add(number)
      case .decimal(let number): key.add(Int(truncatingIfNeeded: number.bitPattern))
      case .flag(let flag): key.add(flag ? 1 : 0)
      case nil: key.add(0xfe as UInt8)
      }
    }
    return key
  }

  private func missing(_ column: String, _ code: ImportIssue.Code) -> RowFinding {
    RowFinding(
      severity: .error, code: code, column: column,
      message: "blank, so the row cannot be identified; fill it in")
  }

  private var keyColumns: String {
    let names = format.columns.filter { column in keyFields.contains { $0.name == column.field } }
    return names.map(\.name).joined(separator: ", ")
  }
}

extension TableReader {
  private mutating func reject(_ finding: RowFinding, to sink: inout some RecordSink) throws {
    try report(finding, to: &sink)
    try sink.reject(
      RejectedRow(table: Record.table, file: format.file, row: rows.row, text: rows.text))
  }

  private func report(
    _ finding: RowFinding, inRow: Bool = true, to sink: inout some RecordSink
  ) throws {
    let row = inRow ? rows.row : nil
    // What is said once of a column is no news about the subject who happens to stand first.
    let isAboutSubject = inRow && finding.severity != .information
    if isStrict, finding.severity == .error {
      throw TrialFolderError(
        file: format.file, row: row, line: inRow ? rows.line : nil, column: finding.column,
        problem: finding.message, remedy: "correct it, or import without --strict")
    }
    try sink.report(
      ImportIssue(
        severity: finding.severity, code: finding.code, table: Record.table, file: format.file,
        row: row, column: finding.column, message: finding.message, text: finding.text,
        subject: isAboutSubject ? subjectOfRow : nil))
  }

  private var subjectOfRow: String? {
    guard let subjectColumn, subjectColumn < rows.count else { return nil }
    let subject = rows[subjectColumn].trimmed
    return subject.isEmpty ? nil : subject.string
  }

  /// Says once per form which columns are read generously.
  private func reportForms(to sink: inout some RecordSink) throws {
    var forms: [(form: String, columns: [String])] = []
    for column in columns {
      for form in column.forms {
        if let index = forms.firstIndex(where: { $0.form == form }) {
          forms[index].columns.append(column.header)
        } else {
          forms.append((form, [column.header]))
        }
      }
    }
    for (form, columns) in forms {
      try report(
        RowFinding(
          severity: .information, code: .generousReading,
          column: columns.joined(separator: ", "), message: form), inRow: false, to: &sink)
    }
  }

  private func reportHeader(to sink: inout some RecordSink) throws {
    if mapping.separator != "," {
      let name = mapping.separator == "\t" ? "tabs" : "semicolons"
      try report(
        RowFinding(
          severity: .information, code: .generousReading,
          message: "cells are separated by \(name), not by commas"), inRow: false, to: &sink)
    }
    for column in mapping.columns where column.meaning == .ignored && !column.header.isEmpty {
      try report(
        RowFinding(
          severity: .information, code: .unknownColumn, column: column.header,
          message: "no column of \(format.file) has this name, so it is not read"),
        inRow: false, to: &sink)
    }
  }
}
