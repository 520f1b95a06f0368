package import CohortModel

/// How one record differs between two batches.
package struct RecordChange: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case added, changed, withdrawn
  }

  package let kind: Kind
  package let key: RecordKey
  /// As it stands now; as it stood where it was withdrawn.
  package let record: AnyRecord
  /// The row that holds `record`.
  package let rowID: Int64
  /// The row that it takes the place of.
  package let replacedRowID: Int64?
  /// Names of the fields and covariates that differ; empty unless changed.
  package let changedFields: [String]

  package var table: TrialTable { key.table }
}

extension StoreSnapshot {
  /// What differs between an earlier batch and this moment, table by table in order of entry.
  package func changes(since batch: Int64) throws -> [RecordChange] {
    try TrialTable.allCases.filter { $0 != .allocations }
      .flatMap { try changes(in: $0, since: batch) }
  }

  private struct Row {
    let id: Int64
    let record: AnyRecord
  }

  private func changes(in table: TrialTable, since batch: Int64) throws -> [RecordChange] {
    // A batch number is the bound on both sides: rows by then open, and rows now open.
    let old = try rows(
      of: table, where: "toBatch > ?1 AND toBatch <= ?2 AND fromBatch <= ?1", batch)
    let new = try rows(
      of: table,
      where: "fromBatch > ?1 AND fromBatch <= ?2 AND (toBatch IS NULL OR toBatch > ?2)", batch)
    var replaced: [RecordKey: Row] = [:]
    for row in old { replaced[RecordKey(row.record)] = row }
    let present = new.compactMap { row in
      let key = RecordKey(row.record)
      return StoreSnapshot.change(key, from: replaced.removeValue(forKey: key), to: row)
    }
    let withdrawn = old.filter { replaced[RecordKey($0.record)]?.id == $0.id }.map { row in
      RecordChange(
        kind: .withdrawn, key: RecordKey(row.record), record: row.record, rowID: row.id,
        replacedRowID: nil, changedFields: [])
    }
    return present + withdrawn
  }

  private static func change(_ key: RecordKey, from old: Row?, to new: Row) -> RecordChange? {
    let fields = old.map { differences($0.record, new.record) } ?? []
    // Gone and back again with the same values is no change between the two moments.
    if old != nil && fields.isEmpty { return nil }
    return RecordChange(
      kind: old == nil ? .added : .changed, key: key, record: new.record, rowID: new.id,
      replacedRowID: old?.id, changedFields: fields)
  }

  private static func differences(_ old: AnyRecord, _ new: AnyRecord) -> [String] {
    let before = old.entries
    let after = new.entries
    let missing = before.filter { entry in !after.contains { $0.name == entry.name } }
    let changed = after.filter { entry in
      before.first { $0.name == entry.name }?.value != entry.value
    }
    return (changed + missing).map(\.name)
  }

  private func rows(
    of table: TrialTable, where condition: String, _ batch: Int64
  ) throws -> [Row] {
    let statement = try StatementCursor(
      db,
      sql: "SELECT \(VersionRow.columns(table)) FROM main.\(table.rawValue) "
        + "WHERE \(condition) ORDER BY id")
    try statement.bind(batch, at: 1)
    try statement.bind(batchID, at: 2)
    var rows: [Row] = []
    try statement.forEachRow { row in
      let version = VersionRow(row)
      rows.append(Row(id: version.id, record: version.record(table)))
    }
    return rows
  }
}
