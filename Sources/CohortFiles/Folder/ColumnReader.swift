import CohortModel

/// Reads the cells of one column, and remembers the forms that are read generously.
struct ColumnReader<Record: TrialRecord> {
  private let index: Int
  let header: String
  private let isChinese: Bool
  private let kind: CellKind
  private let set: @Sendable (inout Record, FieldValue?) -> Void
  /// In order of appearance, each once.
  private(set) var forms: [String] = []
  private var knownForms: Set<String> = []
  /// Readings of short cells that are likely to come again: a column of codes has few words.
  private var memo: [(cell: [UInt8], reading: CellReading)] = []
  private static var memoLimit: Int { 16 }

  init(
    _ column: TableColumn, of format: TableFormat<Record>, at index: Int, header: String,
    isChinese: Bool
  ) {
    self.index = index
    self.isChinese = isChinese
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
      if let form { remember(form) }
    case .missing(let form):
      remember(form)
    case .unreadable(let code):
      findings.append(
        RowFinding(
          severity: .error, code: code, column: header, message: message(code, cell),
          text: cell.string))
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

  private mutating func remember(_ form: String) {
    if knownForms.insert(form).inserted { forms.append(form) }
  }

  private func message(_ code: ImportIssue.Code, _ cell: CellBytes) -> String {
    switch code {
    case .badDate where DateCell.isSerialNumber(cell):
      "an Excel serial number, not a date; format the column as a date before exporting"
    case .badDate: "not a date that can be read without guessing; write YYYY-MM-DD"
    case .badNumber: "not a number; write digits with a decimal point and no unit"
    case .badFlag: "neither yes nor no; write Y or N" + (isChinese ? ", 是 or 否" : "")
    case .gradeOutOfRange: "not a CTCAE grade, so the event is ungraded; write 1 to 5"
    default:
      if case .code(let list) = kind {
        "not a known term, \(list.consequence); write one of \(list.listed(inChinese: isChinese))"
      } else {
        "cannot be read"
      }
    }
  }
}
