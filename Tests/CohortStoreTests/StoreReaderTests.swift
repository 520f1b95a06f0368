import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct StoreReaderTests {
  let store: ScratchStore

  init() throws {
    store = try ScratchStore()
    try store.importAll([subject("S1", age: 60), event("S1", "1", grade: 2)], hash: "1")
  }

  func kind(_ body: () throws -> Void) -> StoreError.Kind? {
    do {
      try body()
      return nil
    } catch {
      return (error as? StoreError)?.kind
    }
  }

  func overwrite(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: store.path))
  }

  @Test func `reading changes no byte`() throws {
    let before = try store.mainBytes()
    let reader = try store.reader()
    _ = try reader.trialData()
    _ = try (reader.changes(since: 0), reader.issues(), reader.rejects(), reader.dataVersion())
    #expect(try store.mainBytes() == before)
  }

  @Test func `the data version moves with a commit of another connection`() throws {
    let reader = try store.reader()
    let before = try reader.dataVersion()
    #expect(try reader.dataVersion() == before)
    try store.importAll([subject("S1", age: 60), event("S1", "1", grade: 2)], hash: "1")
    #expect(try reader.dataVersion() == before)
    try store.append([event("S1", "2")], hash: "2")
    #expect(try reader.dataVersion() != before)
  }

  @Test func `one read sees one moment while another import commits`() throws {
    let reader = try store.reader()
    try reader.read { snapshot in
      try store.append([event("S1", "2")], hash: "2")
      #expect(snapshot.batch?.id == 1)
      var count = 0
      try snapshot.records { _, _, _ in count += 1 }
      #expect(count == 2)
    }
    #expect(try reader.revision()?.id == 2)
  }

  @Test func `records come in columns with their row ids, issues and batch`() throws {
    let data = try store.reader().trialData()
    #expect(data.subjects.ids == ["S1"])
    #expect(data.adverseEvents.rowIDs == [1])
    #expect(data.batch?.id == 1)
    #expect(data.study == ScratchStore.study)
  }

  @Test func `loading can be given up`() throws {
    struct Cancelled: Error {}
    try store.append((1...5000).map { event("S1", "x\($0)") }, hash: "2")
    let reader = try store.reader()
    #expect(throws: Cancelled.self) { try reader.trialData { throw Cancelled() } }
    #expect(try reader.trialData().adverseEvents.count == 5001)
  }

  @Test func `a store whose first import never ended is empty`() throws {
    let other = try ScratchStore()
    let writer = try StoreWriter(path: other.path)
    _ = try writer.importBatch(
      source: "", hash: "1", study: ScratchStore.study, studyText: "", enteredAt: 0
    ) { _ in
      let reader = try other.reader()
      #expect(try reader.revision() == nil)
      #expect(try reader.batches() == [])
      #expect(kind { _ = try reader.trialData() } == .empty)
    }
  }

  @Test func `a missing store is said to be missing`() {
    let path = store.folder.appending(path: "other.trialtop").path
    #expect(throws: StoreError(.missing, path: path)) { try StoreReader(path: path) }
    let lost = store.folder.appending(path: "no/such.trialtop").path
    let error = #expect(throws: StoreError.self) { try StoreReader(path: lost) }
    #expect(error?.kind == .missing)
    #expect(error?.description.contains("its folder does not exist; make the folder") == true)
    #expect(kind { _ = try StoreReader(path: store.folder.path) } == .notAStore)
  }

  @Test func `a file that is no database is refused by reader and writer`() throws {
    try overwrite(String(repeating: "subject_id,site\n", count: 100))
    #expect(kind { _ = try store.reader() } == .notADatabase)
    #expect(kind { _ = try StoreWriter(path: store.path) } == .notADatabase)
    try overwrite("")
    #expect(kind { _ = try store.reader() } == .notAStore)
    #expect(kind { _ = try StoreWriter(path: store.path) } == .notAStore)
  }

  @Test func `another SQLite file is refused untouched`() throws {
    let path = store.folder.appending(path: "bank.trialtop").path
    try RawConnection(path).execute("CREATE TABLE account (id)")
    let before = try Data(contentsOf: URL(filePath: path))
    #expect(throws: StoreError(.notAStore, path: path)) { try StoreReader(path: path) }
    #expect(throws: StoreError(.notAStore, path: path)) { try StoreWriter(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect("\(StoreError(.notAStore, path: "x"))" == "x: not a trialtop store")
  }

  @Test func `allocations are no trial store`() throws {
    try store.importAll(
      [allocation("S1", "A")], hash: "2", tables: [.allocations], allocationsHash: "a")
    #expect(kind { _ = try StoreReader(path: store.allocationsPath) } == .notAStore)
  }

  @Test func `a newer schema is refused by reader and writer`() throws {
    try RawConnection(store.path).execute("PRAGMA user_version = 99")
    #expect(kind { _ = try store.reader() } == .newerSchema)
    #expect(kind { try store.importAll([], hash: "2") } == .newerSchema)
  }

  @Test func `a store without its tables is damaged`() throws {
    try RawConnection(store.path).execute("DROP TABLE batchTable")
    #expect(kind { _ = try store.reader() } == .damaged)
  }

  @Test func `a cut-off store is damaged, and a reader that was open says so too`() throws {
    try store.append((1...3000).map { event("S1", "x\($0)") }, hash: "2")
    let reader = try store.reader()
    let handle = try FileHandle(forWritingTo: URL(filePath: store.path))
    try handle.truncate(atOffset: 200_000)
    try handle.close()
    #expect(kind { _ = try reader.trialData() } == .damaged)
    #expect(kind { _ = try store.reader().trialData() } == .damaged)
  }

  @Test func `a store locked for good is said to be locked`() throws {
    let holder = try RawConnection(store.path)
    try holder.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    #expect(kind { _ = try store.reader() } == .locked)
  }

  @Test func `a store moved away, and one put in its place, are noticed`() throws {
    let reader = try store.reader()
    let aside = store.folder.appending(path: "aside").path
    try FileManager.default.moveItem(atPath: store.path, toPath: aside)
    #expect(kind { _ = try reader.dataVersion() } == .moved)
    try FileManager.default.copyItem(atPath: aside, toPath: store.path)
    #expect(kind { _ = try reader.dataVersion() } == .moved)
    #expect(kind { _ = try reader.revision() } == .moved)
    #expect(try store.reader().revision()?.id == 1)
  }

  @Test func `names that look like addresses or options are only names`() throws {
    for name in ["file:a?mode=memory.trialtop", "50%#1 试验.trialtop"] {
      let path = store.folder.appending(path: name).path
      try StoreWriter(path: path).importOne()
      #expect(FileManager.default.fileExists(atPath: path))
      #expect(try StoreReader(path: path).revision()?.id == 1)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read and write every file"))
  func `permissions are respected`() throws {
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: store.folder.path)
    let reader = try store.reader()
    #expect(reader.isImmutable)
    #expect(try reader.revision()?.id == 1)
    #expect(kind { try store.append([subject("S2")], hash: "2") } == .noPermission)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: store.folder.path)
    try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: store.path)
    #expect(kind { _ = try store.reader() } == .noPermission)
  }

  @Test(arguments: StoreError.Kind.allCases)
  func `every error says what to do and names the file`(kind: StoreError.Kind) {
    let text = "\(StoreError(kind, path: "/data/t.trialtop", detail: "why"))"
    #expect(text.hasPrefix("/data/t.trialtop: ") && text.hasSuffix(" (why)"))
    #expect(text.count > 40)
  }
}

extension StoreWriter {
  fileprivate func importOne() throws {
    _ = try importBatch(
      source: "", hash: "1", study: ScratchStore.study, studyText: "", enteredAt: 0
    ) { sink in
      try sink.begin(.subjects)
      try sink.add(subject("S1"), from: RecordSource(file: "", row: 2))
    }
  }
}
