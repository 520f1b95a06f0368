import Glibc

/// The files of a folder while they are read: progress over all of them, a checksum of each.
final class FolderBytes {
  private let path: String
  private let total: Int
  private let progress: (Int, Int) throws -> Void
  private var done = 0
  private var opened: [FileBytes] = []

  init(path: String, files: [String], progress: @escaping (Int, Int) throws -> Void) {
    self.path = path
    self.progress = progress
    total = files.reduce(0) { $0 + FolderBytes.size("\(path)/\($1)") }
  }

  func open(_ file: String) throws -> FileBytes {
    let bytes = try FileBytes(path: "\(path)/\(file)", file: file) { [unowned self] length in
      done += length
      try progress(done, max(done, total))
    }
    opened.append(bytes)
    return bytes
  }

  /// Of the files that were opened, by name.
  var checksums: [String: Checksum] {
    Dictionary(opened.map { ($0.file, $0.checksum) }) { $1 }
  }

  /// The names of everything in a folder.
  static func names(in path: String) throws -> Set<String> {
    guard let folder = opendir(path) else {
      throw TrialFolderError(
        file: path, problem: "cannot be opened as a folder (\(String(cString: strerror(errno))))",
        remedy: "name a folder with study.toml and CSV files; trialtop init FOLDER writes one")
    }
    defer { closedir(folder) }
    var names: Set<String> = []
    while let entry = readdir(folder) {
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        _ = names.insert(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
