internal import GRDB

/// The named, append-only migrations of one kind of file, and the marks that tell it from others.
struct StoreSchema: Sendable {
  struct Migration: Sendable {
    let name: String
    let sql: [String]
  }

  let applicationID: Int
  let migrations: [Migration]

  /// "TTOP"
  static let main = StoreSchema(
    applicationID: 0x5454_4F50,
    migrations: [
      Migration(
        name: "1 trial tables with history",
        sql: [
          Version1Tables.imports, Version1Tables.baseline, Version1Tables.course,
          Version1Triggers.imports, Version1Triggers.baseline, Version1Triggers.course,
        ])
    ])

  /// "TTAL"
  static let allocations = StoreSchema(
    applicationID: 0x5454_414C,
    migrations: [
      Migration(name: "1 allocations with history", sql: [Version1Allocations.sql])
    ])

  var version: Int { migrations.count }

  /// Makes a file of this kind out of an empty one, or brings one up to the newest version.
  func migrate(path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try migrate(queue)
    try queue.inDatabase { db in
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    try queue.close()
  }

  func migrate(_ queue: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { db in
        for sql in migration.sql { try db.execute(sql: sql) }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    try migrator.migrate(queue)
  }

  /// Refuses a file that is something else, or that a newer program has written. Returns the
  /// version of the file.
  func verify(_ db: Database, path: String) throws -> Int {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw StoreError(.notAStore, path: path)
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw StoreError(.newerSchema, path: path, detail: "version \(found), known: \(version)")
    }
    guard found > 0, try db.tableExists("batchTable") else {
      throw StoreError(.damaged, path: path, detail: "its tables are missing")
    }
    return found
  }
}
