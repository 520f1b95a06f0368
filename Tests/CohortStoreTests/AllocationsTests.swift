import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct AllocationsTests {
  struct Death: Error {}

  let store: ScratchStore
  let tables: [TrialTable] = [.subjects, .allocations]

  init() throws {
    store = try ScratchStore()
  }

  func enter(_ arms: [String], hash: String, enteredAt: Int64 = 86_400) throws {
    let ids = arms.indices.map { "S\($0)" }
    try store.importAll(
      ids.map { subject($0) } + zip(ids, arms).map { allocation($0, $1) }, hash: hash,
      tables: tables, allocationsHash: arms.joined(), enteredAt: enteredAt)
  }

  /// Leaves the files as a death between the two commits does.
  func dieBetweenCommits(_ arms: [String], hash: String) throws {
    let saved = store.folder.appending(path: "saved")
    try FileManager.default.copyItem(atPath: store.path, toPath: saved.path)
    try enter(arms, hash: hash)
    try FileManager.default.removeItem(atPath: store.path)
    try FileManager.default.moveItem(atPath: saved.path, toPath: store.path)
  }

  @Test func `the file is for its owner alone`() throws {
    try enter(["A", "B"], hash: "1")
    let attributes = try FileManager.default.attributesOfItem(atPath: store.allocationsPath)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try store.arms() == ["S0": "A", "S1": "B"])
  }

  @Test func `the main store does not depend on the arms`() throws {
    let other = AllocationsTests.self
    let stores = try [["ARM-QX", "ARM-ZV"], ["ARM-ZV", "ARM-QX"]].map { arms in
      let suite = try other.init()
      try suite.enter(arms, hash: "1")
      try suite.enter(arms.reversed(), hash: "2")
      return suite.store
    }
    let bytes = try stores.map { try $0.mainBytes() }
    #expect(bytes[0] == bytes[1])
    #expect(!bytes[0].isEmpty && bytes[0].range(of: Data("ARM-".utf8)) == nil)
    let arms = try Data(contentsOf: URL(filePath: stores[0].allocationsPath))
    #expect(arms.range(of: Data("ARM-QX".utf8)) != nil)
  }

  @Test func `what is said about arms stays with the arms`() throws {
    let unknown = ImportIssue(
      severity: .warning, code: .unknownArm, table: .allocations, file: "arms.csv", row: 2,
      column: "arm", message: "not an arm of the study", text: "ARM-QX", subject: "S1")
    let reject = RejectedRow(table: .allocations, file: "arms.csv", row: 3, text: ",ARM-QX")
    try store.importAll(
      [subject("S1"), allocation("S1", "A"), allocation("S1", "ARM-QX")], hash: "1",
      tables: tables, allocationsHash: "a", issues: [unknown], rejects: [reject])
    let reader = try store.reader()
    #expect(try reader.issues() == [])
    #expect(try reader.rejects() == [])
    #expect(try reader.batches().map(\.rowsRejected) == [0])
    #expect(try store.mainBytes().range(of: Data("ARM-QX".utf8)) == nil)
    let arms = try AllocationsReader(for: store.path)
    #expect(try arms.issues(of: reader.batches()).map(\.code) == [.duplicateKey, .unknownArm])
    #expect(try arms.rejects(of: reader.batches()).last == reject)
  }

  @Test func `as entered by an earlier batch, the arms are those of then`() throws {
    try enter(["A", "B"], hash: "1")
    try enter(["B", "B"], hash: "2")
    let arms = try AllocationsReader(for: store.path)
    let batches = try store.reader().read(asEntered: 1) { $0.batches }
    #expect(try arms.allocations(of: batches).map(\.plannedArm) == ["A", "B"])
  }

  @Test func `new arms alone are a new batch, the same arms are known`() throws {
    try enter(["A", "B"], hash: "1")
    try enter(["A", "A"], hash: "1")
    try enter(["A", "A"], hash: "1")
    #expect(try store.reader().batches().map(\.id) == [1, 2])
    #expect(try store.arms() == ["S0": "A", "S1": "A"])
  }

  @Test func `a batch that died between the commits is passed over`() throws {
    try enter(["A", "B"], hash: "1")
    try dieBetweenCommits(["B", "A"], hash: "2")
    #expect(try store.arms() == ["S0": "A", "S1": "B"])
    try store.importAll([subject("S0"), subject("S1")], hash: "3", tables: [.subjects])
    #expect(try store.arms() == ["S0": "A", "S1": "B"])
  }

  @Test func `its number is taken without its rows coming back`() throws {
    try enter(["A", "B"], hash: "1")
    try dieBetweenCommits(["B", "A"], hash: "2")
    let report = try store.importAll(
      [subject("S0"), subject("S1")], hash: "3", tables: [.subjects])
    #expect(report.batch.id == 2)
    #expect(try store.arms() == ["S0": "A", "S1": "B"])
  }

  @Test func `the next import of arms sets them right`() throws {
    try enter(["A", "B"], hash: "1")
    try dieBetweenCommits(["B", "A", "C"], hash: "2")
    try enter(["A", "B"], hash: "3")
    #expect(try store.reader().batches().map(\.id) == [1, 3])
    #expect(try store.arms() == ["S0": "A", "S1": "B"])
    let first = try store.reader().read(asEntered: 1) { $0.batches }
    let arms = try AllocationsReader(for: store.path)
    #expect(try arms.allocations(of: first).map(\.plannedArm).sorted { $0! < $1! } == ["A", "B"])
  }

  @Test func `a feed after a death builds on the last whole batch`() throws {
    try enter(["A", "B"], hash: "1")
    try dieBetweenCommits(["B", "A", "C"], hash: "2")
    let report = try store.append(
      [subject("S2"), allocation("S2", "A"), allocation("S1", "A")], hash: "3",
      allocationsHash: "f")
    #expect(report.tables[.allocations]?.rowsIn == 2)
    #expect(try store.arms() == ["S0": "A", "S1": "A", "S2": "A"])
  }

  @Test func `a death in the first import of arms leaves none`() throws {
    try store.importAll([subject("S0")], hash: "1", tables: [.subjects])
    try dieBetweenCommits(["A"], hash: "2")
    #expect(throws: StoreError(.empty, path: store.allocationsPath)) { try store.arms() }
    try store.append([subject("S1"), allocation("S1", "B")], hash: "3", allocationsHash: "f")
    #expect(try store.arms() == ["S1": "B"])
  }

  @Test func `a feed withdraws no arm`() throws {
    try enter(["A", "B"], hash: "1")
    try store.append([subject("S2"), allocation("S2", "B")], hash: "2", allocationsHash: "f")
    #expect(try store.arms() == ["S0": "A", "S1": "B", "S2": "B"])
  }

  @Test func `a store without arms has no allocations to read`() throws {
    try store.importAll([subject("S1")], hash: "1", tables: [.subjects])
    #expect(!FileManager.default.fileExists(atPath: store.allocationsPath))
    #expect(throws: StoreError(.missing, path: store.allocationsPath)) {
      try AllocationsReader(for: store.path)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may read every file"))
  func `without permission nothing is read`() throws {
    try enter(["A"], hash: "1")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o000], ofItemAtPath: store.allocationsPath)
    #expect(throws: StoreError(.noPermission, path: store.allocationsPath)) {
      try AllocationsReader(for: store.path)
    }
  }
}
