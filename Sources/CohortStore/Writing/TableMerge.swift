internal import CohortModel
internal import GRDB

/// Turns staged rows into versions: unchanged rows are left, changed ones close a version and open
/// the next, and those missing from a snapshot are closed.
struct TableMerge {
  let staged: StagedTable
  let db: Database
  let batch: Int64
  /// A snapshot withdraws what it does not hold.
  let isSnapshot: Bool

  private var layout: TableLayout { staged.layout }
  private var table: String { "main." + layout.table.rawValue }

  func run() throws -> ImportReport.Counts {
    if layout.table == .subjects { try addIdentities() }
    try match()
    var counts = try count()
    counts.withdrawn = try close() - counts.changed
    try open()
    try db.execute(sql: "DROP TABLE temp.matched")
    return counts
  }

  /// Subjects outlive their rows, so that a child of a withdrawn subject still has its parent.
  private func addIdentities() throws {
    try db.execute(
      sql: """
        INSERT INTO main.subjectIdentity (subject, firstBatch)
        SELECT subject, ? FROM \(staged.name)
        WHERE subject NOT IN (SELECT subject FROM main.subjectIdentity)
        """, arguments: [batch])
  }

  private func match() throws {
    let keys = zip(layout.key("o"), layout.key("s")).map { "\($0) = \($1)" }
    try db.execute(
      sql: """
        CREATE TEMP TABLE matched (staged INTEGER PRIMARY KEY, open INTEGER, same INTEGER);
        INSERT INTO temp.matched
        SELECT s.rowid, o.id, o.id IS NOT NULL AND (\(layout.list("o"))) IS (\(layout.list("s")))
        FROM \(staged.name) s
        LEFT JOIN \(table) o ON o.toBatch IS NULL AND \(keys.joined(separator: " AND "))
        """)
  }

  private func count() throws -> ImportReport.Counts {
    var counts = ImportReport.Counts()
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), count(open), ifnull(sum(same), 0) FROM temp.matched
        """)
    guard let row else { return counts }
    counts.rowsIn = row[0]
    counts.unchanged = row[2]
    counts.added = counts.rowsIn - (row[1] as Int)
    counts.changed = (row[1] as Int) - counts.unchanged
    return counts
  }

  /// Returns the number of versions closed.
  private func close() throws -> Int {
    let which =
      isSnapshot
      ? "id NOT IN (SELECT open FROM temp.matched WHERE same)"
      : "id IN (SELECT open FROM temp.matched WHERE open IS NOT NULL AND NOT same)"
    try db.execute(
      sql: "UPDATE \(table) SET toBatch = ? WHERE toBatch IS NULL AND \(which)",
      arguments: [batch])
    return db.changesCount
  }

  private func open() throws {
    try db.execute(
      sql: """
        INSERT INTO \(table) (fromBatch, sourceFile, sourceRow, \(layout.list()))
        SELECT ?, s.sourceFile, s.sourceRow, \(layout.list("s"))
        FROM temp.matched m CROSS JOIN \(staged.name) s ON s.rowid = m.staged
        WHERE NOT m.same ORDER BY m.staged
        """, arguments: [batch])
  }
}

extension TableMerge {
  /// Takes rows out of the stage whose subject is not in the trial, handing each to `reject`.
  func withoutOrphans(_ reject: (RecordSource, [FieldValue?]) throws -> Void) throws {
    let known = "(SELECT subject FROM main.subjects WHERE toBatch IS NULL)"
    let orphans = "\(staged.name) WHERE subject NOT IN \(known)"
    let first: Int32 = 2
    try StatementCursor(
      db, sql: "SELECT sourceFile, sourceRow, \(layout.list()) FROM \(orphans) ORDER BY rowid"
    ).forEachRow { row in
      let values = layout.columns.enumerated().map { index, column in
        row.value(first + Int32(index), column.kind)
      }
      try reject(RecordSource(file: row.text(0), row: Int(row.integer(1))), values)
    }
    try db.execute(sql: "DELETE FROM \(orphans)")
  }
}
