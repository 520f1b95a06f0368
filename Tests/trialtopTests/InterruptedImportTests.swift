import CohortModel
import CohortStore
import Foundation
import Testing

/// An import that is cut off in the middle leaves the store as it was, and the next one works.
@Suite(.serialized) struct InterruptedImportTests {
  let scratch: CommandScratch
  let before: [String]
  let page: Data
  let arms: Data

  init() throws {
    scratch = try CommandScratch.withStore()
    before = try StoreTables.everything(scratch.store)
    page = try scratch.run("print", "safety", scratch.store).output
    arms = try scratch.run(AccessCommandTests.byArm + [scratch.store]).output
  }

  /// A trial of very many adverse events in the folder `big`.
  private func writeBigTrial(events: Int) throws {
    var rows = ""
    for number in 1...events {
      rows += "P0\(number % 7 + 1),X\(number),cough,Cough,Respiratory disorders,"
      rows += "\(number % 4 + 1),2025-06-01,2025-06-09,N,N,Y,N,DOSE NOT CHANGED,RECOVERED\n"
    }
    try scratch.write(HandTrial().adding(rows, to: "ae.csv"), to: "big")
  }

  private var sizeOfBigTrial: Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scratch.file("big"))) ?? []
    return names.reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: scratch.file("big/" + name))
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }

  private func expectUnchanged() throws {
    #expect(try StoreTables.everything(scratch.store) == before)
    #expect(try scratch.run("print", "safety", scratch.store).output == page)
    #expect(try scratch.run(AccessCommandTests.byArm + [scratch.store]).output == arms)
    #expect(try StoreReader(path: scratch.store).batches().map(\.id) == [1])
  }

  private func expectNextImportWorks() throws {
    try scratch.write(try HandTrial().replacing("nausea", "Nausea", in: "ae.csv"))
    let run = try scratch.importTrial()
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.text.contains("Batch 2 is in") || run.text.contains("Batch 3 is in"))
    let now = try scratch.run(AccessCommandTests.byArm + [scratch.store])
    #expect(now.code == 0 && now.text.contains("QXZARM"))
  }

  /// Kills an import of the big trial as soon as it has come so far.
  private func killImport(into store: String, when isFar: (ChildProcess) throws -> Bool) throws {
    let child = try scratch.start(["import", scratch.file("big"), "--into", store])
    try ChildProcess.wait(within: 100, for: "the import to come so far") {
      try #require(child.isRunning, "it ended before it could be killed")
      return try isFar(child)
    }
    child.kill()
    #expect(try child.exitCode() == 128 + SIGKILL)
  }

  /// The first pass over the files takes their checksums, the second takes their rows.
  @Test(arguments: [(200_000, 1.2), (50_000, 2.0)])
  func `kill -9 while rows come in leaves the store as it was`(
    _ events: Int, _ passes: Double
  ) throws {
    try writeBigTrial(events: events)
    let mark = Int(passes * Double(sizeOfBigTrial))
    try killImport(into: scratch.store) { $0.bytesRead >= mark }
    try expectUnchanged()
    try expectNextImportWorks()
  }

  @Test func `kill -9 while a batch is committed leaves all of it or nothing`() throws {
    try writeBigTrial(events: 50_000)
    try killImport(into: scratch.store) { _ in
      let log = try? FileManager.default.attributesOfItem(atPath: scratch.store + "-wal")
      return log?[.size] as? Int ?? 0 > 0
    }
    let store = try StoreTables(scratch.store)
    #expect(try store.lines("PRAGMA integrity_check") == ["integrity_check=ok"])
    #expect(try store.lines("PRAGMA foreign_key_check") == [])
    if try StoreReader(path: scratch.store).batches().count == 1 {
      try expectUnchanged()
    } else {
      #expect(
        try store.lines("SELECT count(*) AS n FROM adverseEvents WHERE toBatch IS NULL")
          == ["n=50006"])
    }
    try expectNextImportWorks()
  }

  @Test func `kill -9 during the first import leaves a store that says so and can be used`() throws
  {
    try writeBigTrial(events: 50_000)
    let store = scratch.file("first.trialtop")
    let mark = sizeOfBigTrial * 3 / 2
    try killImport(into: store) { $0.bytesRead > mark }
    let print = try scratch.run("print", "overview", store)
    #expect(print.code == 3)
    #expect(print.errors.contains("no import has been completed yet"))
    let run = try scratch.run("import", scratch.folder, "--into", store)
    #expect(run.code == 0 && run.text.contains("Batch 1 is in"), "\(run.text)\(run.errors)")
    #expect(try scratch.run("print", "safety", store).output == page)
  }

  @Test func `SIGTERM ends an import as kill -9 does`() throws {
    try writeBigTrial(events: 50_000)
    let child = try scratch.start(["import", scratch.file("big"), "--into", scratch.store])
    try ChildProcess.wait(within: 60, for: "reading to begin") { child.bytesRead > 1 << 20 }
    kill(child.id, SIGTERM)
    #expect(try child.exitCode() == 143)
    try expectUnchanged()
    try expectNextImportWorks()
  }

  @Test func `a file that may not grow leaves the store as it was`() throws {
    try writeBigTrial(events: 20_000)
    let limit = ["/bin/sh", "-c", "ulimit -f 2000; trap '' XFSZ; exec \"$0\" \"$@\""]
    let run = try scratch.run(
      ["import", scratch.file("big"), "--into", scratch.store], under: limit)
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("check the quota and the disk; nothing was changed"))
    try expectUnchanged()
    try expectNextImportWorks()
  }

  /// Whether a small disk can be had for a while, in a namespace of its own.
  private static let canMount =
    (try? ChildProcess(
      ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
      environment: ["PATH": "/usr/sbin:/usr/bin:/bin"], output: "/dev/null", errors: "/dev/null"
    ).exitCode()) == 0

  @Test(.enabled("needs to mount a small disk") { canMount })
  func `a full disk is told, and the store on it is as it was`() throws {
    try writeBigTrial(events: 20_000)
    try FileManager.default.createDirectory(
      atPath: scratch.file("disk"), withIntermediateDirectories: true)
    let script = """
      set -e
      mount -t tmpfs -o size=1m tmpfs "$HOME/disk"
      cp "$HOME"/trial.trialtop "$HOME"/trial.allocations "$HOME/disk"
      if "$0" import "$HOME/big" --into "$HOME/disk/trial.trialtop"; then code=0; else code=$?; fi
      "$0" print safety "$HOME/disk/trial.trialtop"
      cp "$HOME"/disk/trial.* "$HOME"
      exit $code
      """
    let run = try scratch.run(
      [], under: ["unshare", "--mount", "--map-root-user", "/bin/sh", "-c", script])
    #expect(run.code == 1)
    #expect(run.errors.contains("the disk is full; nothing was changed"), "\(run.errors)")
    #expect(run.output == page)
    try expectUnchanged()
    try expectNextImportWorks()
  }
}
