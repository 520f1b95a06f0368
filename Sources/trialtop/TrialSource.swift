import CohortModel
import CohortStore
import Dashboard
import Synchronization

/// The open store behind a dashboard. Opened anew where its file was replaced; safe to use from
/// the loop and from a worker.
final class TrialSource: Sendable {
  private let loader: TrialLoader
  private let reader: Mutex<StoreReader>
  private let shown = Mutex<LoadedTrial?>(nil)

  init(loader: TrialLoader) throws {
    self.loader = loader
    reader = Mutex(try loader.open())
  }

  private var current: StoreReader { reader.withLock { $0 } }

  /// The newest batch that was loaded.
  var shownBatch: Int64? { shownTrial?.data.batch?.id }

  private var shownTrial: LoadedTrial? { shown.withLock { $0 } }

  func load() throws -> LoadedTrial {
    let trial = try loader.load(current)
    shown.withLock { $0 = trial }
    return trial
  }

  /// Moves with every commit of another process.
  func version() throws -> Int {
    try current.dataVersion()
  }

  func reopen() throws {
    let opened = try loader.open()
    reader.withLock { $0 = opened }
  }

  func record(_ table: TrialTable, rowID: Int64) throws -> RecordHistory? {
    try RecordHistory.load(table, rowID: rowID, from: current)
  }

  /// Marks a record as it stands in the row that was seen, and says how all marks stand then.
  func mark(_ request: MarkRequest, at time: Int64) throws -> Message {
    guard let trial = shownTrial,
      let version = try current.record(request.table, rowID: request.rowID)
    else { throw Failure("the record is not in the store any more; not marked") }
    try ReviewFile(study: trial.data.study.id).append(
      ReviewMark(
        record: version.key.identity, isReviewed: request.isReviewed, note: request.note,
        user: Person.name, time: time, fingerprint: version.record.fingerprint))
    let (reviews, fault) = loader.reviews(of: trial.data, current)
    return .reviewed(reviews, fault: fault)
  }

  func log(_ entry: AccessEntry) throws {
    guard let trial = shownTrial else { return }
    try AccessLog().append(entry, of: trial, at: loader.path, by: .dashboard)
  }

  func lastLook(_ looks: LastLooks) -> LastLook? {
    looks.lastLook(at: loader.path, current)
  }
}
