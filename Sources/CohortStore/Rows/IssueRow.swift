internal import CohortModel
internal import GRDB

/// Issues and rejects as they lie in either file.
enum IssueRow {
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [ImportIssue] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT severity, code, tableName, file, row, columnName, message, text, subject
        FROM importIssue WHERE \(condition) ORDER BY id
        """, arguments: arguments)
    var issues: [ImportIssue] = []
    while let row = try rows.next() {
      // A code of a newer program says too little to show; its count would still be wrong to hide.
      issues.append(
        ImportIssue(
          severity: ImportIssue.Severity(rawValue: row[0]) ?? .warning,
          code: ImportIssue.Code(rawValue: row[1]) ?? .tableNotRead,
          table: (row[2] as String?).flatMap(TrialTable.init(rawValue:)), file: row[3],
          row: row[4], column: row[5], message: row[6], text: row[7], subject: row[8]))
    }
    return issues
  }
}

extension RejectedRow {
  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [RejectedRow] {
    try Row.fetchAll(
      db, sql: "SELECT tableName, file, row, text FROM reject WHERE \(condition) ORDER BY id",
      arguments: arguments
    ).compactMap { row in
      TrialTable(rawValue: row[0]).map {
        RejectedRow(table: $0, file: row[1], row: row[2], text: row[3])
      }
    }
  }
}
