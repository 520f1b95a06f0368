import ArgumentParser
import CohortFiles
import CohortModel
import CohortStore
import Foundation
import Reports

/// `trialtop import FOLDER --into STORE`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a trial's folder into a store, as one batch.",
    discussion: """
        trialtop import my-trial --into my.trialtop

      The folder holds study.toml, subjects.csv, ae.csv, response.csv and, where there are some,
      sites, arms, treatments, lesions, symptoms, visits and deviations. A file that is there is
      the whole of its table; a file that is not leaves its table as it was. What was there before
      is kept as history.
      """)

  @Argument(help: ArgumentHelp("Folder of the trial.", valueName: "folder"))
  var folder: String

  @Option(help: ArgumentHelp("Store; made where there is none.", valueName: "store"))
  var into: String

  @Flag(help: "Take any error for fatal and leave the store as it was.")
  var strict = false

  @Flag(help: "Let a file without rows withdraw all that its table holds.")
  var allowEmpty = false

  @Flag(help: "Leave out the mapping of the columns and notes that need no action.")
  var quiet = false

  func run() throws {
    let bar = ProgressBar()
    var work = FolderImport(folder: folder, store: into, isStrict: strict)
    work.allowsEmpty = allowEmpty
    work.progress = { done, total in bar.show(done, of: total) }
    defer { bar.clear() }
    let result = try work.run()
    bar.clear()
    guard let study = result.study else {
      print("\(folder): nothing new; batch \(result.report.batch.id) already holds these files.")
      return
    }
    for line in ImportAnswer(result: result, study: study, isQuiet: quiet).lines {
      line.printLine()
    }
  }
}

/// What an import tells: the mapping, counts in and out, and every issue.
private struct ImportAnswer {
  let result: FolderImport.Result
  let study: ImportedStudy
  let isQuiet: Bool

  var lines: [String] {
    (isQuiet ? [] : mapping) + counts + issues + [summary]
  }

  private var mapping: [String] {
    study.mappings.map { mapping in
      "\(mapping.file): " + mapping.columns.map(\.summary).joined(separator: ", ")
    } + [""]
  }

  private var counts: [String] {
    let header = row("table", ["in", "added", "changed", "withdrawn", "unchanged", "rejected"])
    let rows = TrialTable.allCases.compactMap { table -> String? in
      guard let counts = result.report.tables[table] else { return nil }
      let numbers = [
        counts.rowsIn, counts.added, counts.changed, counts.withdrawn, counts.unchanged,
        counts.rejected,
      ]
      return row(table.rawValue, numbers.map(String.init))
    }
    return [header] + rows + [""]
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 16, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }

  private var issues: [String] {
    let told = result.issues.filter { !isQuiet || $0.severity != .information }
    return told.map(\.line) + (told.isEmpty ? [] : [""])
  }

  private var summary: String {
    let errors = result.issues.count { $0.severity == .error }
    let warnings = result.issues.count { $0.severity == .warning }
    let nothing = result.report.hasDifferences ? "" : "no record differs from before, "
    return "Batch \(result.report.batch.id) is in: \(nothing)\(Format.plural(errors, "error")), "
      + "\(Format.plural(warnings, "warning")). Rejected rows are kept in the store as they were."
  }
}

extension ImportIssue {
  /// Severity, file, row and column, and what to do.
  var line: String {
    let place = [file, row.map { "row \($0)" }, column].compactMap { $0 }
    return "\(severity.rawValue): \(place.joined(separator: ", ")): \(message)"
  }
}

extension FileMapping.Column {
  /// `AETOXGR → grade`, or the name alone where the file writes it as the program does.
  fileprivate var summary: String {
    switch meaning {
    case .column(let name): name == header ? name : "\(header) → \(name)"
    case .covariate(let name): "\(name) (covariate)"
    case .ignored: "\(header) (not read)"
    }
  }
}
