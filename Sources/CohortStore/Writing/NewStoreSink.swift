internal import CohortModel
internal import GRDB

/// Takes the rows of a new store's first batch and writes them straight into its tables: there is
/// nothing to compare them with.
///
/// What the schema forbids ends the writing: the rows come from a program, not from people.
final class NewStoreSink: BatchWriting {
  private let main: ImportLedger
  private let allocations: ImportLedger?
  private var tables: [TrialTable: NewStoreTable] = [:]
  private let identity: StatementCursor

  init(main: ImportLedger, allocations: ImportLedger?) throws {
    self.main = main
    self.allocations = allocations
    identity = try StatementCursor(
      main.db, sql: "INSERT INTO subjectIdentity (subject, firstBatch) VALUES (?, ?)")
    try identity.bind(main.batch, at: 2)
  }

  func begin(_ table: TrialTable) throws {
    guard tables[table] == nil else { return }
    tables[table] = try NewStoreTable(table, ledger(of: table))
  }

  func add(_ record: AnyRecord, from source: RecordSource) throws {
    guard let table = tables[record.table] else {
      preconditionFailure("begin(.\(record.table)) comes before its records")
    }
    if case .subject(let subject) = record {
      try identity.bind(subject.subject, at: 1)
      try identity.run()
    }
    try table.add(record, from: source)
  }

  func reject(_ row: RejectedRow) throws {
    preconditionFailure("a program writes no row that has to be rejected")
  }

  func report(_ issue: ImportIssue) throws {
    try ledger(of: issue.table ?? .subjects).add(issue)
  }

  func finish() throws -> [TrialTable: ImportReport.Counts] {
    var report: [TrialTable: ImportReport.Counts] = [:]
    for table in TrialTable.allCases {
      guard let rows = tables[table] else { continue }
      var counts = ImportReport.Counts()
      (counts.rowsIn, counts.added) = (rows.count, rows.count)
      try ledger(of: table).add(table, counts, isSnapshot: true)
      report[table] = counts
    }
    return report
  }

  private func ledger(of table: TrialTable) -> ImportLedger {
    guard table == .allocations else { return main }
    guard let allocations else { preconditionFailure("allocations need an allocationsHash") }
    return allocations
  }
}

/// One table of a new store while it is filled.
private final class NewStoreTable {
  private let insert: StatementCursor
  private(set) var count = 0
  private var file = ""

  init(_ table: TrialTable, _ ledger: ImportLedger) throws {
    let layout = TableLayout.of(table)
    let places = layout.columns.indices.map { "?\($0 + 4)" }.joined(separator: ", ")
    insert = try StatementCursor(
      ledger.db,
      sql: """
        INSERT INTO \(table.rawValue) (fromBatch, sourceFile, sourceRow, \(layout.list()))
        VALUES (?1, ?2, ?3, \(places))
        """)
    try insert.bind(ledger.batch, at: 1)
  }

  func add(_ record: AnyRecord, from source: RecordSource) throws {
    if source.file != file {
      file = source.file
      try insert.bind(file, at: 2)
    }
    try insert.bind(Int64(source.row), at: 3)
    var index: Int32 = 4
    for value in record.values {
      try insert.bind(value, at: index)
      index += 1
    }
    try insert.run()
    count += 1
  }
}
