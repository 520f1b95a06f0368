package import CohortModel

/// Writes a trial folder in the written form, one record at a time.
///
/// Every file takes its name only in `finish`, so that no reader sees half a folder. arms.csv is
/// readable by its owner alone. A rejected row is written verbatim, so that a folder with errors
/// can be made on purpose; issues are not written.
package struct TrialFolderWriter: RecordSink {
  private let path: String
  private let covariates: [String]
  private let overwrites: Bool
  private var files: [TrialTable: OutputFile] = [:]

  /// Makes the folder and writes study.toml.
  ///
  /// - Parameters:
  ///   - comment: lines for the head of study.toml.
  ///   - covariates: the further columns of subjects.csv, in any order.
  ///   - overwrites: whether files of the folder may be replaced.
  package init(
    path: String, study: Study, comment: String = "", covariates: [String] = [],
    overwrites: Bool = false
  ) throws {
    self.path = path
    self.covariates = covariates.sorted()
    self.overwrites = overwrites
    try TrialFolderWriter.checkCovariates(covariates)
    try OutputFolder.make(path)
    try refuseOverwriting(TrialFolder.studyFile)
    let file = try OutputFile(folder: path, file: TrialFolder.studyFile, isPrivate: false)
    try file.write(StudyText.text(of: study, comment: comment))
    try file.finish()
  }

  /// Writes a whole folder; covariates are collected from the subjects.
  package static func write(
    _ records: [AnyRecord], study: Study, to path: String, comment: String = "",
    overwrites: Bool = false
  ) throws {
    var covariates: Set<String> = []
    for case .subject(let subject) in records { covariates.formUnion(subject.covariates.keys) }
    var writer = try TrialFolderWriter(
      path: path, study: study, comment: comment, covariates: Array(covariates),
      overwrites: overwrites)
    for table in [.subjects, .adverseEvents, .assessments] as [TrialTable] {
      try writer.begin(table)
    }
    for record in records {
      try writer.add(record, from: RecordSource(file: record.table.file, row: 0))
    }
    try writer.finish()
  }

  /// Opens the table's file and writes its header; does nothing where it is open.
  package mutating func begin(_ table: TrialTable) throws {
    guard files[table] == nil else { return }
    try refuseOverwriting(table.file)
    let file = try OutputFile(
      folder: path, file: table.file, isPrivate: table == .allocations)
    try file.write(header(of: table))
    files[table] = file
  }

  package mutating func add(_ record: AnyRecord, from source: RecordSource) throws {
    try begin(record.table)
    try files[record.table]?.write(row(of: record))
  }

  package mutating func reject(_ row: RejectedRow) throws {
    try begin(row.table)
    try files[row.table]?.write(row.text + "\n")
  }

  package mutating func report(_ issue: ImportIssue) throws {}

  /// Puts every file under its name.
  package mutating func finish() throws {
    for (_, file) in files.sorted(by: { $0.value.file < $1.value.file }) { try file.finish() }
    files = [:]
  }

  private func refuseOverwriting(_ file: String) throws {
    guard overwrites || !OutputFolder.contains(file, in: path) else {
      throw TrialFolderError(
        file: file, problem: "exists already in \(path)", remedy: "name an empty folder")
    }
  }

  /// A covariate that would not be read back as one is refused.
  private static func checkCovariates(_ names: [String]) throws {
    for name in names {
      guard !TableFormat.tellsArm(name) else {
        throw TrialFolderError(
          file: TableFormat.subjects.file, column: name,
          problem: "the covariate has the name of an arm", remedy: "rename it")
      }
      let column = TableFormat.subjects.columns.first { $0.isNamed(name) || $0.isFallback(name) }
      if let column {
        throw TrialFolderError(
          file: TableFormat.subjects.file, column: name,
          problem: "the covariate has a name that means \(column.name)", remedy: "rename it")
      }
    }
  }
}

extension TrialFolderWriter {
  private func header(of table: TrialTable) -> String {
    switch table {
    case .sites: TableFormat.sites.header()
    case .subjects: TableFormat.subjects.header(covariates: covariates)
    case .treatments: TableFormat.treatments.header()
    case .assessments: TableFormat.assessments.header()
    case .lesions: TableFormat.lesions.header()
    case .adverseEvents: TableFormat.adverseEvents.header()
    case .symptoms: TableFormat.symptoms.header()
    case .visits: TableFormat.visits.header()
    case .deviations: TableFormat.deviations.header()
    case .allocations: TableFormat.allocations.header()
    }
  }

  private func row(of record: AnyRecord) throws -> String {
    let cells =
      switch record {
      case .site(let record): TableFormat.sites.cells(of: record)
      case .subject(let record): try cells(of: record)
      case .treatment(let record): TableFormat.treatments.cells(of: record)
      case .assessment(let record): TableFormat.assessments.cells(of: record)
      case .lesion(let record): TableFormat.lesions.cells(of: record)
      case .adverseEvent(let record): TableFormat.adverseEvents.cells(of: record)
      case .symptom(let record): TableFormat.symptoms.cells(of: record)
      case .visit(let record): TableFormat.visits.cells(of: record)
      case .deviation(let record): TableFormat.deviations.cells(of: record)
      case .allocation(let record): TableFormat.allocations.cells(of: record)
      }
    return CSVRow(cells).text
  }

  private func cells(of subject: Subject) throws -> [String] {
    if let name = subject.covariates.keys.first(where: { !covariates.contains($0) }) {
      throw TrialFolderError(
        file: TableFormat.subjects.file, column: name,
        problem: "the covariate was not announced", remedy: "name it when the writer is made")
    }
    return TableFormat.subjects.cells(of: subject) + covariates.map { subject.covariates[$0] ?? "" }
  }
}
