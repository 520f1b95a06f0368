package import CohortModel

/// Reads a store that others may be writing. Cannot change it: the connection is read-only.
///
/// Every call is one read transaction, so what it returns is of one moment; use `read` for
/// several questions about the same moment. Errors are `StoreError`s that a caller can show
/// while it keeps its last good view. Calls wait for each other, except `dataVersion`.
package final class StoreReader: Sendable {
  private let records: StoreConnection
  private let watch: StoreConnection

  package init(path: String) throws {
    let file = StoreFile.main(path)
    records = try StoreConnection(file)
    watch = try StoreConnection(file, patience: 0.02)
  }

  package var path: String { records.file.path }

  /// Whether the store lies in a folder that cannot be written, so that changes go unseen.
  package var isImmutable: Bool { records.isImmutable }

  /// A number that moves with every commit of another process; about 12 µs, never waits for a
  /// long read. Throws `.moved` where the file is no longer the one that was opened.
  package func dataVersion() throws -> Int {
    try watch.dataVersion()
  }

  /// Runs questions about one moment: the newest, or what had been entered by a batch.
  package func read<Result>(
    asEntered batch: Int64? = nil, _ body: (StoreSnapshot) throws -> Result
  ) throws -> Result {
    try records.read { db in
      try body(StoreSnapshot(db, path: path, asEntered: batch))
    }
  }
}

extension StoreReader {
  /// The latest batch; nil for a store whose first import has not been completed.
  package func revision() throws -> Batch? {
    try read { $0.batch }
  }

  package func batches() throws -> [Batch] {
    try read { $0.batches }
  }

  /// The last batch entered by the end of a day, UTC.
  package func batch(enteredBy day: Day) throws -> Batch? {
    try batches().last { $0.day <= day }
  }

  package func study(asEntered batch: Int64? = nil) throws -> Study {
    try read(asEntered: batch) { try $0.study() }
  }

  package func load(
    asEntered batch: Int64? = nil, into body: (AnyRecord, Int64, RecordSource) throws -> Void
  ) throws {
    try read(asEntered: batch) { try $0.records(body) }
  }

  package func issues(asEntered batch: Int64? = nil) throws -> [ImportIssue] {
    try read(asEntered: batch) { try $0.issues() }
  }

  package func rejects(asEntered batch: Int64? = nil) throws -> [RejectedRow] {
    try read(asEntered: batch) { try $0.rejects() }
  }

  package func record(_ table: TrialTable, rowID: Int64) throws -> RecordVersion? {
    try read { try $0.record(table, rowID: rowID) }
  }

  package func history(of key: RecordKey) throws -> [RecordVersion] {
    try read { try $0.history(of: key) }
  }

  package func changes(since batch: Int64) throws -> [RecordChange] {
    try read { try $0.changes(since: batch) }
  }

  /// Everything of one moment, in columns. `checkpoint` is called every few thousand rows and may
  /// throw to give up.
  package func trialData(
    asEntered batch: Int64? = nil, checkpoint: () throws -> Void = {}
  ) throws -> TrialData {
    try read(asEntered: batch) { try $0.trialData(checkpoint: checkpoint) }
  }
}
