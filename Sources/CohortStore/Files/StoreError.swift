internal import GRDB

/// Why a store could not be opened, read or written, and what to do about it. Names files, never
/// values.
package struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Kind: String, CaseIterable, Sendable {
    case missing, notADatabase, notAStore, newerSchema, damaged, locked, noPermission, moved
    case diskFull, empty, noSuchBatch, refused, failed
  }

  package var kind: Kind
  package var path: String
  package var detail: String?

  package init(_ kind: Kind, path: String, detail: String? = nil) {
    self.kind = kind
    self.path = path
    self.detail = detail
  }

  /// Of a path in a folder that is not there.
  static func missingFolder(_ path: String) -> StoreError {
    StoreError(.missing, path: path, detail: noFolder)
  }

  private static let noFolder = "its folder does not exist"

  package var description: String {
    if kind == .missing, detail == StoreError.noFolder {
      return path + ": its folder does not exist; make the folder, or correct the path"
    }
    return path + ": " + explanation + (detail.map { " (\($0))" } ?? "")
  }

  private var explanation: String {
    switch kind {
    case .missing: "no such store; import a trial into it first"
    case .notADatabase: "not a trialtop store: not a database, or its first bytes are damaged"
    case .notAStore: "not a trialtop store"
    case .newerSchema: "written by a newer trialtop; update this one"
    case .damaged: "the store is damaged; restore a copy or import again into a new store"
    case .locked: "locked by another import; try again when it has ended"
    case .noPermission: "no permission; ask its owner, or copy it to a folder of your own"
    case .moved: "the store was moved, removed or replaced; open it again"
    case .diskFull: "the disk is full; nothing was changed"
    case .empty: "no import has been completed yet"
    case .noSuchBatch: "no such batch; trialtop batches lists them"
    case .refused: "the store refused a value; nothing was changed"
    case .failed: "the store could not be used"
    }
  }
}

extension StoreError {
  /// Translates what SQLite says; every other error passes through.
  static func translate(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return StoreError(kind(of: error), path: path, detail: detail(of: error))
  }

  private static func kind(of error: DatabaseError) -> Kind {
    if error.extendedResultCode == .SQLITE_IOERR_SHORT_READ { return .damaged }
    return switch error.resultCode {
    case .SQLITE_NOTADB: .notADatabase
    case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_SCHEMA: .damaged
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .noPermission
    case .SQLITE_FULL: .diskFull
    case .SQLITE_CONSTRAINT: .refused
    default: .failed
    }
  }

  /// SQLite's own words name tables and rules, never a bound value.
  private static func detail(of error: DatabaseError) -> String? {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_NOTADB: nil
    // A quota or a limit on a file's size; SQLite's own words would blame the disk.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_WRITE:
      "a write was refused: check the quota and the disk; nothing was changed"
    default: error.message
    }
  }
}
