import Glibc

/// A file that is written under a temporary name and takes its own only when it is complete.
final class OutputFile {
  let file: String
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// - Parameter isPrivate: readable by its owner alone.
  init(folder: String, file: String, isPrivate: Bool) throws {
    self.file = file
    path = "\(folder)/\(file)"
    let mode: mode_t = isPrivate ? 0o600 : 0o644
    descriptor = open("\(path).partial", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw OutputFile.failure(file) }
  }

  deinit {
    close(descriptor)
  }

  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Puts the file under its own name.
  func finish() throws {
    try flush()
    guard fsync(descriptor) == 0, rename("\(path).partial", path) == 0 else {
      throw OutputFile.failure(file)
    }
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw OutputFile.failure(file) }
        written += count
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failure(_ file: String) -> TrialFolderError {
    TrialFolderError(
      file: file, problem: "cannot be written (\(String(cString: strerror(errno))))",
      remedy: "check the folder, its permissions and the space on the disk")
  }
}

/// A folder that is written to.
enum OutputFolder {
  /// Makes the folder and those above it where they are missing.
  static func make(_ path: String) throws {
    var sofar = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      sofar += "/\(part)"
      guard mkdir(sofar, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }
    guard isFolder(path) else { throw failure(path) }
  }

  static func contains(_ file: String, in path: String) -> Bool {
    access("\(path)/\(file)", F_OK) == 0
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func failure(_ path: String) -> TrialFolderError {
    TrialFolderError(
      file: path, problem: "is no folder and cannot be made one",
      remedy: "name another folder, or ask for permission to write here")
  }
}
