internal import GRDBSQLite

/// The SQLite library that reads and writes the stores.
package enum SQLiteVersion {
  package static var current: String { String(cString: sqlite3_libversion()) }
}
