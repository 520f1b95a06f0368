import Foundation
import Testing

/// What must not empty a trial, nor open what a later entry has closed.
@Suite struct ImportGuardTests {
  @Test func `a folder of another study is refused, and the store is unchanged`() throws {
    let scratch = try CommandScratch.withStore()
    let before = try StoreTables(scratch.store).everything()
    try scratch.write(try HandTrial().replacing("NCT00000042", "NCT00000043", in: "study.toml"))
    let run = try scratch.importTrial()
    #expect(run.code == 1)
    #expect(run.errors.contains("NCT00000042") && run.errors.contains("NCT00000043"))
    #expect(try StoreTables(scratch.store).everything() == before)
  }

  @Test func `a file without rows empties no table unless that is said`() throws {
    let scratch = try CommandScratch.withStore()
    let before = try StoreTables(scratch.store).everything()
    let header = HandTrial().files["ae.csv"]?.split(separator: "\n").first.map(String.init) ?? ""
    try scratch.write(HandTrial().with("ae.csv", header + "\n"))
    let refused = try scratch.importTrial()
    #expect(refused.code == 1)
    #expect(refused.errors.contains("ae.csv has no rows, and the store holds 6 of them"))
    #expect(try StoreTables(scratch.store).everything() == before)
    let meant = try scratch.importTrial("--allow-empty")
    #expect(meant.code == 0)
    let events = meant.lines.first { $0.hasPrefix("adverseEvents ") }
    #expect(
      events?.split(separator: " ").map(String.init)
        == ["adverseEvents", "0", "0", "0", "6", "0", "0"])
  }

  @Test func `what a later entry closes stays closed at an earlier one`() throws {
    let scratch = try CommandScratch()
    try scratch.write(try HandTrial().replacing(", \"bolus\"]", "]", in: "study.toml"))
    #expect(try scratch.importTrial().code == 0)
    let words = ["report", "listing", scratch.store, "--where", "bolus=1", "--as-entered", "1"]
    #expect(try scratch.run(words).code == 0)
    try scratch.write(HandTrial())
    #expect(try scratch.importTrial().code == 0)
    let closed = try scratch.run(words)
    #expect(closed.code == 2)
    #expect(closed.errors.contains("would tell the arm"))
  }

  @Test func `the batches of a store are listed`() throws {
    let scratch = try CommandScratch.withStore()
    let run = try scratch.run("batches", scratch.store)
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.lines.first?.hasPrefix("batch 1  20") == true)
  }

  @Test func `a cut-off that the data cannot know of is refused`() throws {
    let scratch = try CommandScratch.withStore()
    for command in [["check"], ["report", "overview"], ["print", "overview"]] {
      let run = try scratch.run(command + [scratch.store, "--as-of", "2999-01-01"])
      #expect(run.code == 2)
      #expect(run.errors.contains("is after the newest data"))
    }
  }

  @Test func `check tells the import issues that no finding tells`() throws {
    let scratch = try CommandScratch()
    try scratch.write(
      try HandTrial().replacing("S1,浦东医院,CN,12", "S1,浦东医院,CN,twelve", in: "sites.csv"))
    #expect(try scratch.importTrial().code == 0)
    #expect(
      try scratch.run("check", scratch.store).text.contains("error: sites.csv, row 2, target"))
  }

  @Test func `escape sequences in data never reach the terminal`() throws {
    let scratch = try CommandScratch()
    let header = "subjects.csv"
    let text = try #require(HandTrial().files[header])
    let changed = text.replacing("smoking", with: "smo\u{1B}[2Jking", maxReplacements: 1)
    try scratch.write(HandTrial().with(header, changed))
    let run = try scratch.importTrial()
    #expect(run.code == 0)
    #expect(run.text.contains("smo␛[2Jking (covariate)"))
    #expect(!run.text.contains("\u{1B}"))
  }
}
