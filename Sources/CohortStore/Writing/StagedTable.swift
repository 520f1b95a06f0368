internal import CohortModel
internal import GRDB

/// The rows of one table as they arrive, in a temporary table: on disk, so memory stays bounded.
final class StagedTable {
  enum Admission: Equatable {
    case staged, blankKey, duplicateKey
  }

  let layout: TableLayout
  private let db: Database
  private let insert: StatementCursor
  private let keyIndices: [Int]

  init(_ table: TrialTable, in db: Database) throws {
    let layout = TableLayout.of(table)
    let name = StagedTable.name(table)
    try db.execute(
      sql: """
        CREATE TEMP TABLE \(name) (\(layout.list()), sourceFile, sourceRow);
        CREATE UNIQUE INDEX temp.\(name)_key ON \(name) (\(layout.key().joined(separator: ", ")))
        """)
    let places = Array(repeating: "?", count: layout.columns.count + 2).joined(separator: ", ")
    insert = try StatementCursor(db, sql: "INSERT OR IGNORE INTO temp.\(name) VALUES (\(places))")
    keyIndices = layout.columns.indices.filter { layout.columns[$0].isKey }
    self.layout = layout
    self.db = db
  }

  static func name(_ table: TrialTable) -> String { "staged_\(table.rawValue)" }

  var name: String { "temp." + StagedTable.name(layout.table) }

  func add(_ values: [FieldValue?], from source: RecordSource) throws -> Admission {
    for index in keyIndices where values[index] == .text("") { return .blankKey }
    var index: Int32 = 1
    for value in values {
      try insert.bind(value, at: index)
      index += 1
    }
    try insert.bind(source.file, at: index)
    try insert.bind(Int64(source.row), at: index + 1)
    try insert.run()
    return db.changesCount == 1 ? .staged : .duplicateKey
  }

  /// Completes the stage with the rows that stood at a batch and have no newer row here. Returns
  /// their number.
  func preload(asEntered batch: Int64) throws -> Int {
    let columns = layout.list() + ", sourceFile, sourceRow"
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO \(name) SELECT \(columns) FROM main.\(layout.table.rawValue)
        WHERE fromBatch <= :batch AND (toBatch IS NULL OR toBatch > :batch)
        """, arguments: ["batch": batch])
    return db.changesCount
  }

  func drop() throws {
    try db.execute(sql: "DROP TABLE \(name)")
  }
}
