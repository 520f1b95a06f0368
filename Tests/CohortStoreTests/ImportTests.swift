import CohortModel
import CohortStore
import Foundation
import Testing

@Suite struct ImportTests {
  struct Interruption: Error {}

  let store: ScratchStore

  init() throws {
    store = try ScratchStore()
  }

  func counts(_ report: ImportReport, _ table: TrialTable) -> [Int] {
    report.tables[table].map {
      [$0.rowsIn, $0.added, $0.changed, $0.withdrawn, $0.unchanged, $0.rejected]
    } ?? []
  }

  @Test func `a first import adds every row`() throws {
    let report = try store.importAll([subject("S1"), subject("S2"), event("S1", "1")], hash: "1")
    #expect(report.isNew)
    #expect(counts(report, .subjects) == [2, 2, 0, 0, 0, 0])
    #expect(counts(report, .adverseEvents) == [1, 1, 0, 0, 0, 0])
    var batch = Batch(
      id: 1, enteredAt: 86_400, source: "folder", hash: "1", rowsIn: 3, rowsAdded: 3)
    // printf '\n1\n1\n3\n3\n0\n0\n0' | sha256sum
    batch.stateHash = "cbf8c52c297a95ff0b63e4d15a9d5e903bb2176f4d3d922842094c7b18c7bbae"
    #expect(report.batch == batch)
    #expect(try store.reader().batches() == [report.batch])
  }

  @Test func `the same input again does nothing and says so`() throws {
    let first = try store.importAll([subject("S1")], hash: "1")
    let before = try store.mainBytes()
    let again = try StoreWriter(path: store.path).importBatch(
      source: "elsewhere", hash: "1", study: ScratchStore.study, studyText: "", enteredAt: 9
    ) { _ in Issue.record("the body must not run") }
    #expect(again == ImportReport(batch: first.batch, isNew: false))
    #expect(try store.mainBytes() == before)
  }

  @Test func `other input with the same rows is a batch without differences`() throws {
    try store.importAll([subject("S1", covariates: ["a": "1", "b": "2"])], hash: "1")
    let report = try store.importAll(
      [subject("S1", covariates: ["b": "2", "a": "1"])], hash: "2")
    #expect(report.isNew && !report.hasDifferences)
    #expect(counts(report, .subjects) == [1, 0, 0, 0, 1, 0])
    #expect(try store.reader().revision()?.id == 2)
  }

  @Test func `changed, withdrawn and returned rows make versions`() throws {
    try store.importAll([subject("S1", age: 60), subject("S2"), subject("S3")], hash: "1")
    let second = try store.importAll([subject("S1", age: 61), subject("S3")], hash: "2")
    let third = try store.importAll(
      [subject("S2"), subject("S1", age: 61), subject("S3")], hash: "3")
    #expect(counts(second, .subjects) == [2, 0, 1, 1, 1, 0])
    #expect(counts(third, .subjects) == [3, 1, 0, 0, 2, 0])
    let versions = try RawConnection(store.path).lines(
      "SELECT subject, age, fromBatch, toBatch FROM subjects ORDER BY subject, fromBatch")
    #expect(
      versions == [
        "S1|60|1|2", "S1|61|2|NULL", "S2|NULL|1|2", "S2|NULL|3|NULL", "S3|NULL|1|NULL",
      ])
  }

  @Test func `each earlier batch reads as it was loaded`() throws {
    let states: [[AnyRecord]] = [
      [subject("S1", age: 1), subject("S2"), event("S1", "1", grade: 1)],
      [subject("S1", age: 2), event("S1", "1", grade: 1), event("S1", "2")],
      [subject("S1", age: 2), subject("S2"), event("S1", "2", grade: 3)],
      [subject("S2", age: 9)],
    ]
    for (index, state) in states.enumerated() {
      try store.importAll(state, hash: "\(index)", enteredAt: Int64(index) * 86_400)
    }
    for (index, state) in states.enumerated() {
      let read = try store.records(asEntered: Int64(index) + 1)
      #expect(Set(read.map(RecordKey.init)) == Set(state.map(RecordKey.init)))
      #expect(read.allSatisfy(state.contains))
    }
    #expect(try store.records() == states[3])
    #expect(try store.reader().batch(enteredBy: Day(1))?.id == 2)
    #expect(try store.reader().batch(enteredBy: Day(-1)) == nil)
    #expect(throws: StoreError(.noSuchBatch, path: store.path)) {
      try store.records(asEntered: 9)
    }
  }

  @Test func `an absent table is untouched, an empty one is withdrawn`() throws {
    try store.importAll([subject("S1"), event("S1", "1")], hash: "1")
    try store.importAll([subject("S1")], hash: "2", tables: [.subjects])
    #expect(try store.records() == [subject("S1"), event("S1", "1")])
    let report = try store.importAll([subject("S1")], hash: "3")
    #expect(counts(report, .adverseEvents) == [0, 0, 0, 1, 0, 0])
    #expect(try store.records() == [subject("S1")])
  }

  @Test func `a subject can be withdrawn while its records remain, and come back`() throws {
    try store.importAll([subject("S1"), event("S1", "1")], hash: "1")
    try store.importAll([subject("S2")], hash: "2", tables: [.subjects])
    #expect(try store.records() == [subject("S2"), event("S1", "1")])
    #expect(try RawConnection(store.path).lines("PRAGMA foreign_key_check") == [])
    try store.importAll([subject("S1"), subject("S2")], hash: "3", tables: [.subjects])
    #expect(try store.records().count == 3)
  }

  @Test func `missing parts of a key are equal to each other`() throws {
    let scans = [scan("S1", nil), scan("S1", "2024-05"), scan("S1", "2024-05", visit: "W6")]
    let tables: [TrialTable] = [.subjects, .assessments]
    try store.importAll([subject("S1")] + scans, hash: "1", tables: tables)
    let report = try store.importAll([subject("S1")] + scans, hash: "2", tables: tables)
    #expect(counts(report, .assessments) == [3, 0, 0, 0, 3, 0])
  }

  @Test func `unusable rows are rejected with an issue and the rest goes in`() throws {
    let report = try store.importAll(
      [
        subject("S1"), subject("S1", age: 7), subject(""), event("S1", "1"), event("S9", "1"),
        event("S1", ""),
      ], hash: "1")
    #expect(counts(report, .subjects) == [3, 1, 0, 0, 0, 2])
    #expect(counts(report, .adverseEvents) == [3, 1, 0, 0, 0, 2])
    #expect(report.batch.rowsRejected == 4)
    let reader = try store.reader()
    let issues = try reader.issues()
    #expect(
      issues.map(\.code) == [.duplicateKey, .blankKey, .blankKey, .childWithoutSubject])
    #expect(issues.map(\.row) == [3, 4, 7, 6])
    #expect(
      try reader.rejects().first
        == RejectedRow(
          table: .subjects, file: "subjects.csv", row: 3, text: "subject=S1,age=7,covariates={}"))
  }

  @Test func `a feed adds and changes and withdraws nothing`() throws {
    try store.importAll([subject("S1"), event("S1", "1"), event("S1", "2")], hash: "1")
    var study = ScratchStore.study
    study.dataCut = Day(20_000)
    let report = try store.append(
      [event("S1", "2", grade: 3), subject("S2"), event("S2", "1")], hash: "f1", study: study)
    #expect(counts(report, .adverseEvents) == [2, 1, 1, 0, 0, 0])
    #expect(try store.records().count == 5)
    #expect(try store.reader().study() == study)
    #expect(try store.reader().read { try $0.studyText() } == "id = 'T-1'")
    #expect(try store.reader().study(asEntered: 1) == ScratchStore.study)
  }

  @Test func `issues stand until their table comes again`() throws {
    func issue(_ table: TrialTable?, _ message: String) -> ImportIssue {
      ImportIssue(
        severity: .warning, code: .badDate, table: table, file: "f", row: 1, column: "c",
        message: message, text: "30 Feb", subject: "S1")
    }
    try store.importAll(
      [subject("S1")], hash: "1",
      issues: [issue(.subjects, "a"), issue(.adverseEvents, "b"), issue(nil, "c")])
    try store.importAll(
      [subject("S1")], hash: "2", tables: [.subjects],
      issues: [issue(.subjects, "d"), issue(.lesions, "absent"), issue(nil, "e")])
    try store.append([event("S1", "1")], hash: "3")
    let reader = try store.reader()
    #expect(
      try reader.issues()
        == [
          issue(.adverseEvents, "b"), issue(.subjects, "d"), issue(.lesions, "absent"),
          issue(nil, "e"),
        ])
    #expect(try reader.issues(asEntered: 1).map(\.message) == ["a", "b", "c"])
  }

  @Test func `a body that throws leaves no store where there was none`() throws {
    #expect(throws: Interruption.self) {
      try StoreWriter(path: store.path).importBatch(
        source: "", hash: "1", allocationsHash: "a", study: ScratchStore.study, studyText: "",
        enteredAt: 0
      ) { sink in
        try sink.begin(.subjects)
        try sink.add(subject("S1"), from: RecordSource(file: "", row: 2))
        throw Interruption()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.path) == [])
  }

  @Test func `a body that throws leaves the store as it was`() throws {
    try store.importAll(
      [subject("S1"), allocation("S1", "A")], hash: "1", tables: [.subjects, .allocations],
      allocationsHash: "a")
    let before = try store.mainBytes()
    #expect(throws: Interruption.self) {
      try StoreWriter(path: store.path).importBatch(
        source: "", hash: "2", allocationsHash: "b", study: ScratchStore.study, studyText: "",
        enteredAt: 0
      ) { sink in
        try sink.begin(.subjects)
        try sink.begin(.allocations)
        try sink.add(allocation("S1", "B"), from: RecordSource(file: "", row: 2))
        throw Interruption()
      }
    }
    #expect(try store.mainBytes() == before)
    #expect(try store.arms() == ["S1": "A"])
  }

  @Test func `a full disk leaves the store as it was`() throws {
    try store.importAll([subject("S1")], hash: "1")
    let before = try store.records()
    let writer = try StoreWriter(path: store.path, maximumPages: 120)
    #expect(throws: StoreError(.diskFull, path: store.path)) {
      _ = try writer.importBatch(
        source: "", hash: "2", study: ScratchStore.study, studyText: "", enteredAt: 0
      ) { sink in
        try sink.begin(.subjects)
        for number in 1...20_000 {
          try sink.add(subject("S\(number)"), from: RecordSource(file: "", row: number))
        }
      }
    }
    #expect(try store.records() == before)
    #expect(try store.reader().batches().count == 1)
    #expect(try store.importAll([subject("S2")], hash: "3").batch.id == 2)
  }

  @Test func `a second import at the same time is told so, and readers read on`() throws {
    try store.importAll([subject("S1")], hash: "1")
    let writer = try StoreWriter(path: store.path)
    let reader = try store.reader()
    _ = try writer.importBatch(
      source: "", hash: "2", study: ScratchStore.study, studyText: "", enteredAt: 0
    ) { sink in
      try sink.begin(.subjects)
      #expect(throws: StoreError(.locked, path: store.path)) {
        try store.importAll([subject("S3")], hash: "3")
      }
      #expect(try reader.revision()?.id == 1)
    }
    #expect(try reader.revision()?.id == 2)
  }

  @Test func `a store taken away by a failed first import is not written to`() throws {
    #expect(throws: StoreError(.moved, path: store.path)) {
      _ = try StoreWriter(path: store.path).importBatch(
        source: "", hash: "1", study: ScratchStore.study, studyText: "", enteredAt: 0
      ) { _ in
        try FileManager.default.removeItem(atPath: store.path)
        throw StoreError(.moved, path: store.path)
      }
    }
    #expect(try store.importAll([subject("S1")], hash: "2").batch.id == 1)
  }

  @Test func `a folder that does not exist is said plainly`() throws {
    let path = store.folder.appending(path: "no/such.trialtop").path
    #expect(throws: StoreError(.missing, path: path, detail: "its folder does not exist")) {
      _ = try StoreWriter(path: path).appendBatch(source: "", hash: "", enteredAt: 0) { _ in }
    }
  }
}
