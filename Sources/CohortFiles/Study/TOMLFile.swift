import CohortModel
import TOMLKit

/// A TOML file of a trial's folder, by its name: from bytes to the root of its keys.
struct TOMLFile {
  let name: String

  /// The text of the file's bytes; throws where they are not UTF-8.
  func decoded(_ bytes: [UInt8]) throws -> String {
    try bytes.withUnsafeBufferPointer { bytes in
      if TextEncoding.startsLikeUTF16(bytes) { throw undecodable(.utf16) }
      guard bytes.soundness == .utf8 else { throw undecodable(TextEncoding.guess(bytes)) }
      let text = bytes.string
      return text.hasPrefix("\u{feff}") ? String(text.unicodeScalars.dropFirst()) : text
    }
  }

  private func undecodable(_ encoding: TextEncoding) -> TrialFolderError {
    TrialFolderError(file: name, problem: encoding.problem, remedy: TextEncoding.remedy)
  }

  func root(_ text: String) throws -> StudySection {
    let lines = StudyLines(text)
    return StudySection(try parse(text, lines), file: name, lines: lines)
  }

  private func parse(_ text: String, _ lines: StudyLines) throws -> TOMLTable {
    if let line = lines.brokenHeader {
      throw TrialFolderError(
        file: name, line: line, problem: "is not valid TOML (a header without a name)",
        remedy: "write a name between the brackets, such as [study] or [[arms]]")
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw TrialFolderError(
        file: name, line: error.source.begin.line,
        problem: "is not valid TOML (\(error.description))", remedy: "correct this line")
    }
  }

  /// Warnings about the keys that nobody asked for.
  func unknownKeys(_ root: StudySection) -> [ImportIssue] {
    root.unknownKeys.map { path in
      ImportIssue(
        severity: .warning, code: .unknownColumn, table: nil, file: name, column: path,
        message: "no key of \(name) has this name, so it is not read; check the spelling")
    }
  }
}
