package import CohortModel

/// A folder that holds a trial: study.toml and one CSV file per table (data.md, *Files*).
///
/// Reading streams the records into a sink. What cannot be trusted throws `TrialFolderError`, and
/// whatever the sink throws passes through; everything else is an issue or a reject in the sink.
package struct TrialFolder: Sendable {
  package let path: String
  /// Whether the first error-level issue throws.
  package let isStrict: Bool

  package init(_ path: String, isStrict: Bool = false) {
    self.path = path
    self.isStrict = isStrict
  }

  package static let studyFile = "study.toml"
  private static let required = [studyFile, "subjects.csv", "ae.csv", "response.csv"]
  /// Read by other parts of the program, or not data at all.
  private static let silent: Set<String> = [PublishedFile.name]

  /// Reads every table that is there: sites, subjects, the rest, arms last.
  ///
  /// - Parameter progress: bytes read so far and bytes in all; what it throws ends the reading.
  package func read<Sink: RecordSink>(
    into sink: inout Sink, progress: @escaping (Int, Int) throws -> Void = { _, _ in }
  ) throws -> ImportedStudy {
    let files = try presentFiles()
    let bytes = FolderBytes(path: path, files: TrialFolder.read(of: files), progress: progress)
    let source = try bytes.open(TrialFolder.studyFile)
    let studyText = try StudyFile.decoded(source.rest())
    let (study, issues) = try StudyFile.read(studyText)

    // A reading of its own, outside the progress and the checksums.
    try HiddenArms(study.arms)?.check(
      FileBytes(path: "\(path)/\(TrialTable.subjects.file)", file: TrialTable.subjects.file))
    var reading = FolderReading(
      study: study, isStrict: isStrict, hasSites: files.contains("sites.csv"))
    for issue in issues + unreadFiles(files) { try sink.report(issue) }
    for table in TrialFolder.order where files.contains(table.file) {
      try reading.read(table, from: bytes.open(table.file), into: &sink)
    }
    for issue in reading.silentIssues { try sink.report(issue) }
    return ImportedStudy(
      study: study, studyText: studyText, mappings: reading.mappings, rowsIn: reading.rowsIn,
      checksums: FolderChecksums(bytes.checksums))
  }

  /// The study file alone: what it says and its text, verbatim.
  package func study() throws -> (study: Study, text: String) {
    let bytes = FolderBytes(path: path, files: [TrialFolder.studyFile], progress: { _, _ in })
    _ = try presentFiles()
    let text = try StudyFile.decoded(bytes.open(TrialFolder.studyFile).rest())
    return (try StudyFile.read(text).study, text)
  }

  /// The checksums that `read` would give, without reading the tables' cells.
  package func checksums() throws -> FolderChecksums {
    let files = try presentFiles()
    let read = TrialFolder.read(of: files)
    let bytes = FolderBytes(path: path, files: read, progress: { _, _ in })
    for file in read { try bytes.open(file).readAll() }
    return FolderChecksums(bytes.checksums)
  }

  /// Sites and subjects first, because the others refer to them; arms last.
  private static let order: [TrialTable] = [
    .sites, .subjects, .treatments, .assessments, .lesions, .adverseEvents, .symptoms, .visits,
    .deviations, .allocations,
  ]

  /// Those of the files that this version reads, in the order of reading.
  private static func read(of files: Set<String>) -> [String] {
    [studyFile] + order.map(\.file).filter(files.contains)
  }

  private func presentFiles() throws -> Set<String> {
    let files = try FolderBytes.names(in: path)
    for file in TrialFolder.required where !files.contains(file) {
      throw TrialFolderError(
        file: file, problem: "is missing from \(path)",
        remedy: "add it; trialtop init FOLDER writes a template of every file")
    }
    return files
  }

  private func unreadFiles(_ files: Set<String>) -> [ImportIssue] {
    let known = Set(TrialFolder.order.map(\.file)).union(TrialFolder.silent)
    return files.subtracting(known).sorted().filter { $0.hasSuffix(".csv") }.map { file in
      ImportIssue(
        severity: .information, code: .tableNotRead, table: nil, file: file,
        message: "not read by this version")
    }
  }
}
