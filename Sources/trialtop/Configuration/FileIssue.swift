/// What is wrong with a file that a person has written, and where.
struct FileIssue: Error, Hashable, CustomStringConvertible {
  /// The path of the file; nil where there is none.
  var file: String?
  /// Counted from 1.
  var line: Int?
  /// Counted from 1; known for what is no TOML.
  var column: Int?
  var message: String

  var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    return place.isEmpty ? message : "\(place): \(message)"
  }

  /// For a line on the screen: the file by its name alone.
  var shortDescription: String {
    var short = self
    short.file = file?.split(separator: "/").last.map(String.init)
    return short.description
  }
}

extension [FileIssue] {
  /// As they stand in the file; what concerns the whole of it comes last.
  var inOrder: [FileIssue] { sorted { ($0.line ?? .max) < ($1.line ?? .max) } }
}
