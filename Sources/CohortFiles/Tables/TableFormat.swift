package import CohortModel

/// A file of the trial folder: its name, its columns, and what makes a row usable.
package struct TableFormat<Record: TrialRecord>: Sendable {
  package let file: String
  package let columns: [TableColumn]
  /// Columns of which a file needs at least one.
  package let needsOneOf: [String]
  /// Keeps the cell of an unknown column with the record; nil where unknown columns are not read.
  let setCovariate: (@Sendable (inout Record, _ name: String, _ text: String) -> Void)?
  let wrap: @Sendable (Record) -> AnyRecord
  /// The subject that the record belongs to; nil for a record of the trial itself.
  let subject: @Sendable (Record) -> String?
  /// The column that the record's own key lacks; nil where the key is usable.
  let missingKey: @Sendable (Record) -> String?

  init(
    file: String, columns: [TableColumn], needsOneOf: [String] = [],
    setCovariate: (@Sendable (inout Record, String, String) -> Void)? = nil,
    wrap: @escaping @Sendable (Record) -> AnyRecord,
    subject: @escaping @Sendable (Record) -> String?,
    missingKey: @escaping @Sendable (Record) -> String? = { _ in nil }
  ) {
    self.file = file
    self.columns = columns
    self.needsOneOf = needsOneOf
    self.setCovariate = setCovariate
    self.wrap = wrap
    self.subject = subject
    self.missingKey = missingKey
  }

  /// The field of a column, by the table of fields of the record.
  package func field(of column: TableColumn) -> RecordField<Record> {
    guard let field = Record.fields.first(where: { $0.name == column.field }) else {
      preconditionFailure("\(file) has a column for a field \(column.field) that does not exist")
    }
    return field
  }

  package func kind(of column: TableColumn) -> CellKind {
    if let kind = column.kind { return kind }
    switch field(of: column).kind {
    case .text: return .text
    case .integer: return .integer
    case .decimal: return .decimal
    case .date: return .date
    case .flag: return .flag
    case .code: preconditionFailure("\(file), \(column.name) needs a code list")
    }
  }
}

extension TrialTable {
  /// The file that the table is read from and written to.
  package var file: String {
    switch self {
    case .sites: TableFormat.sites.file
    case .subjects: TableFormat.subjects.file
    case .treatments: TableFormat.treatments.file
    case .assessments: TableFormat.assessments.file
    case .lesions: TableFormat.lesions.file
    case .adverseEvents: TableFormat.adverseEvents.file
    case .symptoms: TableFormat.symptoms.file
    case .visits: TableFormat.visits.file
    case .deviations: TableFormat.deviations.file
    case .allocations: TableFormat.allocations.file
    }
  }
}
