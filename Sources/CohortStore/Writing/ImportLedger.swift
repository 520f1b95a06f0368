internal import CohortModel
internal import GRDB

/// The books of one batch in one file: which tables it brought, its issues and its rejects.
struct ImportLedger {
  let db: Database
  let batch: Int64
  private let issue: StatementCursor
  private let reject: StatementCursor

  init(_ db: Database, batch: Int64) throws {
    self.db = db
    self.batch = batch
    issue = try StatementCursor(
      db,
      sql: """
        INSERT INTO importIssue
          (batch, severity, code, tableName, file, row, columnName, message, text, subject)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    reject = try StatementCursor(
      db, sql: "INSERT INTO reject (batch, tableName, file, row, text) VALUES (?, ?, ?, ?, ?)")
  }

  func add(_ new: ImportIssue) throws {
    let values: [FieldValue?] = [
      .text(new.severity.rawValue), .text(new.code.rawValue), text(new.table?.rawValue),
      .text(new.file), new.row.map { .integer($0) }, text(new.column), .text(new.message),
      text(new.text), text(new.subject),
    ]
    try run(issue, values)
  }

  func add(_ row: RejectedRow) throws {
    try run(
      reject,
      [.text(row.table.rawValue), .text(row.file), .integer(row.row), .text(row.text)])
  }

  func add(_ table: TrialTable, _ counts: ImportReport.Counts, isSnapshot: Bool) throws {
    try db.execute(
      sql: "INSERT INTO batchTable VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        batch, table.rawValue, isSnapshot, counts.rowsIn, counts.added, counts.changed,
        counts.withdrawn, counts.rejected,
      ])
  }

  private func text(_ text: String?) -> FieldValue? {
    text.map { .text($0) }
  }

  private func run(_ statement: StatementCursor, _ values: [FieldValue?]) throws {
    try statement.bind(batch, at: 1)
    for (index, value) in values.enumerated() {
      try statement.bind(value, at: Int32(index) + 2)
    }
    try statement.run()
  }
}
