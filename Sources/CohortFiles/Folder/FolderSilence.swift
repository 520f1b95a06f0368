import CohortModel

/// What a folder does not say although the numbers of every page hang on it: one warning each.
///
/// Such a folder reads without an error and shows a trial of zeros.
struct FolderSilence {
  /// Of the subjects file.
  var hasFirstTreatment = false
  var hasRandomisation = false
  /// Of the treatments file.
  var hasTreatmentStart = false

  func issues(
    _ study: Study, _ mappings: [FileMapping], rowsIn: [TrialTable: Int]
  ) -> [ImportIssue] {
    guard rowsIn[.subjects, default: 0] > 0 else { return [] }
    let empty = [TrialTable.adverseEvents, .assessments].filter { rowsIn[$0] == 0 }
    var issues = empty.map(FolderSilence.empty)
    if !hasFirstTreatment, !hasTreatmentStart { issues.append(FolderSilence.noTreatment) }
    if study.isRandomised, !hasRandomisation { issues.append(FolderSilence.noRandomisation) }
    if !study.isRandomised, hasRandomisation, !hasEnrolmentDate(mappings) {
      issues.append(FolderSilence.randomisationDenied)
    }
    if rowsIn[.adverseEvents, default: 0] > 0, lacksRelatedness(mappings) {
      issues.append(FolderSilence.noRelatedness)
    }
    return issues
  }

  private func lacksRelatedness(_ mappings: [FileMapping]) -> Bool {
    let columns = ["rel", "rel_io", "rel_chemo", "rel_local"]
    return mappings.contains { mapping in
      mapping.table == .adverseEvents && columns.allSatisfy(mapping.absent.contains)
    }
  }

  /// A date of enrolment stands for the randomisation, but says nothing about there being one.
  private func hasEnrolmentDate(_ mappings: [FileMapping]) -> Bool {
    let subjects = mappings.first { $0.table == .subjects }
    let column = subjects?.columns.first { $0.meaning == .column("rand_date") }
    return column.map { TableFormat.isEnrolmentDate($0.header) } ?? false
  }
}

extension FolderSilence {
  private static func empty(_ table: TrialTable) -> ImportIssue {
    let what = table == .adverseEvents ? "no adverse event" : "no tumour assessment"
    return issue(
      .emptyTable, table,
      message: "a header without rows, so every subject counts as having \(what); "
        + "export the file again, unless there is none yet")
  }

  private static let noTreatment = issue(
    .noTreatment, .subjects, column: "first_treatment",
    message: "no subject has a date that can be read, and no row of treatments.csv has a start, so "
      + "the safety set is empty; fill in first_treatment, or add treatments.csv")

  private static let noRandomisation = issue(
    .noRandomisation, .subjects, column: "rand_date",
    message: "no subject has a date that can be read, although study.toml says randomised = true, "
      + "so the intention-to-treat set is empty; fill in rand_date")

  private static let randomisationDenied = issue(
    .randomisationDenied, .subjects, column: "rand_date",
    message: "filled in, although study.toml says randomised = false, which shows the arms to "
      + "whoever opens the trial; write randomised = true, or take the column out")

  private static let noRelatedness = issue(
    .noRelatedness, .adverseEvents, column: "rel",
    message: "no column tells relatedness, so every adverse event will count as related; add rel "
      + "(to any study treatment), or rel_io, rel_chemo and rel_local")

  private static func issue(
    _ code: ImportIssue.Code, _ table: TrialTable, column: String? = nil, message: String
  ) -> ImportIssue {
    ImportIssue(
      severity: .warning, code: code, table: table, file: table.file, column: column,
      message: message)
  }
}
