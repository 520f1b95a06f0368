package import CohortModel

/// How the columns of one file were understood, for `import` to print.
package struct FileMapping: Equatable, Sendable {
  package enum Meaning: Equatable, Sendable {
    /// Fills the column of this written name.
    case column(String)
    /// Kept verbatim with the subject.
    case covariate(String)
    case ignored
  }

  package struct Column: Equatable, Sendable {
    /// As the file writes it.
    package let header: String
    package let meaning: Meaning
  }

  package let file: String
  package let table: TrialTable
  /// “,”, “;” or a tab.
  package let separator: Character
  package let columns: [Column]
  /// Written names of the optional columns that the file does not have.
  package let absent: [String]
}

extension FileMapping {
  /// Whether a header is Chinese, so that messages name Chinese words beside the written ones.
  var isChinese: Bool {
    columns.contains { CodeList.isChinese($0.header) }
  }

  /// Maps a header; throws where a column is missing or two columns mean the same.
  init<Record>(header: [String], format: TableFormat<Record>, separator: UInt8) throws {
    let indices = try FileMapping.indices(of: header, format: format)
    var meanings = [Meaning](repeating: .ignored, count: header.count)
    for (name, index) in indices { meanings[index] = .column(name) }
    for index in header.indices where meanings[index] == .ignored {
      if format.setCovariate != nil, !header[index].isEmpty {
        meanings[index] = .covariate(header[index])
      }
    }
    file = format.file
    table = Record.table
    self.separator = Character(UnicodeScalar(separator))
    columns = zip(header, meanings).map { Column(header: $0, meaning: $1) }
    absent = format.columns.map(\.name).filter { indices[$0] == nil }
    try checkArms()
    try checkRequired(format)
    try checkCovariates()
  }

  private static func indices<Record>(
    of header: [String], format: TableFormat<Record>
  ) throws -> [String: Int] {
    var indices: [String: Int] = [:]
    for column in format.columns {
      let named = header.indices.filter { column.isNamed(header[$0]) }
      let candidates =
        named.isEmpty ? header.indices.filter { column.isFallback(header[$0]) } : named
      guard candidates.count < 2 else {
        throw ambiguous(format.file, column.name, candidates.map { header[$0] })
      }
      indices[column.name] = candidates.first
    }
    return indices
  }

  private static func ambiguous(
    _ file: String, _ name: String, _ headers: [String]
  ) -> TrialFolderError {
    let quoted = headers.map { "\u{201c}\($0)\u{201d}" }.joined(separator: " and ")
    return TrialFolderError(
      file: file, row: 1, problem: "the columns \(quoted) both mean \(name)",
      remedy: "remove or rename one of them")
  }

  private func checkRequired<Record>(_ format: TableFormat<Record>) throws {
    let required = format.columns.filter(\.isRequired).map(\.name)
    let oneOf = format.needsOneOf
    var missing = required.filter(absent.contains)
    if !oneOf.isEmpty, oneOf.allSatisfy(absent.contains) {
      missing.append(oneOf.joined(separator: " or "))
    }
    guard missing.isEmpty else {
      throw TrialFolderError(
        file: file, row: 1, column: missing.joined(separator: ", "),
        problem: "the column is missing from the header",
        remedy: "add it or rename the column that holds it; trialtop init writes every header")
    }
  }

  /// From any file but arms.csv an arm would reach the main store: as a covariate, or in a row that
  /// is kept verbatim because it could not be used.
  private func checkArms() throws {
    guard table != .allocations,
      let column = columns.first(where: { TableFormat.tellsArm($0.header) })
    else { return }
    throw TrialFolderError(
      file: file, row: 1, column: column.header,
      problem: "the column tells the arm, and arms are kept apart from everything else",
      remedy: "move it to \(TableFormat.allocations.file), beside subject_id")
  }

  private func checkCovariates() throws {
    var seen: Set<String> = []
    for case .covariate(let name) in columns.map(\.meaning) where !seen.insert(name).inserted {
      throw FileMapping.ambiguous(file, "the covariate \(name)", [name, name])
    }
  }
}
