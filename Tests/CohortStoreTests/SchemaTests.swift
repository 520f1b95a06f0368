import CohortModel
import Testing

@testable import CohortStore

@Suite struct SchemaTests {
  let store: ScratchStore

  init() throws {
    store = try ScratchStore()
    try store.importAll(
      [subject("S1", age: 60), event("S1", "1", grade: 2), allocation("S1", "A")], hash: "1",
      tables: TrialTable.allCases, allocationsHash: "a",
      issues: [ImportIssue(severity: .error, code: .badDate, table: nil, file: "", message: "")],
      rejects: [RejectedRow(table: .subjects, file: "", row: 2, text: "")])
    try store.importAll(
      [subject("S1", age: 61), event("S1", "1", grade: 2), allocation("S1", "B")], hash: "2",
      tables: TrialTable.allCases, allocationsHash: "b")
  }

  func raw(_ table: TrialTable) throws -> RawConnection {
    try RawConnection(table == .allocations ? store.allocationsPath : store.path)
  }

  @Test(arguments: TrialTable.allCases)
  func `every field has a column, and every column a field`(table: TrialTable) throws {
    let history = ["id", "fromBatch", "toBatch", "sourceFile", "sourceRow"]
    let columns = try raw(table).lines("SELECT name FROM pragma_table_info('\(table.rawValue)')")
    #expect(columns == history + TableLayout.of(table).columns.map(\.name))
  }

  @Test(arguments: TrialTable.allCases)
  func `the unique index spells the key as the merge does`(table: TrialTable) throws {
    let sql = try raw(table).lines(
      "SELECT sql FROM sqlite_master WHERE name = '\(table.rawValue)_open'")
    let key = TableLayout.of(table).key().joined(separator: ", ")
    #expect(sql.first?.contains("(\(key.replacing("\"", with: "")))") == true)
  }

  @Test(arguments: TrialTable.allCases)
  func `closed lists of words are those of the model`(table: TrialTable) throws {
    let sql = try raw(table).lines(
      "SELECT sql FROM sqlite_master WHERE name = '\(table.rawValue)'")
    let definition = try #require(sql.first).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").replacing("( ", with: "(")
    for column in TableLayout.of(table).columns {
      guard case .code(let words) = column.kind else { continue }
      let list = words.map { "\(column.name) = '\($0)'" }.joined(separator: " OR ")
      #expect(definition.contains("\(column.name) TEXT CHECK (\(list))"), "\(column.name)")
    }
  }

  @Test func `all tables are strict`() throws {
    for path in [store.path, store.allocationsPath] {
      let loose = try RawConnection(path).lines(
        """
        SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict
          AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
        """)
      #expect(loose == [])
    }
  }

  @Test(
    arguments: [
      "DELETE FROM subjects", "DELETE FROM batch", "DELETE FROM importIssue",
      "DELETE FROM subjects WHERE toBatch IS NOT NULL", "DELETE FROM subjectIdentity",
      "DELETE FROM reject", "UPDATE reject SET text = ''", "UPDATE importIssue SET row = 1",
      "UPDATE subjects SET age = 5", "UPDATE subjects SET toBatch = NULL",
      "UPDATE subjects SET toBatch = 3 WHERE toBatch = 2",
      "UPDATE subjects SET age = 5, toBatch = 3 WHERE toBatch IS NULL",
      "UPDATE subjects SET rowid = 9, toBatch = 3 WHERE toBatch IS NULL",
      "UPDATE batch SET source = ''", "UPDATE batchTable SET rowsIn = 0",
      "UPDATE study SET text = ''", "UPDATE adverseEvents SET sourceRow = 1",
      "INSERT OR REPLACE INTO batch VALUES (1, 'import', 0, '', '')",
      "INSERT OR REPLACE INTO study VALUES (1, '', '{}')",
      """
      INSERT OR REPLACE INTO subjects (id, fromBatch, sourceFile, sourceRow, subject, covariates)
      VALUES (1, 2, '', 1, 'S7', '{}')
      """,
      """
      INSERT OR REPLACE INTO subjects (fromBatch, sourceFile, sourceRow, subject, covariates)
      VALUES (2, '', 1, 'S1', '{}')
      """,
    ])
  func `no client can rewrite history`(sql: String) throws {
    let raw = try RawConnection(store.path)
    let tables = [
      "subjects", "adverseEvents", "batch", "batchTable", "study", "importIssue", "reject",
      "subjectIdentity",
    ]
    let before = try tables.map { try raw.lines("SELECT * FROM \($0)") }
    #expect(throws: RawConnection.Failure.self) { try raw.execute(sql) }
    #expect(try tables.map { try raw.lines("SELECT * FROM \($0)") } == before)
  }

  @Test(
    arguments: [
      "DELETE FROM allocations", "UPDATE allocations SET plannedArm = 'Z'", "DELETE FROM batch",
    ])
  func `no client can rewrite the allocations`(sql: String) throws {
    let raw = try RawConnection(store.allocationsPath)
    let before = try raw.lines("SELECT * FROM allocations")
    #expect(before.count == 2)
    #expect(throws: RawConnection.Failure.self) { try raw.execute(sql) }
    #expect(try raw.lines("SELECT * FROM allocations") == before)
  }

  @Test func `closing a version is the one update allowed`() throws {
    let raw = try RawConnection(store.path)
    try raw.execute("UPDATE adverseEvents SET toBatch = 2 WHERE toBatch IS NULL")
    #expect(try raw.lines("SELECT toBatch FROM adverseEvents") == ["2"])
  }

  @Test(
    arguments: [
      "grade: 6", "grade: 0", "isSerious: 2", "start: 20241301", "start: 20240132",
      "start: 20240007",
      "start: 9999", "action: 'stopped'", "subject: ''", "subject: 'nobody'",
    ])
  func `values outside the model are refused`(cell: String) throws {
    let raw = try RawConnection(store.path)
    let parts = cell.split(separator: ": ").map(String.init)
    var row = ["fromBatch": "2", "sourceFile": "''", "sourceRow": "1", "subject": "'S1'"]
    row["event"] = "'9'"
    row[parts[0]] = parts[1]
    let names = row.keys.sorted()
    let sql = """
      PRAGMA foreign_keys = ON;
      INSERT INTO adverseEvents (\(names.joined(separator: ", ")))
      VALUES (\(names.compactMap { row[$0] }.joined(separator: ", ")))
      """
    #expect(throws: RawConnection.Failure.self) { try raw.execute(sql) }
    #expect(try raw.lines("SELECT count(*) FROM adverseEvents") == ["1"])
  }

  @Test func `released migrations are frozen`() {
    #expect(StoreSchema.main.migrations.map { fingerprint($0.sql) } == [0xcdbc_66ec_9d37_a5e5])
    #expect(
      StoreSchema.allocations.migrations.map { fingerprint($0.sql) } == [0xc841_9aee_e6b5_9715])
  }

  @Test func `migrating a store of version 1 leaves it as it is`() throws {
    let raw = try RawConnection(store.path)
    let before = try raw.lines("SELECT * FROM sqlite_master")
    try store.importAll([subject("S1")], hash: "3", tables: [.subjects])
    #expect(try raw.lines("SELECT * FROM sqlite_master") == before)
    #expect(try raw.lines("PRAGMA user_version") == ["\(StoreSchema.main.version)"])
  }

  @Test func `a later migration takes up a store of version 1 with all its rows`() throws {
    let later = StoreSchema(
      applicationID: StoreSchema.main.applicationID,
      migrations: StoreSchema.main.migrations + [
        StoreSchema.Migration(name: "2 later", sql: ["ALTER TABLE sites ADD COLUMN later TEXT"])
      ])
    let before = try raw(.subjects).lines("SELECT * FROM subjects")
    try later.migrate(path: store.path)
    #expect(try raw(.subjects).lines("SELECT * FROM subjects") == before)
    #expect(try raw(.sites).lines("SELECT later FROM sites") == [])
    #expect(try raw(.sites).lines("PRAGMA user_version") == ["2"])
    #expect(throws: (any Error).self) { try store.reader() }
  }

  /// FNV-1a over the text.
  private func fingerprint(_ sql: [String]) -> UInt64 {
    sql.joined(separator: "\n").utf8.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }
}
