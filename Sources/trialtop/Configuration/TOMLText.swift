import TOMLKit

/// A small TOML file that a person has written: its tree, and the line of every entry.
struct TOMLText {
  let path: String
  let root: TOMLTable
  private let lines: EntryLines

  /// Throws where the file cannot be read, or is not valid TOML.
  ///
  /// - Parameters:
  ///   - shape: what an entry looks like, for whoever has to put it right.
  ///   - headers: which headers there are.
  init(path: String, shape: String, headers: String) throws(FileIssue) {
    self.path = path
    let text = try SmallFile(path: path).text()
    lines = EntryLines(text)
    if let place = lines.brokenHeader {
      throw FileIssue(
        file: path, line: place.line, column: place.column,
        message: "is not valid TOML; \(headers)")
    }
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw FileIssue(
        file: path, line: place.line, column: place.column,
        message: "is not valid TOML (\(error.description)); \(shape)")
    } catch {
      throw FileIssue(file: path, message: "is not valid TOML")
    }
  }

  func line(of key: String, in table: String? = nil) -> Int? {
    guard let table else { return lines.line(of: key) }
    return lines.line(of: table + "." + key) ?? lines.line(of: table)
  }

  func issue(_ line: Int?, _ message: String) -> FileIssue {
    FileIssue(file: path, line: line, message: message)
  }
}

/// The lines of headers and keys, one entry a line. The parser keeps positions only for syntax
/// errors.
private struct EntryLines {
  private var lines: [String: Int] = [:]
  /// The first header that does not begin with a key, such as `[=]`: the parser's own check of it
  /// is an assertion (marzer/tomlplusplus#301), so the text must not reach it.
  private(set) var brokenHeader: (line: Int, column: Int)?

  init(_ text: String) {
    var section = ""
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in all.enumerated() {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("[") {
        let name = words.drop { "[ \t".contains($0) }.prefix { !"] \t#".contains($0) }
        if brokenHeader == nil, name.isEmpty || !name.allSatisfy(Self.isKey) {
          brokenHeader = (index + 1, line.count - words.count + 1)
        }
        lines[String(name)] = index + 1
        section = name + "."
      } else if let end = words.firstIndex(of: "=") {
        let key = words[..<end].filter { !" \t\"'".contains($0) }
        lines[section + key] = index + 1
      }
    }
  }

  func line(of path: String) -> Int? { lines[path] }

  private static func isKey(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || "-_.".contains(letter))
  }
}
