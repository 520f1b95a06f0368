import CohortFiles
import CohortModel
import CohortStore
import Foundation

/// A trial's folder on its way into a store: one batch, or nothing.
struct FolderImport {
  struct Result {
    var report: ImportReport
    /// nil where the store already held this very content.
    var study: ImportedStudy?
    var issues: [ImportIssue]
  }

  var folder: String
  var store: String
  var isStrict = false
  /// Whether a file without rows may withdraw all that its table holds.
  var allowsEmpty = false
  /// Told the bytes read and the bytes in all.
  var progress: (Int, Int) throws -> Void = { _, _ in }

  func run() throws -> Result {
    let files = TrialFolder(folder, isStrict: isStrict)
    let checksums = try files.checksums()
    let (study, text) = try files.study()
    let held = try HeldTrial(store: store)
    try held.requireSameStudy(study, folder: folder)
    var imported: ImportedStudy?
    var issues: [ImportIssue] = []
    let report = try StoreWriter(path: store).importBatch(
      source: folder.absolutePath, hash: checksums.main, allocationsHash: checksums.allocations,
      study: study, studyText: text, enteredAt: Int64(Date().timeIntervalSince1970)
    ) { sink in
      var listening = ListeningSink(sink: sink)
      let result = try files.read(into: &listening, progress: progress)
      guard result.checksums == checksums else {
        throw Failure("\(folder): the files changed while they were read; import them again")
      }
      if !allowsEmpty { try held.requireRows(of: result) }
      (imported, issues) = (result, listening.issues)
    }
    return Result(report: report, study: imported, issues: issues)
  }
}

/// What a store holds before an import: a folder of another trial, or a file that an export left
/// without rows, must not empty it.
private struct HeldTrial {
  private let store: String
  private let study: Study?
  private var rows: [TrialTable: Int] = [:]

  init(store: String) throws {
    self.store = store
    guard FileManager.default.fileExists(atPath: store) else {
      study = nil
      return
    }
    let reader = try StoreReader(path: store)
    guard try reader.revision() != nil else {
      study = nil
      return
    }
    study = try reader.study()
    rows = try reader.read { snapshot in
      let tables = TrialTable.allCases.filter { $0 != .allocations }
      return Dictionary(uniqueKeysWithValues: try tables.map { ($0, try snapshot.count(of: $0)) })
    }
  }

  func requireSameStudy(_ other: Study, folder: String) throws {
    guard let study, study.id != other.id else { return }
    throw Failure(
      "\(store) holds the study \(study.id), and \(folder) is of \(other.id); import it into a "
        + "store of its own")
  }

  func requireRows(of imported: ImportedStudy) throws {
    for (table, count) in imported.rowsIn where count == 0 && rows[table, default: 0] > 0 {
      throw Failure(
        "\(table.file) has no rows, and the store holds \(rows[table, default: 0]) of them; the "
          + "store is unchanged. Export it again, or say --allow-empty if all were withdrawn")
    }
  }
}

/// Passes everything on and keeps the issues, to be told at the end.
private struct ListeningSink: RecordSink {
  var sink: any RecordSink
  var issues: [ImportIssue] = []

  mutating func begin(_ table: TrialTable) throws { try sink.begin(table) }

  mutating func add(_ record: AnyRecord, from source: RecordSource) throws {
    try sink.add(record, from: source)
  }

  mutating func reject(_ row: RejectedRow) throws { try sink.reject(row) }

  mutating func report(_ issue: ImportIssue) throws {
    issues.append(issue)
    try sink.report(issue)
  }
}
