import CohortModel

/// Finds a covariate that holds the arm under a harmless name.
///
/// It looks before the rows are read in earnest, so that no byte of an arm reaches the main store.
struct HiddenArms {
  /// Codes and names, and the forms in which people write them.
  private let words: Set<String>

  /// Nil where there are fewer than two arms: then nothing tells one from another.
  init?(_ arms: [Arm]) {
    guard arms.count > 1 else { return nil }
    let plain = arms.flatMap { [$0.code, $0.name] }.map(CodeList.folded)
    words = Set(
      plain.flatMap { [$0, "ARM" + $0, $0 + "ARM", "GROUP" + $0, $0 + "GROUP", $0 + "组"] })
  }

  /// Throws where every cell of a covariate that says anything says an arm.
  func check(_ source: FileBytes) throws {
    var rows = try CSVReader(source)
    let mapping = try FileMapping(
      header: rows.header, format: .subjects, separator: rows.separator)
    var suspects = mapping.columns.indices.filter { index in
      if case .covariate = mapping.columns[index].meaning { true } else { false }
    }
    var filled: Set<Int> = []
    while !suspects.isEmpty, try rows.next() {
      suspects.removeAll { index in
        guard index < rows.count, let word = HiddenArms.word(rows[index]) else { return false }
        filled.insert(index)
        return !words.contains(word)
      }
    }
    guard let found = suspects.first(where: filled.contains) else { return }
    throw HiddenArms.failure(mapping.columns[found].header)
  }

  private static func word(_ cell: CellBytes) -> String? {
    let text = cell.trimmed
    guard !text.isEmpty, CellParser.missingMark(text) == nil else { return nil }
    return CodeList.folded(text.string)
  }

  private static func failure(_ column: String) -> TrialFolderError {
    TrialFolderError(
      file: TableFormat.subjects.file, row: 1, column: column,
      problem: "every value of the column is an arm of study.toml, and arms are kept apart from "
        + "everything else",
      remedy: "move it to \(TableFormat.allocations.file), beside subject_id; if it is something "
        + "else, write values in it that are no arm's code or name")
  }
}
