internal import CohortModel
internal import GRDB

extension Batch {
  /// Every batch of a file in order, with the sums of its tables and the hash of the state that it
  /// led to.
  static func all(in db: Database) throws -> [Batch] {
    var state: String?
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, enteredAt, source, hash,
          ifnull(sum(rowsIn), 0), ifnull(sum(rowsAdded), 0), ifnull(sum(rowsChanged), 0),
          ifnull(sum(rowsWithdrawn), 0), ifnull(sum(rowsRejected), 0)
        FROM batch LEFT JOIN batchTable ON batch = id GROUP BY id ORDER BY id
        """
    ).map { row in
      var batch = Batch(
        id: row[0], enteredAt: row[1], source: row[2], hash: row[3], rowsIn: row[4],
        rowsAdded: row[5], rowsChanged: row[6], rowsWithdrawn: row[7], rowsRejected: row[8])
      state = batch.stateHash(after: state)
      batch.stateHash = state
      return batch
    }
  }

  /// The links of the chain are told in Sources/Reports.md, *storeHash*.
  private func stateHash(after earlier: String?) -> String {
    let counts = [rowsIn, rowsAdded, rowsChanged, rowsWithdrawn, rowsRejected].map(String.init)
    let link = [earlier ?? "", String(id), hash] + counts
    return Digest(of: link.joined(separator: "\n")).hexadecimal
  }
}

/// A batch of the allocations file.
struct AllocationsBatch {
  let id: Int64
  let allocationsHash: String
  let isSnapshot: Bool

  /// Those that the main store has too. The number alone does not tell: an import that could not
  /// read the allocations may have taken the number of a batch that died.
  static func whole(in db: Database, of batches: [Batch]) throws -> [AllocationsBatch] {
    let known = Dictionary(uniqueKeysWithValues: batches.map { ($0.id, $0) })
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT id, enteredAt, hash, allocationsHash,
          EXISTS (SELECT 1 FROM batchTable t WHERE t.batch = id AND t.isSnapshot)
        FROM batch ORDER BY id
        """)
    return rows.compactMap { row in
      guard let batch = known[row[0]], batch.enteredAt == row[1], batch.hash == row[2] else {
        return nil
      }
      return AllocationsBatch(id: row[0], allocationsHash: row[3], isSnapshot: row[4])
    }
  }

  /// The batch to start from where the newest one died: the last whole one, 0 for none. Nil where
  /// the open rows are those of a whole batch. Asked before the next batch is entered.
  static func repairBase(_ db: Database, _ whole: [AllocationsBatch]) throws -> Int64? {
    let base = whole.last?.id ?? 0
    let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM batch") ?? 0
    return newest > base ? base : nil
  }
}
