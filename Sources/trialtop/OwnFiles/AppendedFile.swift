import Foundation

/// A file of one JSON object a line that only ever grows: 0600 in a folder of 0700.
struct AppendedFile {
  let path: String

  /// Adds a line in one write and sees it onto the disk. Writers wait for each other, so that a
  /// line which a full disk cut short is closed before the next begins.
  func append(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = try encoder.encode(line)
    try Places().makeFolder((path as NSString).deletingLastPathComponent)
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw failure() }
    let bytes = (isCut(descriptor) ? [0x0a] : []) + [UInt8](text) + [0x0a]
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw failure()
    }
  }

  /// Whether the last line has no end.
  private func isCut(_ descriptor: Int32) -> Bool {
    let length = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0x0a
    return length > 0 && pread(descriptor, &last, 1, length - 1) == 1 && last != 0x0a
  }

  /// Everything in the file; nil where there is none.
  func bytes() throws -> Data? {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      return nil
    }
  }

  private func failure() -> Failure {
    Failure("\(path): not written (\(String(cString: strerror(errno))))")
  }
}
