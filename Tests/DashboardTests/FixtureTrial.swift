import CohortFiles
import CohortModel
import Dashboard
import Foundation
import Terminal
import Testing

/// The hand-written trial beside these tests, read as a folder is read.
///
/// Fifteen subjects consented at three of four sites; its numbers are worked by hand in
/// `FixtureNumbersTests`.
struct FixtureTrial {
  var study: Study
  var records: [AnyRecord]
  var sources: [RecordSource]
  var allocations: [Allocation]
  var issues: [ImportIssue]

  private static let reading = Result { try FixtureTrial(folder: folder) }

  static func read() throws -> FixtureTrial {
    try reading.get()
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixture").path()

  /// A trial of the sample data.
  static func sample(_ name: String) throws -> FixtureTrial {
    let file = URL(filePath: #filePath).appending(path: "../../../sample-data/\(name)")
    return try FixtureTrial(folder: file.standardized.path())
  }

  private init(folder: String) throws {
    var sink = FixtureSink()
    study = try TrialFolder(folder).read(into: &sink).study
    records = sink.records
    sources = sink.sources
    allocations = sink.allocations
    issues = sink.issues
  }

  /// Seconds since 1970 at 08:00 on 2 January 2026, when the batch was entered.
  static let enteredAt: Int64 = 1_767_340_800

  /// A record's row id is its place among the records, from 1.
  var data: TrialData {
    var builder = TrialData.Builder()
    for (index, record) in records.enumerated() { builder.add(record, rowID: Int64(index + 1)) }
    return builder.finish(
      study: study, issues: issues,
      batch: Batch(id: 1, enteredAt: FixtureTrial.enteredAt, source: "fixture", hash: "0"))
  }

  func loaded(_ access: Access = .pooled) -> LoadedTrial {
    LoadedTrial(
      data: data, gate: AccessGate(access, study: study, allocations: allocations))
  }

  func state(
    _ page: Page = .overview, _ access: Access = .pooled, width: Int = 120, height: Int = 40,
    charset: Charset = .box
  ) throws -> DashboardState {
    var options = DashboardState.Options()
    options.page = page
    options.charset = charset
    var state = try DashboardState(loaded(access), options: options)
    _ = state.update(.resized(Size(width: width, height: height)))
    return state
  }
}

extension FixtureTrial {
  /// The trial with some of its adverse events changed; nil leaves one out.
  func mappingAdverseEvents(_ change: (AdverseEvent) -> AdverseEvent?) -> FixtureTrial {
    var trial = self
    (trial.records, trial.sources) = ([], [])
    for (record, source) in zip(records, sources) {
      guard case .adverseEvent(let event) = record else {
        trial.append(record, source)
        continue
      }
      if let event = change(event) { trial.append(.adverseEvent(event), source) }
    }
    return trial
  }

  private mutating func append(_ record: AnyRecord, _ source: RecordSource) {
    records.append(record)
    sources.append(source)
  }

  /// The trial with another cut-off in its study file.
  func cut(at day: String) throws -> FixtureTrial {
    var trial = self
    let cut = try #require(Day(iso: day))
    trial.study.dataCut = cut
    return trial
  }

  /// What the store would answer for a full record.
  func history(rowID: Int64) throws -> RecordHistory {
    let index = Int(rowID) - 1
    let record = try #require(records.indices.contains(index) ? records[index] : nil)
    let version = RecordHistory.Version(
      batch: 1, enteredAt: FixtureTrial.enteredAt, source: sources[index], values: record.values)
    return RecordHistory(table: record.table, versions: [version])
  }

  struct NoAdverseEvent: Error {}
}

/// Keeps what a folder holds, allocations apart.
private struct FixtureSink: RecordSink {
  var records: [AnyRecord] = []
  var sources: [RecordSource] = []
  var allocations: [Allocation] = []
  var issues: [ImportIssue] = []

  mutating func begin(_ table: TrialTable) {}

  mutating func add(_ record: AnyRecord, from source: RecordSource) {
    if case .allocation(let allocation) = record { return allocations.append(allocation) }
    records.append(record)
    sources.append(source)
  }

  mutating func reject(_ row: RejectedRow) {}

  mutating func report(_ issue: ImportIssue) {
    if issue.table != .allocations { issues.append(issue) }
  }
}

extension AnyRecord {
  /// Every field as the store answers it, the covariates of a subject by their own names.
  fileprivate var values: [RecordHistory.Value] {
    switch self {
    case .site(let record): record.fieldValues
    case .subject(let record):
      record.fieldValues
        + record.covariates.sorted { $0.key < $1.key }.map { name, value in
          RecordHistory.Value(field: name, value: .text(value))
        }
    case .treatment(let record): record.fieldValues
    case .assessment(let record): record.fieldValues
    case .lesion(let record): record.fieldValues
    case .adverseEvent(let record): record.fieldValues
    case .symptom(let record): record.fieldValues
    case .visit(let record): record.fieldValues
    case .deviation(let record): record.fieldValues
    case .allocation(let record): record.fieldValues
    }
  }
}

extension TrialRecord {
  fileprivate var fieldValues: [RecordHistory.Value] {
    Self.fields.map { RecordHistory.Value(field: $0.name, value: $0.value(self)) }
  }
}
