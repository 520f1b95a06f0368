import CohortFiles
import CohortModel
import Glibc
import Testing

@Suite struct TrialFolderWriterTests {
  private var study: Study {
    var study = Study(id: "T", title: "A trial")
    study.arms = [Arm(code: "A", name: "Combined"), Arm(code: "B", name: "Systemic")]
    return study
  }

  @Test(arguments: 1...25)
  func `what is written reads back the same`(_ seed: Int) throws {
    var random = RandomRecords(seed: UInt64(seed))
    let records = random.trial(subjects: 12)
    let folder = try ScratchFolder()
    try TrialFolderWriter.write(records, study: study, to: folder.path)
    var log = RecordLog()
    let read = try TrialFolder(folder.path, isStrict: true).read(into: &log)
    #expect(log.issues.isEmpty)
    #expect(log.records == records)
    #expect(read.study == study)
  }

  @Test func `the written form is UTF-8, line feeds, ISO dates, Y and CDISC terms`() throws {
    var event = AdverseEvent()
    event.subject = "S1"
    event.event = "1"
    event.term = "皮疹, \"红\""
    event.grade = 2
    event.start = PartialDate(iso: "2024-03")
    event.isSerious = false
    event.relatedToChemotherapy = .unlikely
    event.action = ActionTaken.none
    event.outcome = .recoveredWithSequelae
    let folder = try ScratchFolder()
    try TrialFolderWriter.write([.adverseEvent(event)], study: study, to: folder.path)
    let row = try folder.text("ae.csv").split(separator: "\n").last
    let expected =
      "S1,1,\"皮疹, \"\"红\"\"\",,,2,,2024-03,,N,,,UNLIKELY,,,,DOSE NOT CHANGED,"
      + "RECOVERED/RESOLVED WITH SEQUELAE,"
    #expect(row.map(String.init) == expected)
  }

  @Test func `covariates are further columns by name`() throws {
    var subject = Subject()
    subject.subject = "S1"
    subject.covariates = ["weight": "61", "kps": "90"]
    let folder = try ScratchFolder()
    try TrialFolderWriter.write([.subject(subject)], study: study, to: folder.path)
    let lines = try folder.text("subjects.csv").split(separator: "\n")
    #expect(lines.first?.hasSuffix(",initials,kps,weight") == true)
    #expect(lines.last?.hasSuffix(",90,61") == true)
  }

  @Test func `a covariate that would be read as a column is refused`() throws {
    let folder = try ScratchFolder()
    #expect(throws: TrialFolderError.self) {
      try TrialFolderWriter(path: folder.path, study: study, covariates: ["Gender"])
    }
  }

  @Test func `a file of the folder is replaced only on demand`() throws {
    let folder = try ScratchFolder()
    try folder.write("ae.csv", "mine")
    #expect(throws: TrialFolderError.self) {
      try TrialFolderWriter.write([], study: study, to: folder.path)
    }
    #expect(try folder.text("ae.csv") == "mine")
    try TrialFolderWriter.write([], study: study, to: folder.path, overwrites: true)
    #expect(try folder.text("ae.csv").hasPrefix("subject_id,"))
  }

  @Test func `no table is there before the end`() throws {
    let folder = try ScratchFolder()
    var writer = try TrialFolderWriter(path: folder.path, study: study)
    try writer.begin(.visits)
    #expect(!folder.files.contains("visits.csv"))
    try writer.finish()
    #expect(folder.files == ["study.toml", "visits.csv"])
  }

  @Test func `allocations are readable by their owner alone`() throws {
    let folder = try ScratchFolder()
    try TrialFolderWriter.write([.allocation(Allocation())], study: study, to: folder.path)
    var status = stat()
    #expect(stat("\(folder.path)/arms.csv", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a rejected row is written as it stood`() throws {
    let folder = try ScratchFolder()
    var writer = try TrialFolderWriter(path: folder.path, study: study)
    try writer.reject(
      RejectedRow(table: .visits, file: "visits.csv", row: 2, text: "S1,\"a\",soon,"))
    try writer.finish()
    #expect(try folder.text("visits.csv").hasSuffix("\nS1,\"a\",soon,\n"))
  }
}
