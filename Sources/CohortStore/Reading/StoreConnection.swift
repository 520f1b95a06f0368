internal import GRDB

/// Read-only connections to one file, which is known again by its inode.
///
/// A folder in which SQLite may not keep its wal-index can only be read as a file that nobody
/// writes, and that is true only while no commits wait in a log.
struct StoreConnection: Sendable {
  let file: StoreFile
  /// Changes by others go unseen: the folder cannot be written and no log was there.
  let isImmutable: Bool
  private let queue: DatabaseQueue
  private let identity: StoreFile.Identity?

  init(_ file: StoreFile, patience: Double = 1) throws {
    try file.checkReadable()
    self.file = file
    identity = file.identity
    do {
      (queue, isImmutable) = try StoreConnection.open(file, patience)
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
  }

  private static func open(
    _ file: StoreFile, _ patience: Double
  ) throws -> (DatabaseQueue, Bool) {
    do {
      return (try open(file, path: file.sqlitePath, patience), false)
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !file.hasLog
    {
      return (try open(file, path: file.immutablePath, patience), true)
    }
  }

  private static func open(
    _ file: StoreFile, path: String, _ patience: Double
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = patience > 0 ? .timeout(patience) : .immediateError
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = 1") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = try queue.inDatabase { try file.schema.verify($0, path: file.path) }
    return queue
  }

  /// Runs in one read transaction: everything in it is of the same moment.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try checkUnmoved()
    do {
      return try queue.read(body)
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
  }

  /// A number that moves whenever another connection has committed.
  func dataVersion() throws -> Int {
    try checkUnmoved()
    do {
      return try queue.inDatabase { db in
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
  }

  private func checkUnmoved() throws {
    guard file.identity == identity else { throw StoreError(.moved, path: file.path) }
  }
}
