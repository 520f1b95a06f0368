internal import CohortModel
internal import GRDB
internal import GRDBSQLite

/// A prepared statement stepped through SQLite's own interface: a million rows pass here, and
/// GRDB's row and argument arrays cost three times as much.
struct StatementCursor {
  /// Keeps the statement alive.
  private let statement: Statement
  private let pointer: OpaquePointer
  private let texts = TextPool()

  init(_ db: Database, sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  /// Runs a statement without rows.
  func run() throws {
    defer { sqlite3_reset(pointer) }
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
  }

  func forEachRow(_ body: (StatementCursor) throws -> Void) throws {
    defer { sqlite3_reset(pointer) }
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_ROW: try body(self)
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(pointer)).map { String(cString: $0) }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}

extension StatementCursor {
  /// SQLite copies the bytes before it returns.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(_ value: FieldValue?, at index: Int32) throws {
    switch value {
    case nil: try check(sqlite3_bind_null(pointer, index))
    case .text(let text)?: try bind(text, at: index)
    case .integer(let number)?: try bind(Int64(number), at: index)
    case .decimal(let number)?: try check(sqlite3_bind_double(pointer, index, number))
    case .date(let date)?: try bind(Int64(date.packed), at: index)
    case .flag(let flag)?: try bind(flag ? 1 : 0, at: index)
    }
  }

  func bind(_ number: Int64, at index: Int32) throws {
    try check(sqlite3_bind_int64(pointer, index, number))
  }

  func bind(_ text: String, at index: Int32) throws {
    var text = text
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // An empty string may have no address, and SQLite reads no address as NULL.
        sqlite3_bind_text(
          pointer, index, characters.baseAddress ?? StatementCursor.nothing,
          Int32(clamping: characters.count), StatementCursor.transient)
      }
    }
    try check(code)
  }

  nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw failure(code) }
  }
}

extension StatementCursor {
  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(pointer, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int64 {
    sqlite3_column_int64(pointer, column)
  }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return texts.text(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The value of a column; nil where it is missing, or is a date that no calendar has.
  func value(_ column: Int32, _ kind: FieldKind) -> FieldValue? {
    if isNull(column) { return nil }
    switch kind {
    case .text, .code: return .text(text(column))
    case .integer: return .integer(Int(integer(column)))
    case .decimal: return .decimal(sqlite3_column_double(pointer, column))
    case .date: return PartialDate(packed: Int32(clamping: integer(column))).map { .date($0) }
    case .flag: return .flag(integer(column) != 0)
    }
  }
}
