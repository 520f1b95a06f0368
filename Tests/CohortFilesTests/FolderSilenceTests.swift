import CohortFiles
import CohortModel
import Testing

@Suite struct FolderSilenceTests {
  private func warnings(_ files: [String: String]) throws -> [ImportIssue] {
    try SmallTrial(files).read(isStrict: true).log.silences
  }

  private func warning(_ files: [String: String]) throws -> ImportIssue {
    let warnings = try warnings(files)
    #expect(warnings.count == 1)
    #expect(warnings.allSatisfy { $0.severity == .warning && $0.row == nil && $0.subject == nil })
    return try #require(warnings.first)
  }

  @Test func `events without any column of relatedness count as related, and it is told`() throws {
    let issue = try warning(["ae.csv": "subject_id,ae_id,term\nS1,1,Rash\nS1,2,Fever\n"])
    #expect((issue.code, issue.file, issue.column) == (.noRelatedness, "ae.csv", "rel"))
    #expect(issue.message.contains("every adverse event will count as related"))
    #expect(try warnings(["ae.csv": "subject_id,ae_id,term,rel_io\nS1,1,Rash,\n"]).isEmpty)
  }

  @Test func `a safety set that will be empty is told`() throws {
    let subjects = "subject_id,rand_date,first_treatment\nS1,2024-02-01,05/03/2024\n"
    let trial = try SmallTrial(["subjects.csv": subjects])
    let issue = try #require(try trial.read().log.silences.first)
    #expect(
      (issue.code, issue.file, issue.column) == (.noTreatment, "subjects.csv", "first_treatment"))
    #expect(try trial.read().log.silences.count == 1)
  }

  @Test func `a start of treatment is enough for a safety set`() throws {
    let subjects = "subject_id,rand_date\nS1,2024-02-01\n"
    let header = "subject_id,treatment_id,start\n"
    let files = ["subjects.csv": subjects, "treatments.csv": header + "S1,1,2024-02-05\n"]
    #expect(try warnings(files).isEmpty)
    let silent = ["subjects.csv": subjects, "treatments.csv": header + "S1,1,\n"]
    #expect(try warning(silent).code == .noTreatment)
  }

  @Test func `a randomised study without a date of randomisation is told`() throws {
    let issue = try warning(["subjects.csv": "subject_id,first_treatment\nS1,2024-02-05\n"])
    #expect(
      (issue.code, issue.file, issue.column) == (.noRandomisation, "subjects.csv", "rand_date"))
  }

  @Test func `dates of randomisation in a study that says it has none are told`() throws {
    let study = "[study]\nid = \"T\"\ntitle = \"T\"\nrandomised = false\n"
    let issue = try warning(["study.toml": study])
    #expect(
      (issue.code, issue.file, issue.column) == (.randomisationDenied, "subjects.csv", "rand_date"))
    let enrolled = "subject_id,入组日期,first_treatment\nS1,2024-02-01,2024-02-05\n"
    #expect(try warnings(["study.toml": study, "subjects.csv": enrolled]).isEmpty)
  }

  @Test(arguments: [
    ("ae.csv", "subject_id,term\n"), ("response.csv", "subject_id,date,overall\n"),
  ])
  func `a header without rows is told once there are subjects`(
    _ file: String, _ header: String
  ) throws {
    let issue = try warning([file: header])
    #expect((issue.code, issue.file) == (.emptyTable, file))
    var empty = SmallTrial.files
    for (name, text) in empty where name.hasSuffix(".csv") {
      empty[name] = text.prefix { $0 != "\n" } + "\n"
    }
    #expect(try warnings(empty).isEmpty)
  }
}
