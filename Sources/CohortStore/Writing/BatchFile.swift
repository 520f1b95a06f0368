internal import CohortModel
internal import GRDB

/// One of the two files while a batch goes into it.
struct BatchFile {
  private let file: StoreFile
  private let queue: DatabaseQueue
  private let identity: StoreFile.Identity?
  private let isNew: Bool

  init(_ file: StoreFile, _ open: (StoreFile) throws -> DatabaseQueue) throws {
    self.file = file
    isNew = try file.createIfMissing()
    identity = file.identity
    queue = try open(file)
  }

  /// Commits what `body` has written if its report is new, and otherwise leaves the file as it
  /// was: gone, if this batch was to be its first.
  func transaction(_ body: (Database) throws -> ImportReport) throws -> ImportReport {
    var result: ImportReport?
    do {
      try queue.inDatabase { db in
        try db.inTransaction(.immediate) {
          try checkUnmoved()
          let report = try removingIfEmpty(db) { try body(db) }
          result = report
          return report.isNew ? .commit : .rollback
        }
      }
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
    guard let result else { throw StoreError(.failed, path: file.path) }
    return result
  }

  /// Another import may have taken the file away while this one waited for its turn.
  private func checkUnmoved() throws {
    guard identity != nil, file.identity == identity else {
      throw StoreError(.moved, path: file.path)
    }
  }

  private func removingIfEmpty(
    _ db: Database, _ body: () throws -> ImportReport
  ) throws -> ImportReport {
    let isEmpty = try Int64.fetchOne(db, sql: "SELECT max(id) FROM batch") == nil
    do {
      return try body()
    } catch {
      if isNew && isEmpty { file.remove() }
      throw error
    }
  }

  func close() throws {
    try queue.close()
  }
}
