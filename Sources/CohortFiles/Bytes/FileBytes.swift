import Glibc

/// The bytes of a file, read once from front to back, with a checksum of what was read.
package final class FileBytes {
  /// The name that messages use.
  package let file: String
  package private(set) var checksum = Checksum()
  package private(set) var count = 0
  private let descriptor: Int32
  private let onRead: (Int) throws -> Void

  /// - Parameter onRead: told the number of bytes of every read; what it throws ends the reading.
  package init(
    path: String, file: String, onRead: @escaping (Int) throws -> Void = { _ in }
  ) throws {
    self.file = file
    self.onRead = onRead
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.failure(errno, file) }
  }

  deinit {
    close(descriptor)
  }

  /// Fills as much of the buffer as one read gives; 0 at the end of the file.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var length = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    while length < 0, errno == EINTR {
      length = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    }
    guard length >= 0 else { throw FileBytes.failure(errno, file) }
    checksum.add(UnsafeRawBufferPointer(start: buffer.baseAddress, count: length))
    count += length
    try onRead(length)
    return length
  }

  /// Everything that is left, through one buffer.
  package func rest() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = try chunk.withUnsafeMutableBytes { try read(into: $0) }
      guard length > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<length])
    }
  }

  /// Reads to the end for the checksum's sake.
  package func readAll() throws {
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while try chunk.withUnsafeMutableBytes({ try read(into: $0) }) > 0 {}
  }

  private static func failure(_ code: Int32, _ file: String) -> TrialFolderError {
    switch code {
    case ENOENT:
      TrialFolderError(file: file, problem: "is missing", remedy: "add it, or name another")
    case EACCES:
      TrialFolderError(
        file: file, problem: "may not be read", remedy: "ask for permission to read it")
    case EISDIR:
      TrialFolderError(file: file, problem: "is a folder", remedy: "put a file in its place")
    default:
      TrialFolderError(
        file: file, problem: "cannot be read (\(String(cString: strerror(code))))",
        remedy: "check the disk and try again")
    }
  }
}
