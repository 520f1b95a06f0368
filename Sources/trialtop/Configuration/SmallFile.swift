import Foundation

/// A small text file that somebody else has written.
struct SmallFile {
  static let most = 64 * 1024

  let path: String

  /// Throws for what is not a file, is too large, or is not UTF-8.
  func text() throws(FileIssue) -> String {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type = (try? FileManager.default.attributesOfItem(atPath: file))?[.type]
    guard let type = type as? FileAttributeType else { throw fault("there is no such file") }
    // Reading a pipe or a device might never end.
    guard type == .typeRegular else { throw fault("this is not a file") }
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: Self.most + 1) ?? Data()
    else { throw fault("this file cannot be read; check its permissions") }
    guard data.count <= Self.most else {
      throw fault("this file is larger than \(Self.most / 1024) kB, which nobody writes by hand")
    }
    guard let text = String(validating: data, as: UTF8.self), !text.contains("\0") else {
      throw fault("this file is not UTF-8 text; save it as UTF-8")
    }
    return text.hasPrefix("\u{feff}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  private func fault(_ message: String) -> FileIssue {
    FileIssue(file: path, message: message)
  }
}
