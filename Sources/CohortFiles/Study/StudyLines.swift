/// Finds the line of a key by its path, as the parser keeps positions only for syntax errors.
///
/// Knows headers and plain `key = value` lines, which is how study files are written; a key of an
/// inline table or a quoted key has no line.
struct StudyLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var path = ""
    var counts: [String: Int] = [:]
    var fence: String?
    for (index, content) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = content.drop { $0 == " " || $0 == "\t" }
      if let open = fence {
        if line.contains(open) { fence = nil }
        continue
      }
      if let header = StudyLines.header(line, &counts) {
        path = header
        lines[path] = lines[path] ?? index + 1
      } else if let key = StudyLines.key(line) {
        lines[path.isEmpty ? key : "\(path).\(key)"] = index + 1
      }
      fence = StudyLines.openedFence(line)
    }
  }

  func line(of path: String) -> Int? {
    lines[path]
  }

  /// “[response]” gives response; the second “[[arms]]” gives arms[2].
  private static func header(_ line: Substring, _ counts: inout [String: Int]) -> String? {
    guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return nil }
    let isList = line.hasPrefix("[[")
    let name = line[..<close].drop { $0 == "[" }.filter { $0 != " " && $0 != "\t" }
    guard isList else { return name }
    counts[name, default: 0] += 1
    return "\(name)[\(counts[name, default: 0])]"
  }

  private static func key(_ line: Substring) -> String? {
    guard let equals = line.firstIndex(of: "="), !line.hasPrefix("#") else { return nil }
    let key = line[..<equals].filter { $0 != " " && $0 != "\t" }
    return key.isEmpty ? nil : key
  }

  /// The quotes of a text that goes on in the next line.
  private static func openedFence(_ line: Substring) -> String? {
    for fence in ["\"\"\"", "'''"] {
      let parts = line.split(separator: fence, omittingEmptySubsequences: false)
      if parts.count % 2 == 0 { return fence }
    }
    return nil
  }
}
