import Foundation
import Testing

/// An import that cannot be trusted ends with 1 and leaves every table as it was.
@Suite struct ImportFailureTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  /// What the store holds, to the byte, and what a reader makes of it.
  private struct Content: Equatable {
    var tables: [String]
    var arms: [String]
    var listing: Data
    var files: [String]
  }

  private func content() throws -> Content {
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    return Content(
      tables: try StoreTables.everything(scratch.store),
      arms: try StoreTables.everything(scratch.allocations),
      listing: try scratch.run("report", "listing", scratch.store, "--format", "json").output,
      files: names.filter { $0.hasPrefix("trial.") }.filter { !$0.hasSuffix("-shm") }
        .filter { !$0.hasSuffix("-wal") }.sorted())
  }

  private func expectRefusal(
    _ trial: HandTrial, _ words: String..., bytes: (file: String, Data)? = nil
  ) throws {
    let before = try content()
    try scratch.write(trial)
    if let bytes {
      try bytes.1.write(to: URL(fileURLWithPath: scratch.folder + "/" + bytes.file))
    }
    let run = try scratch.importTrial()
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
    #expect(run.errors.contains("To repair it: "))
    #expect(try content() == before)

    // Nothing stands in the way of the next import.
    try scratch.write(try HandTrial().replacing("nausea", "Nausea", in: "ae.csv"))
    #expect(try scratch.importTrial().text.contains("Batch 2 is in"))
  }

  @Test(arguments: ["study.toml", "subjects.csv", "ae.csv", "response.csv"])
  func `a required file is missing`(_ file: String) throws {
    try expectRefusal(HandTrial().without(file), "\(file): is missing", "trialtop init")
  }

  @Test func `there is no folder`() throws {
    let before = try content()
    let run = try scratch.run("import", scratch.file("nowhere"), "--into", scratch.store)
    #expect(run.code == 1)
    #expect(run.errors.contains("nowhere") && run.errors.contains("trialtop init"))
    #expect(try content() == before)
  }

  @Test(arguments: [
    ("subjects.csv", "subject_id,", "id,", "subject_id"),
    ("ae.csv", "term,pt,", "t,p,", "term or pt"),
    ("response.csv", ",overall", ",total", "overall"), ("arms.csv", ",arm,", ",limb,", "arm"),
  ])
  func `a required column is missing`(
    _ file: String, _ old: String, _ new: String, _ column: String
  ) throws {
    try expectRefusal(
      try HandTrial().replacing(old, new, in: file), "\(file), row 1, \(column): ", "missing")
  }

  @Test func `a quote is never closed`() throws {
    try expectRefusal(
      HandTrial().adding("P05,9,\"cough,Cough,Respiratory,2,2025-06-01\n", to: "ae.csv"),
      "ae.csv, row 8", "quote")
  }

  @Test func `the last row is cut off`() throws {
    try expectRefusal(HandTrial().adding("P05,2025-06", to: "response.csv"), "response.csv, row 9")
  }

  @Test func `a file is not UTF-8`() throws {
    var bytes = Data(HandTrial.adverseEvents.utf8)
    bytes.append(contentsOf: Data("P05,9,".utf8) + [0xFF, 0xC0] + Data(",,,1,,,,,,,,\n".utf8))
    try expectRefusal(HandTrial(), "ae.csv", "not UTF-8", "UTF-8", bytes: ("ae.csv", bytes))
  }

  @Test func `a file comes from a Chinese Excel`() throws {
    // 咳嗽 in GB 18030.
    let word: [UInt8] = [0xBF, 0xC8, 0xCB, 0xD4]
    var bytes = Data(HandTrial.study.utf8)
    bytes =
      Data(
        "subject_id,ae_id,term\nP01,1,".utf8) + word + Data("\n".utf8)
    try expectRefusal(HandTrial(), "ae.csv", "GB", "CSV UTF-8", bytes: ("ae.csv", bytes))
  }

  @Test(arguments: [
    ("title = \"Hand trial\"", "title = Hand trial", "line 5"),
    ("randomised = true", "randomised = \"perhaps\"", "line 8"),
    ("data_cut = 2025-12-31", "data_cut = 2025-02-31", "line 10"),
    ("code = \"KVJARM\"", "code = \"QXZARM\"", "line 19"),
  ])
  func `the study file is wrong`(_ old: String, _ new: String, _ line: String) throws {
    try expectRefusal(
      try HandTrial().replacing(old, new, in: "study.toml"), "study.toml, \(line)")
  }

  @Test func `no value of a subject stands in a message`() throws {
    try scratch.write(
      HandTrial().adding("P05,9,\"Sekret,Cough,Respiratory,2,2025-06-01\n", to: "ae.csv"))
    #expect(!(try scratch.importTrial().errors.contains("Sekret")))
    try scratch.write(
      HandTrial().adding("P05,9,Sekret,Sekret,,Sekret,2025-06-01,,,,,,,\n", to: "ae.csv"))
    #expect(!(try scratch.importTrial("--strict").errors.contains("Sekret")))
  }

  @Test func `the store lies where there is no folder`() throws {
    let run = try scratch.run("import", scratch.folder, "--into", scratch.file("no/where.trialtop"))
    #expect(run.code == 1)
    #expect(run.errors.contains("its folder does not exist"))
  }
}
