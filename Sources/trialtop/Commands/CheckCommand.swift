import ArgumentParser
import CohortModel
import Dashboard
import Reports

/// `trialtop check [STORE]`: the findings of the integrity checks, one a line.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what the integrity checks found; exit code 4 on errors.",
    discussion: """
        trialtop check my.trialtop
      """)

  @Argument(
    help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  @OptionGroup var trial: TrialOptions

  func run() throws {
    let loader = try trial.loader(try store ?? DefaultStore.path())
    let loaded = try loader.load(try loader.open())
    let cohort = try trial.cohort(loaded)
    let attention = AttentionSummary.make(cohort)
    for finding in attention.findings {
      let subject = finding.subject.map { "\($0): " } ?? ""
      "\(finding.severity.rawValue) \(finding.rule) \(subject)\(finding.message)".printLine()
    }
    for issue in loaded.data.importIssues where issue.asksForAction { issue.line.printLine() }
    print(
      "\(Format.plural(attention.errors, "error")), "
        + "\(Format.plural(attention.warnings, "warning")) at cut-off \(cohort.cutOff.iso)")
    if attention.errors > 0 { throw Failure("errors were found", code: .checkHit) }
  }
}
