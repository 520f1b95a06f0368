import CohortModel
import CohortStore
import Testing

@Suite struct HistoryTests {
  let store: ScratchStore

  init() throws {
    store = try ScratchStore()
    try store.importAll(
      [subject("S1", age: 60, covariates: ["pdl1": "10", "stage": "IV"]), event("S1", "1")],
      hash: "1")
    try store.importAll(
      [
        subject("S1", age: 61, covariates: ["pdl1": "12"]), subject("S2"),
        event("S1", "1", grade: 3),
      ], hash: "2", enteredAt: 90_000)
    try store.importAll([subject("S1", age: 61, covariates: ["pdl1": "12"])], hash: "3")
    try store.importAll(
      [subject("S1", age: 61, covariates: ["pdl1": "12"]), event("S1", "1", grade: 3)],
      hash: "4")
  }

  @Test func `a record's history tells batches, sources and values`() throws {
    let history = try store.reader().history(of: RecordKey(event("S1", "1")))
    #expect(history.map(\.from.id) == [1, 2, 4])
    #expect(history.map(\.to?.id) == [2, 3, nil])
    #expect(history.map(\.source.row) == [3, 4, 3])
    #expect(history.map(\.source.file) == Array(repeating: "adverseEvents.csv", count: 3))
    let grades = history.map { $0.entries.first { $0.name == "grade" }?.value }
    #expect(grades == [nil, .integer(3), .integer(3)])
  }

  @Test func `history as entered earlier does not know the future`() throws {
    let history = try store.reader().read(asEntered: 2) {
      try $0.history(of: RecordKey(event("S1", "1")))
    }
    #expect(history.map(\.from.id) == [1, 2])
    #expect(history.map(\.to?.id) == [2, nil])
  }

  @Test func `a key with missing parts finds its record`() throws {
    try store.importAll([scan("S1", nil)], hash: "5", tables: [.assessments])
    let history = try store.reader().history(of: RecordKey(scan("S1", nil)))
    #expect(history.map(\.record) == [scan("S1", nil)])
    #expect(history.first?.key.subject == "S1")
  }

  @Test func `a row id finds its version, entries have covariates by name`() throws {
    let reader = try store.reader()
    let version = try #require(try reader.record(.subjects, rowID: 1))
    #expect(version.record == subject("S1", age: 60, covariates: ["pdl1": "10", "stage": "IV"]))
    #expect(version.entries.suffix(2).map(\.name) == ["pdl1", "stage"])
    #expect(version.to?.id == 2)
    #expect(try reader.record(.subjects, rowID: 99) == nil)
  }

  @Test func `the row ids of every table's columns lead to its records`() throws {
    var score = SymptomScore()
    (score.subject, score.scale, score.date) = ("S1", "pain", PartialDate(iso: "2025-01-02"))
    var visit = Visit()
    (visit.subject, visit.visit) = ("S1", "Cycle 1")
    try store.importAll(
      [.symptom(score), .visit(visit)], hash: "6", tables: [.symptoms, .visits])
    let data = try store.reader().read { try $0.trialData() }
    let reader = try store.reader()
    let ids = try #require(data.symptoms.rowIDs.first)
    #expect(try reader.record(.symptoms, rowID: ids)?.record == .symptom(score))
    let visits = try #require(data.visits.rowIDs.first)
    #expect(try reader.record(.visits, rowID: visits)?.record == .visit(visit))
  }

  @Test func `changes since a batch name records, kinds and fields`() throws {
    let changes = try store.reader().read(asEntered: 2) { try $0.changes(since: 1) }
    #expect(changes.map(\.kind) == [.changed, .added, .changed])
    #expect(changes.map(\.key.subject) == ["S1", "S2", "S1"])
    #expect(changes[0].changedFields == ["age", "pdl1", "stage"])
    #expect(changes[2].changedFields == ["grade"])
    #expect(changes[2].record == event("S1", "1", grade: 3))
    #expect(changes[2].replacedRowID == 1)
    #expect(changes[2].rowID == 2)
  }

  @Test func `withdrawn records are named with their last values`() throws {
    let changes = try store.reader().changes(since: 2)
    #expect(changes.map(\.kind) == [.withdrawn])
    #expect(changes.map(\.record) == [subject("S2")])
    let third = try store.reader().read(asEntered: 3) { try $0.changes(since: 2) }
    #expect(third.map(\.record) == [subject("S2"), event("S1", "1", grade: 3)])
  }

  @Test func `gone and back again is no change`() throws {
    let changes = try store.reader().changes(since: 2)
    #expect(!changes.contains { $0.table == .adverseEvents })
    #expect(try store.reader().changes(since: 4) == [])
  }
}
