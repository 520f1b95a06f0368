import CohortModel

/// One reading of a folder: what the tables have to know of each other.
struct FolderReading {
  let study: Study
  let isStrict: Bool
  private(set) var mappings: [FileMapping] = []
  private(set) var rowsIn: [TrialTable: Int] = [:]
  private var subjects: [Checksum: Int32] = [:]
  /// Nil where there is no file of sites to compare with.
  private var sites: Set<String>?
  private var silence = FolderSilence()

  init(study: Study, isStrict: Bool, hasSites: Bool) {
    self.study = study
    self.isStrict = isStrict
    sites = hasSites ? [] : nil
  }

  mutating func read<Sink: RecordSink>(
    _ table: TrialTable, from bytes: FileBytes, into sink: inout Sink
  ) throws {
    switch table {
    case .sites: try readSites(bytes, &sink)
    case .subjects: try readSubjects(bytes, &sink)
    case .treatments: try readTreatments(bytes, &sink)
    case .assessments: try readChildren(.assessments, bytes, &sink)
    case .lesions: try readChildren(.lesions, bytes, &sink)
    case .adverseEvents:
      var numbering = AdverseEventNumbering()
      try readChildren(.adverseEvents, bytes, &sink) { numbering.number(&$0) }
    case .symptoms: try readChildren(.symptoms, bytes, &sink)
    case .visits: try readChildren(.visits, bytes, &sink)
    case .deviations: try readChildren(.deviations, bytes, &sink)
    case .allocations:
      var arms = ArmCodes(study.arms)
      try readChildren(.allocations, bytes, &sink) { arms.review(&$0) }
    }
  }

  /// What the folder as a whole leaves unsaid, once every table is read.
  var silentIssues: [ImportIssue] {
    silence.issues(study, mappings, rowsIn: rowsIn)
  }

  private mutating func readSites(_ bytes: FileBytes, _ sink: inout some RecordSink) throws {
    var known: Set<String> = []
    try readTable(.sites, bytes, &sink) { site in
      known.insert(site.site)
      return []
    }
    sites = known
  }

  private mutating func readSubjects(_ bytes: FileBytes, _ sink: inout some RecordSink) throws {
    let sites = sites
    var seen = silence
    subjects = try readTable(.subjects, bytes, &sink) { subject in
      if subject.firstTreatmentOn != nil { seen.hasFirstTreatment = true }
      if subject.randomisedOn != nil { seen.hasRandomisation = true }
      guard let sites, let site = subject.site, !sites.contains(site) else { return [] }
      return [
        RowFinding(
          severity: .warning, code: .unknownSite, column: "site",
          message: "the site is not in sites.csv; add it there or correct it", text: site)
      ]
    }
    silence = seen
  }

  private mutating func readTreatments(_ bytes: FileBytes, _ sink: inout some RecordSink) throws {
    var hasStart = false
    try readChildren(.treatments, bytes, &sink) { treatment in
      if treatment.start != nil { hasStart = true }
      return []
    }
    silence.hasTreatmentStart = hasStart
  }

  private mutating func readChildren<Record>(
    _ format: TableFormat<Record>, _ bytes: FileBytes, _ sink: inout some RecordSink,
    review: @escaping (inout Record) -> [RowFinding] = { _ in [] }
  ) throws {
    try readTable(format, bytes, &sink, parents: subjects, review: review)
  }

  /// Returns the rows of the records that were kept, by key.
  @discardableResult
  private mutating func readTable<Record>(
    _ format: TableFormat<Record>, _ bytes: FileBytes, _ sink: inout some RecordSink,
    parents: [Checksum: Int32]? = nil, review: @escaping (inout Record) -> [RowFinding]
  ) throws -> [Checksum: Int32] {
    var reader = try TableReader(
      format, CSVReader(bytes), parents: parents, isStrict: isStrict, review: review)
    mappings.append(reader.mapping)
    try reader.read(into: &sink)
    rowsIn[Record.table] = reader.rowsIn
    return reader.keys
  }
}
