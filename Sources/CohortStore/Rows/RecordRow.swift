internal import CohortModel

/// How a record lies in a row: one value per column of its layout, in that order.
extension AnyRecord {
  var values: [FieldValue?] {
    switch self {
    case .site(let record): AnyRecord.values(of: record)
    case .subject(let record):
      AnyRecord.values(of: record) + [.text(CovariateText.encode(record.covariates))]
    case .treatment(let record): AnyRecord.values(of: record)
    case .assessment(let record): AnyRecord.values(of: record)
    case .lesion(let record): AnyRecord.values(of: record)
    case .adverseEvent(let record): AnyRecord.values(of: record)
    case .symptom(let record): AnyRecord.values(of: record)
    case .visit(let record): AnyRecord.values(of: record)
    case .deviation(let record): AnyRecord.values(of: record)
    case .allocation(let record): AnyRecord.values(of: record)
    }
  }

  private static func values<Record: TrialRecord>(of record: Record) -> [FieldValue?] {
    Record.fields.map { $0.value(record) }
  }

  /// Reads the columns of a layout that begin at `first`.
  init(_ table: TrialTable, from row: StatementCursor, first: Int32) {
    switch table {
    case .sites: self = .site(AnyRecord.read(row, first))
    case .subjects: self = .subject(AnyRecord.readSubject(row, first))
    case .treatments: self = .treatment(AnyRecord.read(row, first))
    case .assessments: self = .assessment(AnyRecord.read(row, first))
    case .lesions: self = .lesion(AnyRecord.read(row, first))
    case .adverseEvents: self = .adverseEvent(AnyRecord.read(row, first))
    case .symptoms: self = .symptom(AnyRecord.read(row, first))
    case .visits: self = .visit(AnyRecord.read(row, first))
    case .deviations: self = .deviation(AnyRecord.read(row, first))
    case .allocations: self = .allocation(AnyRecord.read(row, first))
    }
  }

  private static func read<Record: TrialRecord>(
    _ row: StatementCursor, _ first: Int32
  ) -> Record {
    var record = Record()
    var column = first
    for field in Record.fields {
      if let value = row.value(column, field.kind) { field.set(&record, value) }
      column += 1
    }
    return record
  }

  private static func readSubject(_ row: StatementCursor, _ first: Int32) -> Subject {
    var subject: Subject = read(row, first)
    let text = row.text(first + Int32(Subject.fields.count))
    subject.covariates = CovariateText.decode(text) ?? [:]
    return subject
  }
}
