internal import CohortModel
internal import GRDB

/// Takes the rows of one batch and, at the end, makes versions of them.
///
/// Everything about arms goes to the allocations file; the main store does not even count it.
final class BatchSink: BatchWriting {
  private let isSnapshot: Bool
  private let main: ImportLedger
  private let allocations: ImportLedger?
  /// The allocations batch to start from, where an import died between the two commits.
  private let allocationsBase: Int64?
  private var staged: [TrialTable: StagedTable] = [:]
  private var rejected: [TrialTable: Int] = [:]

  init(
    isSnapshot: Bool, main: ImportLedger, allocations: ImportLedger?, allocationsBase: Int64?
  ) {
    self.isSnapshot = isSnapshot
    self.main = main
    self.allocations = allocations
    self.allocationsBase = allocationsBase
  }

  func begin(_ table: TrialTable) throws {
    guard staged[table] == nil else { return }
    staged[table] = try StagedTable(table, in: ledger(of: table).db)
  }

  func add(_ record: AnyRecord, from source: RecordSource) throws {
    let table = record.table
    if !isSnapshot { try begin(table) }
    guard let stage = staged[table] else {
      preconditionFailure("begin(.\(table)) comes before its records")
    }
    let values = record.values
    switch try stage.add(values, from: source) {
    case .staged: return
    case .blankKey: try reject(values, of: stage.layout, from: source, .blankKey)
    case .duplicateKey: try reject(values, of: stage.layout, from: source, .duplicateKey)
    }
  }

  func reject(_ row: RejectedRow) throws {
    rejected[row.table, default: 0] += 1
    try ledger(of: row.table).add(row)
  }

  func report(_ issue: ImportIssue) throws {
    guard issue.table == .allocations || issue.code == .unknownArm else {
      return try main.add(issue)
    }
    guard let allocations else {
      // Without an allocations file there is no arm to tell of, only that it is not there.
      var bare = issue
      (bare.text, bare.subject) = (nil, nil)
      return try main.add(bare)
    }
    try allocations.add(issue)
  }

  private func ledger(of table: TrialTable) -> ImportLedger {
    guard table == .allocations else { return main }
    guard let allocations else {
      preconditionFailure("allocations need an allocationsHash")
    }
    return allocations
  }
}

extension BatchSink {
  /// Merges parents before children, and writes the counts down.
  func finish() throws -> [TrialTable: ImportReport.Counts] {
    var report: [TrialTable: ImportReport.Counts] = [:]
    let base = repairsAllocations ? allocationsBase : nil
    if base != nil { try begin(.allocations) }
    for table in TrialTable.allCases {
      guard let stage = staged[table] else { continue }
      report[table] = try merge(stage, base: table == .allocations ? base : nil)
    }
    return report
  }

  /// A snapshot of the arms says all by itself; anything else builds on the last whole batch.
  private var repairsAllocations: Bool {
    allocationsBase != nil && (!isSnapshot || staged[.allocations] == nil)
  }

  private func merge(_ stage: StagedTable, base: Int64?) throws -> ImportReport.Counts {
    let table = stage.layout.table
    let ledger = ledger(of: table)
    let preloaded = try base.map { try stage.preload(asEntered: $0) } ?? 0
    let merge = TableMerge(
      staged: stage, db: ledger.db, batch: ledger.batch, isSnapshot: isSnapshot || base != nil)
    if stage.layout.isChild {
      try merge.withoutOrphans { source, values in
        try reject(values, of: stage.layout, from: source, .childWithoutSubject)
      }
    }
    var counts = try merge.run()
    try stage.drop()
    counts.rejected = rejected[table, default: 0]
    counts.rowsIn += counts.rejected - preloaded
    try ledger.add(table, counts, isSnapshot: isSnapshot)
    return counts
  }

  /// A reader rejects with the verbatim row; this net catches what comes through without one.
  private func reject(
    _ values: [FieldValue?], of layout: TableLayout, from source: RecordSource,
    _ code: ImportIssue.Code
  ) throws {
    let text = zip(layout.columns, values).compactMap { column, value in
      value.map { "\(column.name)=\($0.verbatim)" }
    }
    try reject(
      RejectedRow(
        table: layout.table, file: source.file, row: source.row,
        text: text.joined(separator: ",")))
    try report(
      ImportIssue(
        severity: .error, code: code, table: layout.table, file: source.file, row: source.row,
        message: BatchSink.advice(code)))
  }

  private static func advice(_ code: ImportIssue.Code) -> String {
    switch code {
    case .blankKey: "part of the row's key is blank; fill it in"
    case .duplicateKey: "an earlier row has the same key; keep one of them or tell them apart"
    default: "the subject is not among the subjects; add it there or correct its id"
    }
  }
}

extension FieldValue {
  /// The value as a file would spell it.
  fileprivate var verbatim: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .date(let date): date.iso
    case .flag(let flag): flag ? "Y" : "N"
    }
  }
}
