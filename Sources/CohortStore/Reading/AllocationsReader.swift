package import CohortModel
internal import GRDB

/// Reads the allocations beside a store: only where the file's permissions let this user, and
/// only batches that the main store has.
package final class AllocationsReader: Sendable {
  private let connection: StoreConnection

  package init(for storePath: String) throws {
    connection = try StoreConnection(StoreFile.allocations(beside: storePath))
  }

  package var path: String { connection.file.path }

  /// The arms as entered by the last of the main store's `batches`, which come from the same
  /// `StoreSnapshot` as the data that they belong to.
  package func allocations(of batches: [Batch]) throws -> [Allocation] {
    try read(batches) { db, batch in
      let statement = try StatementCursor(
        db,
        sql: """
          SELECT \(VersionRow.columns(.allocations)) FROM allocations
          WHERE fromBatch <= ?1 AND (toBatch IS NULL OR toBatch > ?1) ORDER BY id
          """)
      try statement.bind(batch.id, at: 1)
      var allocations: [Allocation] = []
      try statement.forEachRow { row in
        guard case .allocation(let one) = VersionRow(row).record(.allocations) else { return }
        allocations.append(one)
      }
      return allocations
    }
  }

  package func issues(of batches: [Batch]) throws -> [ImportIssue] {
    try readEntries(batches) { try IssueRow.fetch($0, where: $1, []) }
  }

  package func rejects(of batches: [Batch]) throws -> [RejectedRow] {
    try readEntries(batches) { try RejectedRow.fetch($0, where: $1, []) }
  }

  /// Issues and rejects stand from the last snapshot of the arms on.
  private func readEntries<Result>(
    _ batches: [Batch], _ body: (Database, String) throws -> Result
  ) throws -> Result {
    try connection.read { db in
      let whole = try AllocationsBatch.whole(in: db, of: batches)
      let start = whole.lastIndex(where: \.isSnapshot) ?? whole.startIndex
      let ids = whole[start...].map { String($0.id) }
      return try body(db, "batch IN (\(ids.joined(separator: ", ")))")
    }
  }

  private func read<Result>(
    _ batches: [Batch], _ body: (Database, AllocationsBatch) throws -> Result
  ) throws -> Result {
    try connection.read { db in
      guard let batch = try AllocationsBatch.whole(in: db, of: batches).last else {
        throw StoreError(.empty, path: path)
      }
      return try body(db, batch)
    }
  }
}
