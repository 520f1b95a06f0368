import CohortFiles
import CohortModel
import Testing

@Suite struct TrialFolderTests {
  @Test func `a small trial is read whole and without a word`() throws {
    let (study, log) = try SmallTrial().read()
    #expect(study.study.id == "T-1")
    #expect(study.studyText == SmallTrial.files["study.toml"])
    #expect(log.tables == [.subjects, .assessments, .adverseEvents])
    #expect(study.rowsIn == [.subjects: 2, .assessments: 1, .adverseEvents: 1])
    #expect(log.issues.isEmpty && log.silences.isEmpty)
    #expect(log.rejects.isEmpty)
    #expect(log.subjects.map(\.subject) == ["S1", "S2"])
    #expect(log.subjects.first?.age == 61)
    #expect(log.events.first?.grade == 2)
    #expect(log.events.first?.start == PartialDate(iso: "2024-03-05"))
    #expect(log.sources.last == RecordSource(file: "ae.csv", row: 2))
  }

  @Test func `sites come first, then subjects, and arms come last`() throws {
    let trial = try SmallTrial([
      "arms.csv": "subject_id,arm\nS1,A\n", "visits.csv": "subject_id,visit\nS1,C1\n",
      "sites.csv": "site\n01\n02\n",
      "symptoms.csv": "subject_id,date,scale,score\nS1,2024-01-01,pain,3\n",
      "treatments.csv": "subject_id,treatment_id\nS1,1\n",
      "deviations.csv": "subject_id,deviation_id\nS1,1\n",
      "lesions.csv": "subject_id,lesion_id,date\nS1,L1,2024-01-01\n",
    ])
    let tables = try trial.read().log.tables
    #expect(tables.prefix(2) == [.sites, .subjects])
    #expect(tables.last == .allocations)
    #expect(Set(tables) == Set(TrialTable.allCases))
  }

  @Test(arguments: ["study.toml", "subjects.csv", "ae.csv", "response.csv"])
  func `a missing file is named with the way to a template`(_ file: String) throws {
    let folder = try ScratchFolder()
    for (name, text) in SmallTrial.files where name != file { try folder.write(name, text) }
    var log = RecordLog()
    let error = #expect(throws: TrialFolderError.self) {
      try TrialFolder(folder.path).read(into: &log)
    }
    #expect(error?.file == file)
    #expect(error?.description.contains("trialtop init") == true)
    #expect(log.tables.isEmpty)
  }

  @Test func `a folder that is not there is refused`() {
    var log = RecordLog()
    #expect(throws: TrialFolderError.self) {
      try TrialFolder("/nowhere/at/all").read(into: &log)
    }
  }

  @Test func `files that this version does not read are told, published figures are not`() throws {
    let trial = try SmallTrial([
      "labs.csv": "x\n", "published.toml": "", "notes.csv": "y\n", "a.txt": "",
    ])
    let issues = try trial.read().log.issues(.tableNotRead)
    #expect(issues.map(\.file) == ["labs.csv", "notes.csv"])
    #expect(issues.allSatisfy { $0.severity == .information })
  }

  @Test func `progress ends at the size of all files`() throws {
    let trial = try SmallTrial()
    var log = RecordLog()
    var steps: [(Int, Int)] = []
    _ = try TrialFolder(trial.folder.path).read(into: &log) { steps.append(($0, $1)) }
    let size = SmallTrial.files.values.reduce(0) { $0 + $1.utf8.count }
    #expect(steps.last?.0 == size)
    #expect(steps.allSatisfy { $0.1 == size })
  }

  @Test func `progress can end the reading`() throws {
    struct Stop: Error {}
    let trial = try SmallTrial()
    var log = RecordLog()
    #expect(throws: Stop.self) {
      try TrialFolder(trial.folder.path).read(into: &log) { _, _ in throw Stop() }
    }
  }

  @Test func `a file cut off in a row is refused, a complete last row is not`() throws {
    let error = try #require(
      SmallTrial.error("ae.csv", "subject_id,ae_id,term,grade\nS1,1,Rash,2\nS2,2,Fev"))
    #expect(error.row == 3)
    #expect(error.problem.contains("truncated"))
    let log = try SmallTrial.log("ae.csv", "subject_id,ae_id,term\nS1,1,Rash\nS2,2,Fever")
    #expect(log.events.count == 2)
  }

  @Test func `GBK in a table stops the reading with its row`() throws {
    let trial = try SmallTrial()
    try trial.folder.write(
      "ae.csv", Array("subject_id,term\nS1,".utf8) + [0xc6, 0xa4, 0xd5, 0xee] + Array("\n".utf8))
    let error = #expect(throws: TrialFolderError.self) { try trial.read() }
    #expect(error?.description.hasPrefix("ae.csv, row 2: is not UTF-8; it looks like GBK") == true)
  }

  @Test func `strict reading stops at the first error without the cell's text`() throws {
    let text = "subject_id,ae_id,term,start\nS1,1,Rash,someday\n"
    let error = try #require(SmallTrial.error("ae.csv", text, isStrict: true))
    #expect(error.row == 2)
    #expect(error.column == "start")
    #expect(!error.description.contains("someday"))
  }

  @Test func `strict reading lets warnings and information pass`() throws {
    let trial = try SmallTrial(["subjects.csv": "subject_id;met_biopsy;x\nS1;1\nS2;Y;3\n"])
    let log = try trial.read(isStrict: true).log
    #expect(Set(log.issues.map(\.severity)) == [.warning, .information])
  }
}

@Suite struct FolderChecksumTests {
  @Test func `the same content has the same checksums, before and after reading`() throws {
    let trial = try SmallTrial(["arms.csv": "subject_id,arm\nS1,A\n"])
    let folder = TrialFolder(trial.folder.path)
    #expect(try folder.checksums() == trial.read().study.checksums)
    #expect(try folder.checksums() == TrialFolder(trial.folder.path).checksums())
  }

  @Test func `one byte changes the checksum`() throws {
    let first = try SmallTrial().read().study.checksums
    let text = "subject_id,site,age\nS1,01,62\nS2,02,58\n"
    #expect(try SmallTrial(["subjects.csv": text]).read().study.checksums.main != first.main)
    let other = try SmallTrial(["visits.csv": "subject_id,visit\n"]).read().study.checksums
    #expect(other.main != first.main)
  }

  @Test func `no byte of an allocation reaches the main checksum`() throws {
    let none = try SmallTrial().read().study.checksums
    let one = try SmallTrial(["arms.csv": "subject_id,arm\nS1,A\n"]).read().study.checksums
    let two = try SmallTrial(["arms.csv": "subject_id,arm\nS1,B\n"]).read().study.checksums
    #expect(none.main == one.main)
    #expect(one.main == two.main)
    #expect(none.allocations == nil)
    #expect(one.allocations != two.allocations)
  }
}
