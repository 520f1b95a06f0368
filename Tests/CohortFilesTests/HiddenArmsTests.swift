import CohortFiles
import CohortModel
import Testing

@Suite struct HiddenArmsTests {
  private func error(_ values: [String]) -> TrialFolderError? {
    let rows = values.enumerated().map { "S\($0 + 1),\($1)\n" }.joined()
    return SmallTrial.error("subjects.csv", "subject_id,备注\n" + rows)
  }

  @Test(arguments: [
    ["A", "B"], ["a", "", "B"], ["Combined", "systemic"], ["A", "Systemic", "NA"], ["A组", "B组"],
    ["Arm A", "arm-b"], ["A"],
  ])
  func `a covariate of arms is refused whatever its name`(_ values: [String]) throws {
    let error = try #require(self.error(values))
    #expect((error.file, error.column) == ("subjects.csv", "备注"))
    #expect(error.remedy.contains("arms.csv"))
  }

  @Test(arguments: [["A", "B", "O"], ["", "NA"], ["A?", "B"], []])
  func `a covariate that also says something else is kept`(_ values: [String]) {
    #expect(error(values) == nil)
  }

  @Test func `nothing is read before the refusal`() throws {
    let trial = try SmallTrial([
      "subjects.csv": "subject_id,x\nS1,A\nS2,B\n", "sites.csv": "site\n1\n",
    ])
    var log = RecordLog()
    #expect(throws: TrialFolderError.self) { try TrialFolder(trial.folder.path).read(into: &log) }
    #expect(log.tables.isEmpty && log.records.isEmpty)
  }

  @Test func `one arm hides nothing`() throws {
    let study = "[study]\nid = \"T\"\ntitle = \"T\"\n[[arms]]\ncode = \"A\"\n"
    let trial = try SmallTrial(["study.toml": study, "subjects.csv": "subject_id,x\nS1,A\n"])
    #expect(try trial.read().log.subjects.count == 1)
  }
}
