import Dashboard
import Foundation

/// Where exports are written: new files alone, for their owner's eyes.
struct ExportFolder {
  var places = Places()
  var folder = FileManager.default.currentDirectoryPath

  /// Writes the files of an export under one number, and says where.
  func write(_ files: [ExportFile]) throws -> String {
    do throws(Fault) {
      return try write(files, in: folder)
    } catch {
      guard error.isOfFolder else { throw Failure(error.text) }
    }
    let own = places.data + "/exports"
    try places.makeFolder(own)
    do throws(Fault) {
      return try write(files, in: own)
    } catch {
      throw Failure(error.text)
    }
  }

  private struct Fault: Error {
    var path: String
    var code: Int32

    /// Another folder may do better.
    var isOfFolder: Bool { [EACCES, EPERM, EROFS, ENOENT].contains(code) }
    var text: String { "\(path): not written (\(String(cString: strerror(code))))" }
  }

  private func write(_ files: [ExportFile], in folder: String) throws(Fault) -> String {
    for number in 1...9999 {
      let paths = files.map { file in
        "\(folder)/\(file.stem.asFileName)\(number > 1 ? "-\(number)" : "")\(file.ending)"
      }
      if try create(files, at: paths) { return paths.joined(separator: ", ") }
    }
    throw Fault(path: folder, code: EEXIST)
  }

  /// false where one of the names is taken; then none is written.
  private func create(_ files: [ExportFile], at paths: [String]) throws(Fault) -> Bool {
    var made: [String] = []
    for (file, path) in zip(files, paths) {
      let code = ExportFolder.create(path, file.text)
      if code == 0 {
        made.append(path)
        continue
      }
      for path in made { unlink(path) }
      if code == EEXIST { return false }
      throw Fault(path: path, code: code)
    }
    return true
  }

  /// The system's number of what went wrong, 0 for nothing.
  private static func create(_ path: String, _ text: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return errno }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
      return 0
    } catch {
      unlink(path)
      return ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)
        .map { Int32($0.code) } ?? EIO
    }
  }
}
