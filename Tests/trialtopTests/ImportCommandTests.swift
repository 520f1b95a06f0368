import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct ImportCommandTests {
  @Test func `the same files again are no import, and it says so`() throws {
    let scratch = try CommandScratch.withStore()
    let before = try scratch.storeBytes()
    let again = try scratch.importTrial()
    #expect(again.code == 0)
    #expect(again.text.contains("nothing new; batch 1 already holds these files"))
    #expect(try scratch.storeBytes() == before)
  }

  @Test func `rows in another order are a batch in which no record differs`() throws {
    let scratch = try CommandScratch.withStore()
    let sites = HandTrial.sites.split(separator: "\n")
    let turned = ([sites[0]] + sites.dropFirst().reversed()).joined(separator: "\n") + "\n"
    try scratch.write(HandTrial().with("sites.csv", turned))
    let run = try scratch.importTrial()
    #expect(run.code == 0)
    #expect(run.lines.last?.hasPrefix("Batch 2 is in: no record differs from before, ") == true)
  }

  @Test func `an import tells the mapping and the counts`() throws {
    let scratch = try CommandScratch()
    try scratch.write(HandTrial())
    let run = try scratch.importTrial()
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.text.contains("smoking (covariate)"))
    let subjects = run.lines.first { $0.hasPrefix("subjects ") }
    #expect(
      subjects?.split(separator: " ").map(String.init) == [
        "subjects", "7", "7", "0", "0", "0", "0",
      ]
    )
    #expect(run.lines.last?.hasPrefix("Batch 1 is in: 0 errors, 0 warnings.") == true)
  }

  @Test func `a corrected file is a new version, and the old numbers stay at hand`() throws {
    let scratch = try CommandScratch.withStore()
    let old = try scratch.run("report", "safety", scratch.store, "--format", "json")
    let oldPage = try scratch.run("print", "listing", scratch.store).text
    try scratch.write(try HandTrial().replacing("\",4,2025-09-28", "\",2,2025-09-28", in: "ae.csv"))
    let run = try scratch.importTrial()
    let events = run.lines.first { $0.hasPrefix("adverseEvents ") }
    #expect(
      events?.split(separator: " ").map(String.init)
        == ["adverseEvents", "6", "0", "1", "0", "5", "0"])

    let new = try scratch.run("report", "safety", scratch.store, "--format", "json")
    #expect(tables(new) != tables(old))
    let then = try scratch.run(
      "report", "safety", scratch.store, "--format", "json", "--as-entered", "1")
    #expect(tables(then) == tables(old))
    #expect(then.text.contains("\"asEntered\": \"batch 1, "))
    let page = try scratch.run("print", "listing", scratch.store, "--as-entered", "1").text
    #expect(page.contains("as entered batch 1"))
    #expect(page.split(separator: "\n").dropFirst() == oldPage.split(separator: "\n").dropFirst())
    #expect(try scratch.run("print", "listing", scratch.store, "--as-entered", "9").code == 1)
    #expect(
      try scratch.run("print", "listing", scratch.store, "--as-entered", "2001-01-01").code == 1)
  }

  private func tables(_ run: CommandRun) -> Substring {
    run.text.split(separator: "\"tables\":", maxSplits: 1).last ?? ""
  }

  @Test func `a file that is left out leaves its table as it was`() throws {
    let scratch = try CommandScratch.withStore()
    try scratch.write(
      try HandTrial().without("visits.csv").without("lesions.csv")
        .replacing("nausea", "Nausea", in: "ae.csv"))
    #expect(try scratch.importTrial().code == 0)
    let reader = try StoreReader(path: scratch.store)
    var counts: [TrialTable: Int] = [:]
    try reader.load { record, _, _ in counts[record.table, default: 0] += 1 }
    #expect(counts[.visits] == 2)
    #expect(counts[.lesions] == 6)
    #expect(try reader.changes(since: 1).map(\.changedFields) == [["term"]])
  }
}

/// Dirty rows come in as far as they can; each problem is told with its place and what to do.
@Suite struct DirtyRowTests {
  /// A wrong row, its place, and what is kept of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var row: String
    /// How the line on standard output begins.
    var place: String
    var advice: String
    var code: ImportIssue.Code
    var isRejected: Bool
    /// What `check` ends with.
    var check: Int32 = 0
  }

  static let cases = [
    Case(
      testDescription: "a grade of 7", file: "ae.csv",
      row: "P05,2,cough,Cough,Respiratory,7,2025-06-01,,N,N,Y,N,,\n",
      place: "error: ae.csv, row 8, grade: ", advice: "write 1 to 5", code: .gradeOutOfRange,
      isRejected: false),
    Case(
      testDescription: "a date that is none", file: "ae.csv",
      row: "P05,2,cough,Cough,Respiratory,2,2025-13-45,,N,N,Y,N,,\n",
      place: "error: ae.csv, row 8, start: ", advice: "write YYYY-MM-DD", code: .badDate,
      isRejected: false),
    Case(
      testDescription: "a number that is none", file: "subjects.csv",
      row: "P08,S1,2025-05-05,ENROLLED,2025-05-14,,,,,,2025-05-20,,sixty,M,1,,,\n",
      place: "error: subjects.csv, row 9, age: ", advice: "write digits", code: .badNumber,
      isRejected: false),
    Case(
      testDescription: "a word that is no response", file: "response.csv",
      row: "P05,2025-06-10,Week 12,,,,WONDERFUL\n",
      place: "error: response.csv, row 9, overall: ", advice: "write one of CR, PR",
      code: .badCode, isRejected: false),
    Case(
      testDescription: "a blank subject id", file: "subjects.csv",
      row: ",S1,2025-05-05,ENROLLED,2025-05-14,,,,,,2025-05-20,,60,M,1,,,\n",
      place: "error: subjects.csv, row 9, subject_id: ", advice: "fill it in", code: .blankKey,
      isRejected: true),
    Case(
      testDescription: "a subject id given twice", file: "subjects.csv",
      row: "P01,S2,2025-05-05,ENROLLED,2025-05-14,,,,,,2025-05-20,,60,M,1,,,\n",
      place: "error: subjects.csv, row 9, subject_id: ", advice: "the first one counts",
      code: .duplicateKey, isRejected: true, check: 4),
    Case(
      testDescription: "an event of nobody", file: "ae.csv",
      row: "P99,1,cough,Cough,Respiratory,2,2025-06-01,,N,N,Y,N,,\n",
      place: "error: ae.csv, row 8, subject_id: ", advice: "add the subject",
      code: .childWithoutSubject, isRejected: true, check: 4),
  ]

  @Test(arguments: cases)
  func `is told and kept as far as it can be`(_ one: Case) throws {
    let scratch = try CommandScratch()
    try scratch.write(HandTrial().adding(one.row, to: one.file))
    let run = try scratch.importTrial()
    #expect(run.code == 0)
    let told = try #require(run.lines.first { $0.hasPrefix(one.place) }, "\(run.text)")
    #expect(told.contains(one.advice))
    #expect(run.lines.last?.hasPrefix("Batch 1 is in: 1 error, 0 warnings.") == true)

    let reader = try StoreReader(path: scratch.store)
    let issue = try #require(try reader.issues().first { $0.severity == .error })
    #expect(issue.code == one.code)
    #expect(issue.file == one.file)
    #expect(try reader.rejects().map { $0.text + "\n" } == (one.isRejected ? [one.row] : []))
    #expect(try scratch.run("check", scratch.store).code == one.check)
    let report = try scratch.run("report", "overview", scratch.store, "--format", "json").text
    // What an integrity check finds again is not counted twice.
    let count = issue.integrityRule == nil ? 1 : 0
    #expect(report.contains("\"importErrors\": \(count)"))
  }

  @Test(arguments: cases)
  func `is fatal under --strict, and nothing is changed`(_ one: Case) throws {
    let scratch = try CommandScratch.withStore()
    let before = try StoreTables.everything(scratch.store)
    try scratch.write(HandTrial().adding(one.row, to: one.file))
    let run = try scratch.importTrial("--strict")
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("trialtop: " + one.place.dropFirst("error: ".count)))
    #expect(run.errors.contains("without --strict"))
    #expect(try StoreTables.everything(scratch.store) == before)
  }

  @Test func `an unknown arm counts as unallocated, and only its own file knows the word`() throws {
    let scratch = try CommandScratch()
    try scratch.write(try HandTrial().replacing("P05,KVJARM,KVJARM", "P05,WUGARM,", in: "arms.csv"))
    let run = try scratch.importTrial()
    #expect(run.code == 0)
    #expect(run.lines.contains { $0.hasPrefix("error: arms.csv, row 5, arm: ") })
    let batches = try StoreReader(path: scratch.store).batches()
    let arms = try AllocationsReader(for: scratch.store)
    #expect(try arms.allocations(of: batches).first { $0.subject == "P05" }?.plannedArm == nil)
    #expect(try arms.issues(of: batches).map(\.text) == ["WUGARM"])
    #expect(try StoreReader(path: scratch.store).issues().allSatisfy { $0.file != "arms.csv" })
    let page = try scratch.run("print", "survival", scratch.store, "--access", "by-arm")
    #expect(page.code == 0)
  }
}
