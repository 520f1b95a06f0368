internal import CohortModel

/// A version as it lies in its table.
struct VersionRow {
  private static let head = "id, fromBatch, toBatch, sourceFile, sourceRow, "
  private static let first: Int32 = 5

  private let row: StatementCursor

  init(_ row: StatementCursor) {
    self.row = row
  }

  static func columns(_ table: TrialTable) -> String {
    head + TableLayout.of(table).list()
  }

  var id: Int64 { row.integer(0) }
  var fromBatch: Int64 { row.integer(1) }
  var toBatch: Int64? { row.isNull(2) ? nil : row.integer(2) }
  var source: RecordSource { RecordSource(file: row.text(3), row: Int(row.integer(4))) }

  func record(_ table: TrialTable) -> AnyRecord {
    AnyRecord(table, from: row, first: VersionRow.first)
  }
}
