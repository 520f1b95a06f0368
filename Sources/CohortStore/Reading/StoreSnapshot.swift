package import CohortModel
internal import GRDB

/// A store at one moment, valid while the read that handed it out is running.
package struct StoreSnapshot {
  /// The batch whose state this is; nil where there is none yet.
  package let batch: Batch?
  /// Every batch of the store up to `batch`, in order.
  package let batches: [Batch]
  /// Whether nothing has been entered after this moment.
  let isNewest: Bool

  let db: Database
  let path: String

  init(_ db: Database, path: String, asEntered id: Int64?) throws {
    let all = try Batch.all(in: db)
    batches = id.map { id in all.filter { $0.id <= id } } ?? all
    batch = batches.last
    isNewest = batches.count == all.count
    if let id, batch?.id != id { throw StoreError(.noSuchBatch, path: path) }
    self.db = db
    self.path = path
  }

  var batchID: Int64 { batch?.id ?? 0 }

  package func study() throws -> Study {
    try studyRow().study()
  }

  /// The study file, verbatim.
  package func studyText() throws -> String {
    try studyRow().text
  }

  private func studyRow() throws -> StudyRow {
    guard let row = try StudyRow.fetch(db, asEntered: batchID) else {
      throw StoreError(.empty, path: path)
    }
    return row
  }

  /// Hands out every record with its row id and source, sites and subjects first.
  package func records(_ body: (AnyRecord, Int64, RecordSource) throws -> Void) throws {
    for table in TrialTable.allCases where table != .allocations {
      try records(of: table, body)
    }
  }

  package func records(
    of table: TrialTable, _ body: (AnyRecord, Int64, RecordSource) throws -> Void
  ) throws {
    try forEachRow(of: table, VersionRow.columns(table)) { row in
      let version = VersionRow(row)
      try body(version.record(table), version.id, version.source)
    }
  }

  /// As `records(of:_:)`, without where each row came from.
  func bareRecords(of table: TrialTable, _ body: (AnyRecord, Int64) throws -> Void) throws {
    try forEachRow(of: table, "id, " + TableLayout.of(table).list()) { row in
      try body(AnyRecord(table, from: row, first: 1), row.integer(0))
    }
  }

  private func forEachRow(
    of table: TrialTable, _ columns: String, _ body: (StatementCursor) throws -> Void
  ) throws {
    // NOT INDEXED: rows lie in order of entry, and an index would fetch them out of order.
    let statement = try StatementCursor(
      db,
      sql: "SELECT \(columns) FROM main.\(table.rawValue) NOT INDEXED"
        + " WHERE fromBatch <= ?1 AND (toBatch IS NULL OR toBatch > ?1)")
    try statement.bind(batchID, at: 1)
    try statement.forEachRow(body)
  }
}

extension StoreSnapshot {
  /// Records of a table, counted without reading them.
  package func count(of table: TrialTable) throws -> Int {
    let sql = """
      SELECT count(*) FROM main.\(table.rawValue)
      WHERE fromBatch <= ?1 AND (toBatch IS NULL OR toBatch > ?1)
      """
    return try Int.fetchOne(db, sql: sql, arguments: [batchID]) ?? 0
  }

  /// The issues that still stand: those of the batch that last brought each table whole, and of
  /// the feeds since; issues about no such table are those of the latest import.
  package func issues() throws -> [ImportIssue] {
    try IssueRow.fetch(db, where: StoreSnapshot.current("importIssue"), [batchID])
  }

  package func rejects() throws -> [RejectedRow] {
    try RejectedRow.fetch(db, where: StoreSnapshot.current("reject"), [batchID])
  }

  private static func current(_ entry: String) -> String {
    """
    batch <= ?1 AND batch >= CASE
      WHEN EXISTS (
        SELECT 1 FROM batchTable t
        WHERE t.batch = \(entry).batch AND t.tableName = \(entry).tableName)
      THEN ifnull((
        SELECT max(t.batch) FROM batchTable t
        WHERE t.tableName = \(entry).tableName AND t.isSnapshot AND t.batch <= ?1), 0)
      ELSE ifnull((SELECT max(id) FROM batch WHERE kind = 'import' AND id <= ?1), 0)
    END
    """
  }
}
