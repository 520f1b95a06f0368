import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct FeedTests {
  /// A store of the sample trial, ready to be fed.
  private func sample() throws -> CommandScratch {
    let scratch = try CommandScratch()
    let run = try scratch.run(
      "import", CommandScratch.sampleFolder, "--into", scratch.store, "--quiet")
    guard run.code == 0 else { throw ChildProcess.Failure(message: run.errors) }
    return scratch
  }

  private func counts(_ reader: StoreReader) throws -> [TrialTable: Int] {
    var counts: [TrialTable: Int] = [:]
    try reader.load { record, _, _ in counts[record.table, default: 0] += 1 }
    return counts
  }

  @Test func `a feed moves the trial under the eyes of a reader`() throws {
    let scratch = try sample()
    let reader = try StoreReader(path: scratch.store)
    let start = try counts(reader)
    let version = try reader.dataVersion()
    let firstCut = try reader.study().dataCut

    let feed = try scratch.start(["feed", scratch.store, "--batches", "3", "--rate", "4"])
    try ChildProcess.wait(within: 60, for: "three batches") {
      try reader.batches().count == 4
    }
    #expect(try feed.exitCode() == 0)

    #expect(try reader.dataVersion() != version)
    let end = try counts(reader)
    for table in [.subjects, .visits, .adverseEvents, .treatments] as [TrialTable] {
      #expect(end[table, default: 0] > start[table, default: 0], "\(table)")
    }
    let cut = try #require(try reader.study().dataCut)
    #expect(cut == firstCut.map { $0 + 12 })
    #expect(try reader.batches().map(\.rowsWithdrawn) == [0, 0, 0, 0])
    #expect(try reader.rejects().count == 1)
    let page = try scratch.run("print", "overview", scratch.store)
    #expect(page.text.contains("cut-off \(cut.iso)"))
    let then = try scratch.run("print", "overview", scratch.store, "--as-entered", "1")
    #expect(then.text.contains("cut-off 2026-03-31"))
  }

  @Test func `reading never writes to a trial`() throws {
    let scratch = try CommandScratch.withStore()
    let before = try [scratch.bytes("trial.trialtop"), scratch.bytes("trial.allocations")]
    for page in pages {
      for access in ["pooled", "by-arm"] {
        #expect(try scratch.run("print", page, scratch.store, "--access", access).code == 0)
        #expect(try scratch.run("report", page, scratch.store, "--access", access).code == 0)
      }
    }
    #expect(try scratch.run("check", scratch.store).code == 0)
    _ = try scratch.run("open", scratch.store)
    #expect(try [scratch.bytes("trial.trialtop"), scratch.bytes("trial.allocations")] == before)
    #expect(try scratch.storeBytes() == before[0])
    #expect(!scratch.exists("state/trialtop/looks.json"))
  }

  @Test func `print works while an import holds the store`() throws {
    let scratch = try CommandScratch.withStore()
    let page = try scratch.run("print", "safety", scratch.store).output
    let importer = try StoreTables(scratch.store)
    try importer.execute("BEGIN IMMEDIATE")
    #expect(try scratch.run("print", "safety", scratch.store).output == page)
    try importer.execute("ROLLBACK")
  }
}
