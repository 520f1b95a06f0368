import CohortFiles
import CohortModel
import Testing

@Suite struct TrialTemplateTests {
  @Test func `the template is read without a word`() throws {
    let folder = try ScratchFolder()
    try TrialTemplate.write(to: folder.path)
    #expect(folder.files == TrialTemplate.files.map(\.name).sorted())
    var log = RecordLog()
    let study = try TrialFolder(folder.path, isStrict: true).read(into: &log)
    #expect(log.issues.isEmpty && log.silences.isEmpty)
    #expect(log.records.isEmpty)
    #expect(Set(log.tables) == Set(TrialTable.allCases))
    #expect(study.mappings.allSatisfy { $0.absent.isEmpty })
  }

  @Test func `the template's values are the defaults`() throws {
    let study = try StudyFile.read(TrialTemplate.study).study
    var expected = Study(id: "STUDY-1", title: "Title of the trial")
    expected.isRandomised = false
    #expect(study == expected)
  }

  @Test func `every line that is off can be turned on`() throws {
    let lines = TrialTemplate.study.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { line in
      let isOff = line.hasPrefix("# [") || line.contains(" = ") && line.hasPrefix("# ")
      return isOff ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
    let (study, issues) = try StudyFile.read(text)
    #expect(issues.isEmpty)
    #expect(study.arms.map(\.code) == ["A", "B"])
    #expect(study.schedule.scans.count == 2)
    #expect(study.endpoints.count == 1)
    #expect(study.eligibility.count == 1)
    #expect(study.response.evaluator == "INVESTIGATOR")
    #expect(study.matching?.covariates == ["age", "sex", "ecog"])
    #expect(study.comparison?.covariates.map(\.name) == ["sex", "ecog1", "local"])
    #expect(study.comparison?.subgroups.count == 2)
    #expect(study.regimen == [PlannedDose(agent: "Name", dose: 150, unit: "mg/m2", cycleDays: 21)])
    #expect(
      study.toxicity?.map(\.method) == [
        .pocock(alpha: 0.05), .bayesian(a: 0.6, b: 1.4, threshold: 0.95),
      ])
  }

  @Test func `nothing is overwritten`() throws {
    let folder = try ScratchFolder()
    try folder.write("visits.csv", "mine")
    #expect(throws: TrialFolderError.self) { try TrialTemplate.write(to: folder.path) }
    #expect(folder.files == ["visits.csv"])
    #expect(try folder.text("visits.csv") == "mine")
  }
}
