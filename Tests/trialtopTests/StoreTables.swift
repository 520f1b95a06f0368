import Foundation
import GRDBSQLite

/// A store's file as any SQLite client sees it.
final class StoreTables {
  struct Failure: Error {
    let message: String
  }

  private var handle: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure(message: path) }
  }

  deinit {
    sqlite3_close(handle)
  }

  func execute(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  private var failure: Failure {
    Failure(message: String(cString: sqlite3_errmsg(handle)))
  }

  /// Rows of a question, each a line of quoted values.
  func lines(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure }
    defer { sqlite3_finalize(statement) }
    var lines: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let cells = (0..<sqlite3_column_count(statement)).map { column in
        let text = sqlite3_column_text(statement, column).map { String(cString: $0) }
        return "\(String(cString: sqlite3_column_name(statement, column)))=\(text ?? "NULL")"
      }
      lines.append(cells.joined(separator: "|"))
    }
    return lines
  }

  /// Every row of every table but for the moment of entry, table by table.
  func everything() throws -> [String] {
    let tables = try lines("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .map { $0.dropFirst("name=".count) }
    return try tables.flatMap { table in
      let order = try lines("SELECT * FROM pragma_table_info('\(table)')").indices
        .map { String($0 + 1) }.joined(separator: ", ")
      let rows = try lines("SELECT * FROM \"\(table)\" ORDER BY \(order)")
      return ["# \(table)"]
        + rows.map { $0.replacing(/enteredAt=[0-9]+/, with: "enteredAt=?") }
    }
  }

  static func everything(_ path: String) throws -> [String] {
    try StoreTables(path).everything()
  }
}
