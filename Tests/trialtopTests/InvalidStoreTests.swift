import Foundation
import Testing

@Suite struct InvalidStoreTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  private let readers = [["print", "overview"], ["report", "safety"], ["check"]]

  private func expectEveryReader(_ code: Int32, _ word: String) throws {
    for words in readers {
      let run = try scratch.run(words + [scratch.store])
      #expect(run.code == code, "\(words)")
      #expect(run.output.isEmpty, "\(words)")
      #expect(run.errors.contains(scratch.store), "\(words)")
      #expect(run.errors.contains(word), "\(words): \(run.errors)")
    }
  }

  /// Neither read nor written over.
  private func expectRefusal(_ word: String) throws {
    let before = try scratch.bytes("trial.trialtop")
    try expectEveryReader(3, word)
    let run = try scratch.importTrial()
    #expect(run.code == 3)
    #expect(run.errors.contains(word))
    #expect(try scratch.bytes("trial.trialtop") == before)
  }

  private func replaceStore(_ bytes: Data) throws {
    for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: scratch.store + end) }
    try bytes.write(to: URL(fileURLWithPath: scratch.store))
  }

  @Test func `a store that is not there ends with 1 and says to import`() throws {
    try FileManager.default.removeItem(atPath: scratch.store)
    try expectEveryReader(1, "import a trial into it first")
    #expect(!scratch.exists("trial.trialtop"))
  }

  @Test func `a text in the place of the store is refused`() throws {
    try replaceStore(Data("subject_id,site\nP01,S1\n".utf8))
    try expectRefusal("not a trialtop store")
  }

  @Test func `an empty file in the place of the store is refused`() throws {
    try replaceStore(Data())
    try expectRefusal("not a trialtop store")
  }

  @Test func `another program's database is refused`() throws {
    try FileManager.default.removeItem(atPath: scratch.store)
    try StoreTables(scratch.store).execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    try expectRefusal("not a trialtop store")
  }

  @Test func `a folder in the place of the store is refused`() throws {
    try FileManager.default.removeItem(atPath: scratch.store)
    try FileManager.default.createDirectory(
      atPath: scratch.store, withIntermediateDirectories: true)
    try expectEveryReader(3, "not a trialtop store")
    #expect(try scratch.importTrial().code == 3)
  }

  @Test func `a store of a newer program is refused with the word to update`() throws {
    try StoreTables(scratch.store).execute("PRAGMA user_version = 99")
    try expectRefusal("update this one")
  }

  @Test func `a store with pages overwritten is damaged`() throws {
    var bytes = try scratch.bytes("trial.trialtop")
    bytes.replaceSubrange(4096..., with: repeatElement(0xAA, count: bytes.count - 4096))
    try replaceStore(bytes)
    try expectRefusal("damaged")
  }

  @Test func `a store cut in half is damaged`() throws {
    let bytes = try scratch.bytes("trial.trialtop")
    try replaceStore(bytes.prefix(bytes.count / 2))
    try expectEveryReader(3, "damaged")
  }

  @Test func `an import that fails makes no store`() throws {
    try scratch.write(HandTrial().with("study.toml", "[study\n"))
    let fresh = scratch.file("fresh.trialtop")
    #expect(try scratch.run("import", scratch.folder, "--into", fresh).code == 1)
    #expect(!scratch.exists("fresh.trialtop"))
    #expect(!scratch.exists("fresh.allocations"))
  }
}
