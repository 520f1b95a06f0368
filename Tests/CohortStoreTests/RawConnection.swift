import CohortStore
import Foundation
import GRDBSQLite

/// A connection that knows nothing of the store's rules, as any SQLite client would open.
final class RawConnection {
  struct Failure: Error, Equatable {
    let message: String
  }

  private var handle: OpaquePointer?

  init(_ path: String) throws {
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Failure(message: "open") }
  }

  deinit {
    sqlite3_close(handle)
  }

  func execute(_ sql: String) throws {
    var message: UnsafeMutablePointer<CChar>?
    guard sqlite3_exec(handle, sql, nil, nil, &message) == SQLITE_OK else {
      defer { sqlite3_free(message) }
      throw Failure(message: message.map { String(cString: $0) } ?? "")
    }
  }

  /// All rows of a question, each a line of values.
  func lines(_ sql: String) throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(handle)))
    }
    defer { sqlite3_finalize(statement) }
    var lines: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let cells = (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
      }
      lines.append(cells.joined(separator: "|"))
    }
    return lines
  }
}
