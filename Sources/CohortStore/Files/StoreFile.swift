internal import Glibc

/// A store's file on disk: born whole, and recognised again by device and inode.
struct StoreFile: Sendable {
  struct Identity: Equatable, Sendable {
    let device: UInt
    let inode: UInt
  }

  let path: String
  let schema: StoreSchema
  /// Permission bits of a new file, less the umask.
  let mode: mode_t

  static func main(_ path: String) -> StoreFile {
    StoreFile(path: path, schema: .main, mode: 0o644)
  }

  /// The allocations beside a store: `NAME.trialtop` has `NAME.allocations`.
  static func allocations(beside path: String) -> StoreFile {
    let stem = path.hasSuffix(".trialtop") ? String(path.dropLast(".trialtop".count)) : path
    return StoreFile(path: stem + ".allocations", schema: .allocations, mode: 0o600)
  }

  /// What stands at the path now; nil for nothing.
  var identity: Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }

  /// A name that SQLite cannot mistake for a URI.
  var sqlitePath: String {
    path.hasPrefix("file:") ? "./" + path : path
  }

  /// The file as one that nobody writes: for folders where SQLite may not keep its wal-index.
  var immutablePath: String {
    let escaped = path.map { character in
      switch character {
      case "%": "%25"
      case "?": "%3f"
      case "#": "%23"
      default: String(character)
      }
    }
    return "file:" + escaped.joined() + "?immutable=1"
  }

  /// Whether commits wait in a write-ahead log.
  var hasLog: Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }
}

extension StoreFile {
  /// Makes an empty store where there is none, under another name until it is whole, so that a
  /// reader never meets half a store. Returns whether this call made it.
  func createIfMissing() throws -> Bool {
    guard identity == nil else { return false }
    let draft = try makeDraft()
    defer { draft.remove() }
    return try publish(draft)
  }

  /// Makes an empty store beside this file's place, under a name that no reader opens.
  func makeDraft() throws -> StoreFile {
    let draft = StoreFile(path + ".new-\(getpid())", like: self)
    draft.remove()
    let descriptor = open(draft.path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(errno) }
    close(descriptor)
    do {
      try fill(draft.path)
    } catch {
      draft.remove()
      throw error
    }
    return draft
  }

  /// Gives a draft that nobody has open this file's name. Returns false where something stands
  /// there already.
  func publish(_ draft: StoreFile) throws -> Bool {
    if link(draft.path, path) == 0 { return true }
    guard errno == EEXIST else { throw failure(errno) }
    return false
  }

  /// Has the disk keep what was written without SQLite's own care.
  func synchronise() throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(errno) }
  }

  private func fill(_ draft: String) throws {
    do {
      try schema.migrate(path: StoreFile(draft, like: self).sqlitePath)
    } catch {
      throw StoreError.translate(error, path: path)
    }
  }

  private init(_ path: String, like other: StoreFile) {
    self.init(path: path, schema: other.schema, mode: other.mode)
  }

  /// Takes a store away that holds no batch, or a draft. Only for whoever holds its write lock.
  func remove() {
    removeFiles(path)
  }

  private func removeFiles(_ path: String) {
    for name in [path + "-wal", path + "-shm", path + "-journal", path] { unlink(name) }
  }

  private func failure(_ code: Int32) -> StoreError {
    let reason = String(cString: strerror(code))
    return switch code {
    case EACCES, EPERM, EROFS: StoreError(.noPermission, path: path, detail: reason)
    case ENOSPC, EDQUOT: StoreError(.diskFull, path: path)
    case ENOENT, ENOTDIR: .missingFolder(path)
    default: StoreError(.failed, path: path, detail: reason)
    }
  }

  private var hasFolder: Bool {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return true }
    var status = stat()
    return stat(String(path[..<slash]), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Refuses what cannot be a readable store, before SQLite is asked.
  func checkReadable() throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == EACCES { throw StoreError(.noPermission, path: path) }
      throw hasFolder ? StoreError(.missing, path: path) : .missingFolder(path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError(.notAStore, path: path) }
    guard access(path, R_OK) == 0 else { throw StoreError(.noPermission, path: path) }
  }
}
