import CohortFiles
import CohortModel
import Testing

@Suite struct RowIssueTests {
  private typealias Place = [String]

  @Test func `a blank or repeated subject id is rejected verbatim`() throws {
    let log = try SmallTrial.log(
      "subjects.csv", "subject_id,site,age\nS1,01,61\n ,\"0\"\"1\",62\nS1,02,99\nS2,02,58\n")
    #expect(log.subjects.map(\.subject) == ["S1", "S2"])
    #expect(log.subjects.first?.age == 61)
    #expect(
      log.rejects == [
        RejectedRow(table: .subjects, file: "subjects.csv", row: 3, text: " ,\"0\"\"1\",62"),
        RejectedRow(table: .subjects, file: "subjects.csv", row: 4, text: "S1,02,99"),
      ])
    #expect(log.issues.map(\.code) == [.blankKey, .duplicateKey])
    #expect(log.issues.map(\.row) == [3, 4])
    #expect(log.issues.map(\.subject) == [nil, "S1"])
    #expect(log.issues.allSatisfy { $0.severity == .error })
  }

  @Test func `a child without its subject is rejected`() throws {
    let log = try SmallTrial.log("ae.csv", "subject_id,ae_id,term\nS9,1,Rash\n,2,Rash\nS1,3,Rash\n")
    #expect(log.events.map(\.event) == ["3"])
    #expect(log.issues.map(\.code) == [.childWithoutSubject, .blankKey])
    #expect(log.rejects.map(\.text) == ["S9,1,Rash", ",2,Rash"])
  }

  @Test func `a repeated key of a child is rejected, the same id in another subject is not`() throws
  {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term\nS1,1,Rash\nS2,1,Rash\nS1,1,Fever\n")
    #expect(log.events.map(\.term) == ["Rash", "Rash"])
    let issue = try #require(log.issues(.duplicateKey).first)
    #expect(issue.row == 4)
    #expect(issue.message.hasPrefix("repeats row 2;"))
  }

  @Test func `an assessment is known by date, visit and evaluator together`() throws {
    let log = try SmallTrial.log(
      "response.csv",
      """
      subject_id,date,visit,overall,evaluator
      S1,2024-04-01,W6,PR,INV
      S1,2024-04-01,W6,SD,BICR
      S1,2024-04-01,W7,PR,INV
      S1,2024-04-01,W6,PD,INV
      S1,,W12,PD,INV
      S1,,,PD,INV

      """)
    #expect(log.issues.map(\.code) == [.duplicateKey, .missingKey])
    #expect(log.issues.map(\.row) == [5, 7])
    #expect(log.rejects.count == 2)
  }

  @Test(arguments: [
    ("lesions.csv", "subject_id,lesion_id,date\nS1,,2024-01-01\n", "lesion_id"),
    ("treatments.csv", "subject_id,treatment_id\nS1, \n", "treatment_id"),
    ("visits.csv", "subject_id,visit,planned\nS1,,2024-01-01\n", "visit"),
    ("symptoms.csv", "subject_id,date,scale,score\nS1,2024-01-01,,3\n", "scale"),
    ("deviations.csv", "subject_id,deviation_id,date\nS1,,2024-01-01\n", "deviation_id"),
    ("ae.csv", "subject_id,ae_id,term,grade\nS1,,,3\n", "ae_id"),
  ])
  func `a child without a key of its own is rejected`(
    _ file: String, _ text: String, _ column: String
  ) throws {
    let log = try SmallTrial.log(file, text)
    #expect(log.issues.map(\.code) == [.missingKey])
    #expect(log.issues.map(\.column) == [column])
    #expect(log.rejects.map(\.file) == [file])
  }

  @Test func `events without an id are numbered among their like, and it is said once`() throws {
    let log = try SmallTrial.log(
      "ae.csv",
      """
      subject_id,term,start
      S1,Rash,2024-03-05
      S1,Rash,2024-03-05
      S2,Rash,2024-03-05
      S1,Fever,

      """)
    #expect(
      log.events.map(\.event)
        == ["Rash|2024-03-05|1", "Rash|2024-03-05|2", "Rash|2024-03-05|1", "Fever||1"])
    #expect(log.issues.map(\.code) == [.generousReading])
    #expect(log.issues.first?.column == "ae_id")
  }

  @Test func `a bad cell becomes missing and keeps its text`() throws {
    let log = try SmallTrial.log(
      "subjects.csv",
      "subject_id,age,sex,rand_date,met_biopsy\nS1,old,X,03/04/2024,perhaps\nS2,58,F,2024-03-04,N\n"
    )
    #expect(log.subjects.count == 2)
    #expect(log.subjects.first?.age == nil)
    #expect(log.subjects.first?.randomisedOn == nil)
    #expect(log.issues.map(\.code) == [.badNumber, .badCode, .badDate, .badFlag])
    #expect(log.issues.map(\.text) == ["old", "X", "03/04/2024", "perhaps"])
    #expect(log.issues.map(\.column) == ["age", "sex", "rand_date", "met_biopsy"])
    #expect(log.issues.allSatisfy { $0.row == 2 && $0.subject == "S1" && $0.severity == .error })
    #expect(log.issues(.badDate).first?.message.contains("YYYY-MM-DD") == true)
    #expect(!log.issues.contains { $0.message.contains("perhaps") || $0.message.contains("old") })
  }

  @Test func `a doubtful response is missing, and its assessment not evaluable, and it is told`()
    throws
  {
    let log = try SmallTrial.log("response.csv", "subject_id,date,overall\nS1,2024-04-01,PR?\n")
    #expect(log.assessments.map(\.overall) == [nil])
    let issue = try #require(log.issues(.badCode).first)
    #expect(issue.text == "PR?")
    #expect(issue.message.contains("not evaluable"))
  }

  @Test func `grade 7 is ungraded, every time it stands there`() throws {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term,grade\nS1,1,Rash,7\nS1,2,Rash,7\nS1,3,Rash,3\nS1,4,Rash,\n")
    #expect(log.events.map(\.grade) == [nil, nil, 3, nil])
    #expect(log.issues.map(\.code) == [.gradeOutOfRange, .gradeOutOfRange])
    #expect(log.issues.map(\.text) == ["7", "7"])
  }

  @Test func `generous readings are told once per form with their columns`() throws {
    let log = try SmallTrial.log(
      "ae.csv",
      """
      subject_id,ae_id,term,start,end,serious
      S1,1,Rash,2024/3/5,2024/3/6,1
      S1,2,Rash,2024/3/7,2024-03-08,1
      S1,3,Rash,20240309,,0
      S1,4,Rash,NA,,Y

      """)
    #expect(log.events.map(\.isSerious) == [true, true, false, true])
    #expect(
      log.issues.map(\.column) == ["start, end", "start", "start", "serious", "serious"])
    #expect(
      log.issues.map(\.message) == [
        "dates such as 2024/3/5 read as year, month, day",
        "dates such as 20240305 read as year, month, day", "NA read as missing", "1 read as Y",
        "0 read as N",
      ])
    #expect(log.issues.allSatisfy { $0.code == .generousReading && $0.severity == .information })
    #expect(log.issues.allSatisfy { $0.subject == nil && $0.row == nil })
  }

  @Test func `words are named in Chinese too where the file is Chinese`() throws {
    let log = try SmallTrial.log("subjects.csv", "编号,性别,转移灶活检\nS1,1,x\n")
    #expect(log.subjects.map(\.subject) == ["S1"])
    #expect(log.issues(.badCode).first?.message.hasSuffix("write one of M, F, 男, 女") == true)
    #expect(log.issues(.badFlag).first?.message.hasSuffix("write Y or N, 是 or 否") == true)
    let english = try SmallTrial.log("subjects.csv", "subject_id,sex\nS1,1\nS2,F\n")
    #expect(english.issues(.badCode).first?.message.hasSuffix("write one of M, F") == true)
  }

  @Test(arguments: [("45000", true), ("45000.5", true), ("30000", true), ("29999", false)])
  func `a date that a spreadsheet wrote as a number is named as that`(
    _ text: String, _ isSerial: Bool
  ) throws {
    let log = try SmallTrial.log("ae.csv", "subject_id,term,start\nS1,Rash,\(text)\n")
    let issue = try #require(log.issues(.badDate).first)
    #expect(issue.message.contains("Excel serial number") == isSerial)
    #expect(log.events.map(\.start) == [nil])
  }

  @Test func `what is told once is told even where its row is rejected`() throws {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term,start\nS9,1,Rash,2024/3/5\nS1,2,Rash,2024/3/5\n")
    #expect(log.issues.map(\.code) == [.childWithoutSubject, .generousReading])
    #expect(log.events.count == 1)
  }

  @Test func `a short row misses its last cells, a long one is rejected`() throws {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term,grade\nS1,1,Rash\nS1,2,Rash,2,,\nS1,3,Rash, red,2\n")
    #expect(log.events.map(\.grade) == [nil, 2])
    #expect(log.issues.map(\.code) == [.raggedRow, .raggedRow])
    #expect(log.issues.map(\.severity) == [.warning, .error])
    #expect(log.rejects.map(\.text) == ["S1,3,Rash, red,2"])
  }

  @Test func `a row with text behind a closing quote is rejected`() throws {
    let log = try SmallTrial.log(
      "ae.csv", "subject_id,ae_id,term\nS1,1,\"so \"called\" rash\"\nS1,2,Fever\n")
    #expect(log.events.map(\.event) == ["2"])
    #expect(log.rejects.map(\.row) == [2])
  }

  @Test func `rows of empty cells are left out and counted`() throws {
    let (study, log) = try SmallTrial(["ae.csv": "subject_id,term\nS1,Rash\n,\n , \n"]).read()
    #expect(study.rowsIn[.adverseEvents] == 1)
    #expect(log.rejects.isEmpty)
    #expect(log.issues.last?.message.hasPrefix("2 rows") == true)
  }

  @Test func `further columns of subjects are covariates, of other files they are told`() throws {
    let trial = try SmallTrial([
      "subjects.csv": "subject_id,kps,体重 kg\nS1, 90,61.5\nS2,,NA\n",
      "ae.csv": "subject_id,ae_id,term,comment\nS1,1,Rash,x\n",
    ])
    let log = try trial.read().log
    #expect(log.subjects.map(\.covariates) == [["kps": "90", "体重 kg": "61.5"], ["体重 kg": "NA"]])
    #expect(log.issues.map(\.code) == [.unknownColumn])
    #expect(log.issues.first?.column == "comment")
    #expect(log.issues.first?.severity == .information)
  }

  @Test func `an unknown site is kept with a warning where sites are known`() throws {
    let log = try SmallTrial.log("sites.csv", "site,name\n01,复旦大学附属肿瘤医院\n,x\n01,y\n")
    #expect(log.subjects.count == 2)
    #expect(log.issues.map(\.code) == [.blankKey, .duplicateKey, .unknownSite])
    let warning = try #require(log.issues(.unknownSite).first)
    #expect(warning.severity == .warning)
    #expect(warning.text == "02")
    #expect(warning.subject == "S2")
  }

  @Test func `an unknown arm leaves the subject unallocated, apart from the other tables`() throws {
    let log = try SmallTrial.log(
      "arms.csv", "subject_id,arm,actual_arm\nS1,A,Systemic\nS2,C,\nS2,A,\nS9,B,\n")
    #expect(log.allocations.map(\.plannedArm) == ["A", nil])
    #expect(log.allocations.map(\.actualArm) == ["B", nil])
    #expect(
      log.issues.map(\.code) == [
        .generousReading, .unknownArm, .duplicateKey, .childWithoutSubject,
      ])
    #expect(log.issues(.unknownArm).first?.text == "C")
    #expect(log.issues(.unknownArm).first?.subject == "S2")
    #expect(log.issues.allSatisfy { $0.table == .allocations })
    #expect(log.rejects.allSatisfy { $0.table == .allocations })
    #expect(log.rejects.count == 2)
  }
}
