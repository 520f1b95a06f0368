internal import CohortModel
internal import GRDB

/// Where the rows of one batch go; a class, so that whoever filled it can end it.
protocol BatchWriting: AnyObject, RecordSink {
  /// Writes what is still to be written, and the counts.
  func finish() throws -> [TrialTable: ImportReport.Counts]
}

/// What an import says of itself before its first row.
struct BatchEntry {
  enum Kind: String {
    case `import`, append
  }

  let kind: Kind
  let source: String
  let hash: String
  let allocationsHash: String?
  let enteredAt: Int64
  let study: Study?
  let studyText: String?

  /// Runs inside a transaction on each file.
  func perform(
    _ main: Database, _ allocations: Database?, _ body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    let batches = try Batch.all(in: main)
    let whole = try allocations.map { try AllocationsBatch.whole(in: $0, of: batches) } ?? []
    if let last = batches.last, isKnown(last, whole.last) {
      return ImportReport(batch: last, isNew: false)
    }
    let id = try nextID(main, allocations)
    let base = try allocations.flatMap { try AllocationsBatch.repairBase($0, whole) }
    return try write(id, main, allocations, body) { main, allocations in
      BatchSink(
        isSnapshot: kind == .import, main: main, allocations: allocations, allocationsBase: base)
    }
  }

  /// The first batch of two files that nobody else can see.
  func performFirst(
    _ main: Database, _ allocations: Database?, _ body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    try write(1, main, allocations, body) { main, allocations in
      try NewStoreSink(main: main, allocations: allocations)
    }
  }

  private func write(
    _ id: Int64, _ main: Database, _ allocations: Database?,
    _ body: (inout any RecordSink) throws -> Void,
    into makeSink: (ImportLedger, ImportLedger?) throws -> any BatchWriting
  ) throws -> ImportReport {
    try insert(id, into: main, isAllocations: false)
    if let allocations { try insert(id, into: allocations, isAllocations: true) }
    try StudyRow.store(study, text: studyText, batch: id, in: main)
    let sink = try makeSink(
      try ImportLedger(main, batch: id),
      try allocations.map { try ImportLedger($0, batch: id) })
    var open: any RecordSink = sink
    try body(&open)
    let tables = try sink.finish()
    let batch = try Batch.all(in: main).last
    guard let batch, batch.id == id else { preconditionFailure("the batch was just written") }
    return ImportReport(batch: batch, isNew: true, tables: tables)
  }

  private func isKnown(_ last: Batch, _ arms: AllocationsBatch?) -> Bool {
    kind == .import && last.hash == hash
      && (allocationsHash == nil || arms?.allocationsHash == allocationsHash)
  }

  /// Beyond both files, so that a batch which died between the commits keeps its number for good.
  private func nextID(_ main: Database, _ allocations: Database?) throws -> Int64 {
    let ids = try [main, allocations].compactMap { db in
      try db.flatMap { try Int64.fetchOne($0, sql: "SELECT max(id) FROM batch") }
    }
    return (ids.max() ?? 0) + 1
  }

  private func insert(_ id: Int64, into db: Database, isAllocations: Bool) throws {
    var arguments: StatementArguments = [id, kind.rawValue, enteredAt, source, hash]
    if isAllocations { arguments += [allocationsHash] }
    try db.execute(
      sql: "INSERT INTO batch VALUES (?, ?, ?, ?, ?\(isAllocations ? ", ?" : ""))",
      arguments: arguments)
  }
}
