import CohortModel
import CohortStore
import Foundation

/// A store in a folder of its own that goes with it.
final class ScratchStore {
  let folder: URL
  var path: String { folder.appending(path: "trial.trialtop").path }
  var allocationsPath: String { folder.appending(path: "trial.allocations").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static let study = Study(id: "T-1", title: "Trial one")

  @discardableResult
  func importAll(
    _ records: [AnyRecord], hash: String, tables: [TrialTable] = [.subjects, .adverseEvents],
    allocationsHash: String? = nil, study: Study = ScratchStore.study, enteredAt: Int64 = 86_400,
    issues: [ImportIssue] = [], rejects: [RejectedRow] = []
  ) throws -> ImportReport {
    try StoreWriter(path: path, patience: 0).importBatch(
      source: "folder", hash: hash, allocationsHash: allocationsHash, study: study,
      studyText: "id = '\(study.id)'", enteredAt: enteredAt
    ) { sink in
      for table in tables { try sink.begin(table) }
      for (index, record) in records.enumerated() {
        try sink.add(record, from: RecordSource(file: "\(record.table).csv", row: index + 2))
      }
      for issue in issues { try sink.report(issue) }
      for reject in rejects { try sink.reject(reject) }
    }
  }

  @discardableResult
  func append(
    _ records: [AnyRecord], hash: String, allocationsHash: String? = nil, study: Study? = nil
  ) throws -> ImportReport {
    try StoreWriter(path: path, patience: 0).appendBatch(
      source: "feed", hash: hash, allocationsHash: allocationsHash, study: study,
      enteredAt: 172_800
    ) { sink in
      for (index, record) in records.enumerated() {
        try sink.add(record, from: RecordSource(file: "feed", row: index))
      }
    }
  }

  func reader() throws -> StoreReader { try StoreReader(path: path) }

  func records(asEntered batch: Int64? = nil) throws -> [AnyRecord] {
    var records: [AnyRecord] = []
    try reader().load(asEntered: batch) { record, _, _ in records.append(record) }
    return records
  }

  func arms() throws -> [String: String?] {
    let batches = try reader().batches()
    let allocations = try AllocationsReader(for: path).allocations(of: batches)
    return Dictionary(uniqueKeysWithValues: allocations.map { ($0.subject, $0.plannedArm) })
  }

  /// Bytes of every file of the main store.
  func mainBytes() throws -> Data {
    try ["", "-wal"].reduce(into: Data()) { data, suffix in
      guard FileManager.default.fileExists(atPath: path + suffix) else { return }
      data += try Data(contentsOf: URL(filePath: path + suffix))
    }
  }
}

func subject(_ id: String, age: Int? = nil, covariates: [String: String] = [:]) -> AnyRecord {
  var subject = Subject()
  subject.subject = id
  subject.age = age
  subject.covariates = covariates
  return .subject(subject)
}

func event(_ subject: String, _ id: String, grade: Int? = nil) -> AnyRecord {
  var event = AdverseEvent()
  event.subject = subject
  event.event = id
  event.term = "Nausea"
  event.grade = grade
  return .adverseEvent(event)
}

func scan(_ subject: String, _ date: String?, visit: String? = nil) -> AnyRecord {
  var scan = TumourAssessment()
  scan.subject = subject
  scan.date = date.flatMap { PartialDate(iso: $0) }
  scan.visit = visit
  scan.overall = .stable
  return .assessment(scan)
}

func allocation(_ subject: String, _ arm: String) -> AnyRecord {
  var allocation = Allocation()
  allocation.subject = subject
  allocation.plannedArm = arm
  allocation.actualArm = arm
  return .allocation(allocation)
}
