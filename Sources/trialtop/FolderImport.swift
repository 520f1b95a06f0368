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
  /// Told the bytes read and the bytes in all.
  var progress: (Int, Int) throws -> Void = { _, _ in }

  func run() throws -> Result {
    let files = TrialFolder(folder, isStrict: isStrict)
    let checksums = try files.checksums()
    let (study, text) = try files.study()
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
      (imported, issues) = (result, listening.issues)
    }
    return Result(report: report, study: imported, issues: issues)
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
