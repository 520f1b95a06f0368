import CohortModel

/// Reads the cells of one column, and says once per form where they are read generously.
struct ColumnReader<Record: TrialRecord> {
  private let index: Int
  private let header: String
  private let kind: CellKind
  private let set: @Sendable (inout Record, FieldValue?) -> Void
  private var reportedForms: Set<String> = []
  /// Readings of short cells that are likely to come again: a column of codes has few words.
  private var memo: [(cell: [UInt8], reading: CellReading)] = []
  private static var memoLimit: Int { 16 }

  init(
    _ column: TableColumn, of format: TableFormat<Record>, at index: Int, header: String
  ) {
    self.index = index
    self.header = header
    kind = format.kind(of: column)
    set = format.field(of: column).set
  }

  mutating func read(
    _ rows: borrowing CSVReader, into record: inout Record, _ findings: inout [RowFinding]
  ) {
    guard index < rows.count else { return }
    let cell = rows[index].trimmed
    guard !cell.isEmpty else { return }
    switch reading(of: cell) {
    case .value(let value, let form):
      set(&record, value)
      if let form { reportOnce(form, to: &findings) }
    case .missing(let form):
      reportOnce(form, to: &findings)
    case .unreadable(let code):
      findings.append(
        RowFinding(
          severity: .error, code: code, column: header, message: message(code), text: cell.string))
    }
  }

  private mutating func reading(of cell: CellBytes) -> CellReading {
    switch kind {
    case .code, .flag, .grade: break
    case .text, .integer, .decimal, .date: return CellParser.read(cell, as: kind)
    }
    for known in memo where known.cell.elementsEqual(cell) { return known.reading }
    let reading = CellParser.read(cell, as: kind)
    if memo.count < ColumnReader.memoLimit { memo.append((Array(cell), reading)) }
    return reading
  }

  private mutating func reportOnce(_ form: String, to findings: inout [RowFinding]) {
    guard reportedForms.insert(form).inserted else { return }
    findings.append(
      RowFinding(
        severity: .information, code: .generousReading, column: header, message: form))
  }

  private func message(_ code: ImportIssue.Code) -> String {
    switch code {
    case .badDate: "not a date that can be read without guessing; write YYYY-MM-DD"
    case .badNumber: "not a number; write digits with a decimal point and no unit"
    case .badFlag: "neither yes nor no; write Y or N"
    case .gradeOutOfRange: "not a CTCAE grade, so the event is ungraded; write 1 to 5"
    default:
      if case .code(let list) = kind {
        "not a known term, \(list.consequence); write one of \(list.listed)"
      } else {
        "cannot be read"
      }
    }
  }
}
