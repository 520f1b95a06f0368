internal import CohortModel

/// The columns of one table, as its record's table of fields names them.
struct TableLayout: Sendable {
  struct Column: Equatable, Sendable {
    let name: String
    let kind: FieldKind
    let isKey: Bool
    /// Never NULL: the record's property is not optional.
    let isRequired: Bool

    var quoted: String { "\"\(name)\"" }
  }

  static let covariates = Column(name: "covariates", kind: .text, isKey: false, isRequired: true)

  let table: TrialTable
  let columns: [Column]

  init<Record: TrialRecord>(of type: Record.Type) {
    let blank = Record()
    table = Record.table
    var columns = Record.fields.map { field in
      Column(
        name: field.name, kind: field.kind, isKey: field.isKey,
        isRequired: field.value(blank) != nil)
    }
    if table == .subjects { columns.append(TableLayout.covariates) }
    self.columns = columns
  }

  var keyColumns: [Column] { columns.filter(\.isKey) }

  /// Whether rows belong to a subject of the subjects table.
  var isChild: Bool {
    table != .subjects && table != .allocations && columns.contains { $0.name == "subject" }
  }

  /// Quoted column names, each behind an alias where one is given.
  func list(_ alias: String? = nil) -> String {
    columns.map { (alias.map { "\($0)." } ?? "") + $0.quoted }.joined(separator: ", ")
  }

  /// The key as the unique index spells it: NULL is unequal to NULL, so missing parts get a value.
  func key(_ alias: String? = nil) -> [String] {
    let prefix = alias.map { "\($0)." } ?? ""
    return keyColumns.map { column in
      let name = prefix + column.quoted
      if column.isRequired { return name }
      return column.kind == .date ? "ifnull(\(name), 0)" : "ifnull(\(name), '')"
    }
  }

  private static let layouts: [TrialTable: TableLayout] = [
    .sites: TableLayout(of: Site.self),
    .subjects: TableLayout(of: Subject.self),
    .treatments: TableLayout(of: Treatment.self),
    .assessments: TableLayout(of: TumourAssessment.self),
    .lesions: TableLayout(of: Lesion.self),
    .adverseEvents: TableLayout(of: AdverseEvent.self),
    .symptoms: TableLayout(of: SymptomScore.self),
    .visits: TableLayout(of: Visit.self),
    .deviations: TableLayout(of: ProtocolDeviation.self),
    .allocations: TableLayout(of: Allocation.self),
  ]

  static func of(_ table: TrialTable) -> TableLayout {
    guard let layout = layouts[table] else { preconditionFailure("no layout for \(table)") }
    return layout
  }
}
