package import CohortModel

/// What tells a record from the others of its table: the values of its key fields, in order.
package struct RecordKey: Hashable, Sendable {
  package let table: TrialTable
  package let values: [FieldValue?]

  package init(_ record: AnyRecord) {
    table = record.table
    values = zip(TableLayout.of(table).columns, record.values).filter(\.0.isKey).map(\.1)
  }

  /// The subject whose record it is; nil for a site.
  package var subject: String? {
    guard table != .sites, case .text(let subject)?? = values.first else { return nil }
    return subject
  }
}

/// One named value of a record; a covariate goes by its own name.
package struct RecordEntry: Equatable, Sendable {
  package let name: String
  package let value: FieldValue?
}

/// A record as it stood from one batch to another.
package struct RecordVersion: Equatable, Sendable {
  package let rowID: Int64
  package let record: AnyRecord
  package let source: RecordSource
  package let from: Batch
  /// The batch that changed or withdrew it; nil while it stands.
  package let to: Batch?

  package var key: RecordKey { RecordKey(record) }
  package var entries: [RecordEntry] { record.entries }
}

extension AnyRecord {
  /// Every field in the order of the record's table of fields, then the covariates by name.
  package var entries: [RecordEntry] {
    var entries = zip(TableLayout.of(table).columns, values)
      .filter { $0.0 != TableLayout.covariates }
      .map { RecordEntry(name: $0.0.name, value: $0.1) }
    if case .subject(let subject) = self {
      entries += subject.covariates.sorted { $0.key < $1.key }
        .map { RecordEntry(name: $0.key, value: .text($0.value)) }
    }
    return entries
  }
}

extension StoreSnapshot {
  package func record(_ table: TrialTable, rowID: Int64) throws -> RecordVersion? {
    try versions(of: table, where: "id = ?1", [.integer(Int(rowID))]).first
  }

  /// All versions of a record up to this moment, the oldest first.
  package func history(of key: RecordKey) throws -> [RecordVersion] {
    let layout = TableLayout.of(key.table)
    let conditions = zip(layout.key(), layout.keyColumns.indices).map { expression, index in
      "\(expression) = ?\(index + 1)"
    }
    // Two halves, because open and closed versions have an index each.
    return try ["toBatch IS NOT NULL", "toBatch IS NULL"].flatMap { half in
      try versions(
        of: key.table, where: ([half] + conditions).joined(separator: " AND "), key.indexed)
    }.sorted { $0.from.id < $1.from.id }
  }

  private func versions(
    of table: TrialTable, where condition: String, _ values: [FieldValue]
  ) throws -> [RecordVersion] {
    let known = Dictionary(uniqueKeysWithValues: batches.map { ($0.id, $0) })
    let statement = try StatementCursor(
      db, sql: "SELECT \(VersionRow.columns(table)) FROM main.\(table.rawValue) WHERE \(condition)")
    for (index, value) in values.enumerated() {
      try statement.bind(value, at: Int32(index) + 1)
    }
    var versions: [RecordVersion] = []
    try statement.forEachRow { row in
      let version = VersionRow(row)
      guard let from = known[version.fromBatch] else { return }
      versions.append(
        RecordVersion(
          rowID: version.id, record: version.record(table), source: version.source,
          from: from, to: version.toBatch.flatMap { known[$0] }))
    }
    return versions
  }
}
