import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct NewStoreTests {
  private let store: ScratchStore

  init() throws {
    store = try ScratchStore()
  }

  private static let rows = RoundTripTests.everything(seed: 1) + RoundTripTests.everything(seed: 2)

  @discardableResult
  private func write(
    _ records: [AnyRecord] = rows, to store: ScratchStore, step: () throws -> Void = {},
    during body: () throws -> Void = {}
  ) throws -> ImportReport {
    try NewStoreWriter(path: store.path).write(
      source: "folder", hash: "1", allocationsHash: "a", study: ScratchStore.study,
      studyText: "id = 'T-1'", enteredAt: 86_400, step: step
    ) { sink in
      for table in TrialTable.allCases { try sink.begin(table) }
      for (index, record) in records.enumerated() {
        try sink.add(record, from: RecordSource(file: "\(record.table).csv", row: index + 2))
      }
      try body()
    }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
  }

  @Test func `a new store is what an import of the same rows makes`() throws {
    let imported = try ScratchStore()
    let expected = try imported.importAll(
      NewStoreTests.rows, hash: "1", tables: TrialTable.allCases, allocationsHash: "a")
    #expect(try write(to: store) == expected)
    #expect(try store.records() == imported.records())
    #expect(try store.arms() == imported.arms())
    #expect(try store.reader().batches() == imported.reader().batches())
    #expect(try store.reader().study() == imported.reader().study())
    for path in [\ScratchStore.path, \ScratchStore.allocationsPath] {
      let (mine, other) = try (
        RawConnection(store[keyPath: path]), RawConnection(imported[keyPath: path])
      )
      for question in NewStoreTests.questions {
        #expect(try mine.lines(question) == other.lines(question), "\(question)")
      }
      #expect(try mine.lines("PRAGMA integrity_check") == ["ok"])
      #expect(try mine.lines("PRAGMA foreign_key_check") == [])
    }
  }

  private static let questions = [
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
    "PRAGMA application_id", "PRAGMA user_version", "PRAGMA journal_mode",
    "SELECT * FROM batch", "SELECT * FROM batchTable ORDER BY tableName",
    "SELECT identifier FROM grdb_migrations",
  ]

  @Test func `the same rows make the same bytes`() throws {
    let other = try ScratchStore()
    try write(to: store)
    try write(to: other)
    #expect(try store.mainBytes() == other.mainBytes())
    let arms = try [store, other].map { try Data(contentsOf: URL(filePath: $0.allocationsPath)) }
    #expect(arms[0] == arms[1])
  }

  @Test func `imports and feeds go on where it ends`() throws {
    try write([subject("S1", age: 60), event("S1", "1", grade: 2)], to: store)
    try store.append([event("S1", "2", grade: 3)], hash: "2")
    let report = try store.importAll(
      [subject("S1", age: 61), event("S1", "1", grade: 2)], hash: "3")
    #expect(report.tables[.subjects]?.changed == 1)
    #expect(report.tables[.adverseEvents]?.withdrawn == 1)
    #expect(report.tables[.adverseEvents]?.unchanged == 1)
  }

  @Test(arguments: ["DELETE FROM subjects", "UPDATE subjects SET age = 1", "DELETE FROM batch"])
  func `its history is as safe as any`(statement: String) throws {
    try write(to: store)
    #expect(throws: RawConnection.Failure.self) {
      try RawConnection(store.path).execute(statement)
    }
  }

  @Test(arguments: [
    [subject("S1"), event("S1", "1"), event("S1", "1")], [subject("S1"), subject("S1")],
    [subject("S1"), event("S2", "1")], [subject("")], [event("S1", "1", grade: 7)],
  ])
  func `rows that the rules forbid leave nothing behind`(records: [AnyRecord]) throws {
    let error = #expect(throws: StoreError.self) { try write(records, to: store) }
    #expect(error?.kind == .refused)
    #expect(try names() == [])
  }

  @Test func `a body that gives up leaves nothing behind, nor does a late step`() throws {
    #expect(throws: CancellationError.self) {
      try write(to: store) { throw CancellationError() }
    }
    #expect(throws: CancellationError.self) {
      try write(to: store, step: { throw CancellationError() })
    }
    #expect(try names() == [])
  }

  @Test func `nobody can open what is half written`() throws {
    try write(to: store) {
      #expect(!FileManager.default.fileExists(atPath: store.path))
      #expect(!FileManager.default.fileExists(atPath: store.allocationsPath))
      let drafts = try names().filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") }
      #expect(drafts.count == 2)
      for name in drafts {
        let path = store.folder.appending(path: name).path
        #expect(throws: StoreError.self) { try StoreReader(path: path) }
        // What a crash would leave is a copy of this moment.
        try FileManager.default.copyItem(atPath: path, toPath: path + "-copy")
        let error = #expect(throws: StoreError.self) { try StoreReader(path: path + "-copy") }
        #expect(error?.kind == .notAStore || error?.kind == .damaged)
        try FileManager.default.removeItem(atPath: path + "-copy")
      }
    }
    #expect(try names().sorted() == ["trial.allocations", "trial.trialtop"])
  }

  @Test func `what stands there stays as it is`() throws {
    try store.importAll([subject("S1")], hash: "1")
    let before = try store.mainBytes()
    let error = #expect(throws: StoreError.self) { try write(to: store) }
    #expect(error?.kind == .refused)
    #expect(try store.mainBytes() == before)
    #expect(try names() == ["trial.trialtop"])
  }

  @Test func `arms without their store are not written over`() throws {
    let bytes = Data("arms".utf8)
    try bytes.write(to: URL(filePath: store.allocationsPath))
    let error = #expect(throws: StoreError.self) { try write(to: store) }
    #expect(error?.kind == .refused)
    #expect(try Data(contentsOf: URL(filePath: store.allocationsPath)) == bytes)
    #expect(try names() == ["trial.allocations"])
  }

  @Test func `its arms are for its owner alone`() throws {
    try write(to: store)
    let attributes = try FileManager.default.attributesOfItem(atPath: store.allocationsPath)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
