package import CohortModel
internal import GRDB

/// Imports into a store, one transaction a batch. Makes the store where there is none.
///
/// The allocations are committed before the main store. Should the program die between the two
/// commits, the allocations hold a batch that the main store lacks: readers pass over it, and the
/// next batch with allocations takes a new number and sets its rows right.
package struct StoreWriter: Sendable {
  package let path: String
  /// Seconds to wait for another import to end.
  private let patience: Double
  /// A ceiling on the store's size in pages of 4 KiB; none where nil.
  private let maximumPages: Int?

  package init(path: String, patience: Double = 5, maximumPages: Int? = nil) throws {
    self.path = path
    self.patience = patience
    self.maximumPages = maximumPages
    let file = StoreFile.main(path)
    if file.identity != nil { _ = try open(file) }
  }

  /// Enters full snapshots of the tables that `body` begins; other tables stay as they are.
  ///
  /// Input with the hashes of the latest batch is known already: `body` is not called and nothing
  /// is written. Without `allocationsHash` the import has no allocations. Anything that `body`
  /// throws leaves the store as it was.
  package func importBatch(
    source: String, hash: String, allocationsHash: String? = nil, study: Study,
    studyText: String, enteredAt: Int64, body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    let entry = BatchEntry(
      kind: .import, source: source, hash: hash, allocationsHash: allocationsHash,
      enteredAt: enteredAt, study: study, studyText: studyText)
    return try enter(entry, body)
  }

  /// Enters new and changed records and withdraws none: for a live feed.
  package func appendBatch(
    source: String, hash: String, allocationsHash: String? = nil, study: Study? = nil,
    studyText: String? = nil, enteredAt: Int64, body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    let entry = BatchEntry(
      kind: .append, source: source, hash: hash, allocationsHash: allocationsHash,
      enteredAt: enteredAt, study: study, studyText: studyText)
    return try enter(entry, body)
  }
}

extension StoreWriter {
  private func enter(
    _ entry: BatchEntry, _ body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    let main = try BatchFile(StoreFile.main(path), open)
    let allocations =
      try entry.allocationsHash == nil
      ? nil : BatchFile(StoreFile.allocations(beside: path), open)
    let report = try main.transaction { db in
      guard let allocations else { return try entry.perform(db, nil, body) }
      return try allocations.transaction { try entry.perform(db, $0, body) }
    }
    try main.close()
    try allocations?.close()
    return report
  }

  private func open(_ file: StoreFile) throws -> DatabaseQueue {
    do {
      try file.checkReadable()
      let queue = try DatabaseQueue(path: file.sqlitePath, configuration: configuration)
      let found = try queue.inDatabase { try file.schema.verify($0, path: file.path) }
      if found < file.schema.version { try file.schema.migrate(queue) }
      return queue
    } catch {
      throw StoreError.translate(error, path: file.path)
    }
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = patience > 0 ? .timeout(patience) : .immediateError
    let maximumPages = maximumPages
    configuration.prepareDatabase { db in
      // FULL: with NORMAL a power cut could take the allocations' commit and leave the main one.
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA cache_size = -65536;
          PRAGMA temp.cache_size = -65536
          """)
      if let maximumPages {
        _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(maximumPages)")
      }
    }
    return configuration
  }
}
