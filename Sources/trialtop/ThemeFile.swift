import Foundation
import Reports
import TOMLKit
import Terminal

/// What is wrong with a theme, and where.
struct ThemeFileIssue: Hashable, CustomStringConvertible {
  /// The path of the file; nil where there is none.
  var file: String?
  var line: Int?
  var message: String

  /// Safe for the terminal: names and values come from files.
  var description: String {
    let place = [file, line.map(String.init)].compactMap { $0 }.joined(separator: ":")
    return (place.isEmpty ? message : "\(place): \(message)").withVisibleControls
  }
}

extension ThemeFileIssue: Error {}

/// One theme's TOML file: from its bytes to a theme with issues.
struct ThemeFile {
  let path: String

  var name: String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  /// Throws where the file cannot be read at all, or is not valid TOML.
  func read() throws(ThemeFileIssue) -> (theme: Theme, issues: [ThemeFileIssue]) {
    let text = try SmallFile(path: path).text()
    let lines = EntryLines(text)
    if let line = lines.brokenHeader {
      throw issue(line, "is not valid TOML; the only header of a theme is [roles]")
    }
    let root = try parse(text)
    var (issues, roles): ([ThemeFileIssue], [ThemeEntry]) = ([], [])
    var head: [ThemeEntry] = []
    for key in root.keys {
      guard key == "roles", let table = root[key]?.table else {
        take(root[key]?.tomlValue, key, lines.line(of: key), &head, &issues)
        continue
      }
      for role in table.keys {
        take(table[role]?.tomlValue, role, lines.line(of: "roles." + role), &roles, &issues)
      }
    }
    let made = Theme.make(name: name, head: head.inOrder, entries: roles.inOrder)
    issues += made.issues.map { issue($0.line, $0.message) }
    return (made.theme, issues.sorted { ($0.line ?? .max) < ($1.line ?? .max) })
  }

  private func parse(_ text: String) throws(ThemeFileIssue) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw issue(
        error.source.begin.line,
        "is not valid TOML (\(error.description)); write role = \"colour\", one a line")
    } catch {
      throw issue(nil, "is not valid TOML")
    }
  }

  private func take(
    _ value: TOMLValue?, _ key: String, _ line: Int?, _ entries: inout [ThemeEntry],
    _ issues: inout [ThemeFileIssue]
  ) {
    if let text = value?.string ?? value?.bool.map(String.init) {
      entries.append(ThemeEntry(key, text, line: line))
    } else {
      issues.append(issue(line, "'\(key.prefix(40))' takes a text in quotes"))
    }
  }

  private func issue(_ line: Int?, _ message: String) -> ThemeFileIssue {
    ThemeFileIssue(file: path, line: line, message: message)
  }
}

extension [ThemeEntry] {
  fileprivate var inOrder: [ThemeEntry] { sorted { ($0.line ?? .max) < ($1.line ?? .max) } }
}

/// The lines of the keys of a theme: one entry a line. The parser keeps positions only for syntax
/// errors.
private struct EntryLines {
  private var lines: [String: Int] = [:]
  /// The first header that does not begin with a key, such as `[=]`: the parser's own check of it
  /// is an assertion (marzer/tomlplusplus#301), so the text must not reach it.
  private(set) var brokenHeader: Int?

  init(_ text: String) {
    var section = ""
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in all.enumerated() {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if words.hasPrefix("[") {
        let name = words.drop { "[ \t".contains($0) }.prefix { !"] \t#".contains($0) }
        if name.isEmpty || !name.allSatisfy(Self.isKey) { brokenHeader = brokenHeader ?? index + 1 }
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

/// A small text file that somebody else has written.
struct SmallFile {
  static let most = 64 * 1024

  let path: String

  /// Throws for what is not a file, is too large, or is not UTF-8.
  func text() throws(ThemeFileIssue) -> String {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type = (try? FileManager.default.attributesOfItem(atPath: file))?[.type]
    guard let type = type as? FileAttributeType else { throw fault("there is no such file") }
    // Reading a pipe or a device might never end.
    guard type == .typeRegular else { throw fault("this is not a file") }
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: Self.most + 1) ?? Data()
    else { throw fault("this file cannot be read; check its permissions") }
    guard data.count <= Self.most else {
      throw fault("this file is larger than \(Self.most / 1024) kB, which no theme is")
    }
    guard let text = String(validating: data, as: UTF8.self), !text.contains("\0") else {
      throw fault("this file is not UTF-8 text; save it as UTF-8")
    }
    return text.hasPrefix("\u{feff}") ? String(text.unicodeScalars.dropFirst()) : text
  }

  private func fault(_ message: String) -> ThemeFileIssue {
    ThemeFileIssue(file: path, message: message)
  }
}
