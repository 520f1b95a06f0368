import CohortFiles
import CohortModel
import Glibc

/// A folder of a test, gone when the test is.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/trialtop-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ScratchError(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for file in files { unlink("\(path)/\(file)") }
    rmdir(path)
  }

  var files: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  func write(_ file: String, _ bytes: [UInt8]) throws {
    guard let stream = fopen("\(path)/\(file)", "w") else { throw ScratchError(code: errno) }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw ScratchError(code: errno)
    }
  }

  func write(_ file: String, _ text: String) throws {
    try write(file, Array(text.utf8))
  }

  func bytes(_ file: String) throws -> [UInt8] {
    try FileBytes(path: "\(path)/\(file)", file: file).rest()
  }

  func text(_ file: String) throws -> String {
    String(decoding: try bytes(file), as: UTF8.self)
  }
}

struct ScratchError: Error {
  let code: Int32
}

/// Keeps everything that is put into it.
struct RecordLog: RecordSink {
  var tables: [TrialTable] = []
  var records: [AnyRecord] = []
  var sources: [RecordSource] = []
  var rejects: [RejectedRow] = []
  /// About cells, rows and columns.
  var issues: [ImportIssue] = []
  /// About what the folder as a whole leaves unsaid.
  var silences: [ImportIssue] = []

  mutating func begin(_ table: TrialTable) { tables.append(table) }

  mutating func add(_ record: AnyRecord, from source: RecordSource) {
    records.append(record)
    sources.append(source)
  }

  mutating func reject(_ row: RejectedRow) { rejects.append(row) }
  mutating func report(_ issue: ImportIssue) {
    switch issue.code {
    case .noRelatedness, .noTreatment, .noRandomisation, .randomisationDenied, .emptyTable:
      silences.append(issue)
    default: issues.append(issue)
    }
  }

  var subjects: [Subject] {
    records.compactMap { if case .subject(let subject) = $0 { subject } else { nil } }
  }

  var events: [AdverseEvent] {
    records.compactMap { if case .adverseEvent(let event) = $0 { event } else { nil } }
  }

  var assessments: [TumourAssessment] {
    records.compactMap { if case .assessment(let scan) = $0 { scan } else { nil } }
  }

  var allocations: [Allocation] {
    records.compactMap { if case .allocation(let allocation) = $0 { allocation } else { nil } }
  }

  func issues(_ code: ImportIssue.Code) -> [ImportIssue] {
    issues.filter { $0.code == code }
  }
}

/// A small trial of two subjects; a test replaces the file that it is about.
struct SmallTrial {
  let folder: ScratchFolder

  init(_ files: [String: String] = [:]) throws {
    folder = try ScratchFolder()
    for (name, text) in SmallTrial.files.merging(files, uniquingKeysWith: { $1 }) {
      try folder.write(name, text)
    }
  }

  static let files = [
    "study.toml": """
    [study]
    id = "T-1"
    title = "A small trial"
    randomised = true
    [[arms]]
    code = "A"
    name = "Combined"
    [[arms]]
    code = "B"
    name = "Systemic"
    reference = true
    """,
    "subjects.csv": """
    subject_id,site,age,rand_date,first_treatment
    S1,01,61,2024-02-01,2024-02-05
    S2,02,58,2024-02-02,

    """,
    "ae.csv": "subject_id,ae_id,term,grade,start,rel\nS1,1,Rash,2,2024-03-05,POSSIBLE\n",
    "response.csv": "subject_id,date,overall\nS1,2024-04-01,PR\n",
  ]

  func read(isStrict: Bool = false) throws -> (study: ImportedStudy, log: RecordLog) {
    var log = RecordLog()
    let study = try TrialFolder(folder.path, isStrict: isStrict).read(into: &log)
    return (study, log)
  }

  /// What reading the trial with one replaced file logs.
  static func log(_ file: String, _ text: String) throws -> RecordLog {
    try SmallTrial([file: text]).read().log
  }

  /// The error of reading the trial with one replaced file.
  static func error(_ file: String, _ text: String, isStrict: Bool = false) -> TrialFolderError? {
    do {
      _ = try SmallTrial([file: text]).read(isStrict: isStrict)
      return nil
    } catch {
      return error as? TrialFolderError
    }
  }
}
