/// The lines on which headers and keys stand, as the parser keeps positions only for syntax errors.
///
/// A key inside an inline table has no line of its own.
struct StudyLines {
  private var lines: [String: Int] = [:]
  /// The first header that does not begin with a key, such as `[=]`: the parser's own check of it
  /// is an assertion (marzer/tomlplusplus#301), so the text must not reach it.
  private(set) var brokenHeader: Int?

  init(_ text: String) {
    var scanner = StudyScanner(text)
    var path = ""
    var counts: [String: Int] = [:]
    while let statement = scanner.next() {
      switch statement {
      case .header(let name, let isList, let line):
        if isList { counts[name, default: 0] += 1 }
        path = isList ? "\(name)[\(counts[name, default: 0])]" : name
        lines[path] = lines[path] ?? line
      case .key(let key, let line):
        lines[path.isEmpty ? key : "\(path).\(key)"] = line
      case .brokenHeader(let line):
        brokenHeader = brokenHeader ?? line
      }
    }
  }

  func line(of path: String) -> Int? {
    lines[path]
  }
}
