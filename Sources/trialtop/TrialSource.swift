import CohortModel
import CohortStore
import Dashboard
import Synchronization

/// The open store behind a dashboard. Opened anew where its file was replaced; safe to use from
/// the loop and from a worker.
final class TrialSource: Sendable {
  private let loader: TrialLoader
  private let reader: Mutex<StoreReader>
  private let shown = Mutex<Int64?>(nil)

  init(loader: TrialLoader) throws {
    self.loader = loader
    reader = Mutex(try loader.open())
  }

  private var current: StoreReader { reader.withLock { $0 } }

  /// The newest batch that was loaded.
  var shownBatch: Int64? { shown.withLock { $0 } }

  func load() throws -> LoadedTrial {
    let trial = try loader.load(current)
    shown.withLock { $0 = trial.data.batch?.id }
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

  func lastLook(_ looks: LastLooks) -> LastLook? {
    looks.lastLook(at: loader.path, current)
  }
}
