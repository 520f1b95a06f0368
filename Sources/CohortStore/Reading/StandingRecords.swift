package import CohortModel
internal import GRDB

extension RecordKey {
  /// The key as words, to be kept outside of the store.
  package var identity: RecordIdentity {
    RecordIdentity(table, values.map { $0.map(\.keyText) })
  }

  /// nil where the words are no key of their table.
  package init?(_ identity: RecordIdentity) {
    let columns = TableLayout.of(identity.table).keyColumns
    guard columns.count == identity.key.count else { return nil }
    var values: [FieldValue?] = []
    for (column, word) in zip(columns, identity.key) {
      guard let word else {
        if column.isRequired { return nil }
        values.append(nil)
        continue
      }
      guard let value = FieldValue(keyText: word, column.kind) else { return nil }
      values.append(value)
    }
    table = identity.table
    self.values = values
  }
}

extension AnyRecord {
  /// What the record says as entered.
  package var fingerprint: String {
    RecordFingerprint.make(entries.lazy.map { (name: $0.name, value: $0.value) })
  }
}

extension StoreSnapshot {
  /// The records of these identities that stand at this moment; those that do not are left out.
  ///
  /// Each is fetched through an index of its key, so the cost is that of the identities, whatever
  /// the size of the trial.
  package func standing(
    _ identities: some Sequence<RecordIdentity>
  ) throws -> [RecordIdentity: StandingRecord] {
    var found: [RecordIdentity: StandingRecord] = [:]
    for (table, identities) in Dictionary(grouping: identities, by: \.table)
    where table != .allocations {
      for half in halves {
        let statement = try lookup(in: table, among: half)
        for identity in identities {
          guard let key = RecordKey(identity) else { continue }
          try fetch(key, from: statement) { found[identity] = $0 }
        }
      }
    }
    return found
  }

  /// Open and closed versions have an index each; at the newest moment all that stands is open.
  private var halves: [String] {
    isNewest ? ["toBatch IS NULL"] : ["toBatch IS NULL", "toBatch IS NOT NULL AND toBatch > ?1"]
  }

  private func lookup(in table: TrialTable, among half: String) throws -> StatementCursor {
    let key = TableLayout.of(table).key().enumerated().map { "\($1) = ?\($0 + 2)" }
    let conditions = [half, "fromBatch <= ?1"] + key
    return try StatementCursor(
      db,
      sql: "SELECT \(VersionRow.columns(table)) FROM main.\(table.rawValue) WHERE "
        + conditions.joined(separator: " AND "))
  }

  private func fetch(
    _ key: RecordKey, from statement: StatementCursor, _ body: (StandingRecord) -> Void
  ) throws {
    try statement.bind(batchID, at: 1)
    for (index, value) in key.indexed.enumerated() {
      try statement.bind(value, at: Int32(index) + 2)
    }
    try statement.forEachRow { row in
      let version = VersionRow(row)
      let record = version.record(key.table)
      body(StandingRecord(rowID: version.id, fingerprint: record.fingerprint))
    }
  }
}

extension RecordKey {
  /// As the indexes spell it, where a missing part has a value.
  var indexed: [FieldValue] {
    zip(TableLayout.of(table).keyColumns, values).map { column, value in
      value ?? (column.kind == .date ? .integer(0) : .text(""))
    }
  }
}

extension FieldValue {
  fileprivate var keyText: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .date(let date): date.iso
    case .flag(let flag): flag ? "Y" : "N"
    }
  }

  /// Keys are made of texts and dates.
  fileprivate init?(keyText: String, _ kind: FieldKind) {
    switch kind {
    case .text, .code: self = .text(keyText)
    case .date:
      guard let date = PartialDate(iso: keyText) else { return nil }
      self = .date(date)
    case .integer, .decimal, .flag: return nil
    }
  }
}
