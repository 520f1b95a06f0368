internal import CohortModel
internal import GRDB

/// One of the two files of a new store, under another name until both are whole.
///
/// While it is filled it does not bear the mark of a store, so nobody who comes upon it takes it
/// for one. It is written without a journal: what goes wrong removes it.
struct NewStoreFile {
  private let file: StoreFile
  private let draft: StoreFile
  private let queue: DatabaseQueue

  init(_ file: StoreFile) throws {
    guard file.identity == nil else {
      throw StoreError(.refused, path: file.path, detail: "a file of this name stands there")
    }
    self.file = file
    let draft = try file.makeDraft()
    self.draft = draft
    do {
      queue = try NewStoreFile.open(draft)
    } catch {
      draft.remove()
      throw StoreError.translate(error, path: file.path)
    }
  }

  private static func open(_ draft: StoreFile) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA cache_size = -131072;
          PRAGMA threads = 2
          """)
    }
    let queue = try DatabaseQueue(path: draft.sqlitePath, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = 0") }
    return queue
  }

  /// Runs in one transaction, without the file's indices and triggers.
  func fill<Result>(
    step: () throws -> Void, _ body: (Database) throws -> Result
  ) throws -> Result {
    do {
      return try queue.inDatabase { db in
        var result: Result?
        try db.inTransaction {
          let rules = try SetAsideRules(of: db)
          result = try body(db)
          try rules.restore(in: db, step: step)
          try db.execute(sql: "PRAGMA application_id = \(file.schema.applicationID)")
          return .commit
        }
        guard let result else { preconditionFailure("the body has returned") }
        return result
      }
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
  }

  /// Makes the file a store like any other, still under its other name.
  func close() throws {
    do {
      try queue.inDatabase { db in
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      }
      try queue.close()
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
    try draft.synchronise()
  }

  func publish() throws {
    guard try file.publish(draft) else {
      throw StoreError(.refused, path: file.path, detail: "a file of this name stands there")
    }
  }

  func withdraw() { file.remove() }

  func removeDraft() { draft.remove() }
}
