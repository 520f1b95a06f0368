import CohortModel
import Testing

@testable import CohortStore

@Suite struct RoundTripTests {
  /// A record with a value in every field, different for every seed.
  static func full<Record: TrialRecord>(_ type: Record.Type, seed: Int = 1) -> Record {
    var record = Record()
    for (index, field) in Record.fields.enumerated() {
      if field.name == "subject" {
        field.set(&record, .text("S\(seed)"))
      } else {
        field.set(&record, value(field.kind, field.name, index + seed))
      }
    }
    return record
  }

  static func value(_ kind: FieldKind, _ name: String, _ seed: Int) -> FieldValue? {
    switch kind {
    case .text: .text("\(name) 患者 \"\(seed)\"\u{0}\r\n,")
    case .integer: .integer(name == "grade" ? 1 + seed % 5 : -seed)
    case .decimal: .decimal(Double(seed) / 3)
    case .date:
      PartialDate(packed: [20_240_229, 20_240_200, 20_240_000][seed % 3]).map { .date($0) }
    case .flag: .flag(seed.isMultiple(of: 2))
    case .code(let words): .text(words[seed % words.count])
    }
  }

  static func everything(seed: Int = 1) -> [AnyRecord] {
    var subject = full(Subject.self, seed: seed)
    subject.covariates = ["PD-L1 评分": "≥ 10 \\ \"x\"", "empty": "", "n": "\(seed)"]
    return [
      .site(full(Site.self, seed: seed)), .subject(subject),
      .treatment(full(Treatment.self, seed: seed)),
      .assessment(full(TumourAssessment.self, seed: seed)),
      .lesion(full(Lesion.self, seed: seed)),
      .adverseEvent(full(AdverseEvent.self, seed: seed)),
      .symptom(full(SymptomScore.self, seed: seed)), .visit(full(Visit.self, seed: seed)),
      .deviation(full(ProtocolDeviation.self, seed: seed)),
    ]
  }

  @Test func `every field of every record comes back as it went in`() throws {
    let store = try ScratchStore()
    let records = (1...6).flatMap { RoundTripTests.everything(seed: $0) }
    let arms = RoundTripTests.full(Allocation.self)
    try store.importAll(
      records + [.allocation(arms)], hash: "1", tables: TrialTable.allCases,
      allocationsHash: "a")
    let order = TrialTable.allCases
    let read = try store.records()
    #expect(
      read == order.flatMap { table in records.filter { $0.table == table } })
    let reader = try store.reader()
    #expect(try AllocationsReader(for: store.path).allocations(of: reader.batches()) == [arms])
  }

  @Test func `empty records come back with nothing made up`() throws {
    let store = try ScratchStore()
    let records = [subject("S1"), event("S1", "1"), scan("S1", nil)]
    try store.importAll(records, hash: "1", tables: TrialTable.allCases.dropLast())
    #expect(try store.records() == [records[0], records[2], records[1]])
  }

  /// The same record with another value in one field.
  static func altered<Record: TrialRecord>(_ record: Record, field index: Int) -> Record? {
    guard index < Record.fields.count, !Record.fields[index].isKey else { return nil }
    let field = Record.fields[index]
    var changed = record
    for seed in 0...5 where field.value(changed) == field.value(record) {
      field.set(&changed, value(field.kind, field.name, seed))
    }
    return changed
  }

  static func altered(_ record: AnyRecord, field index: Int) -> AnyRecord? {
    switch record {
    case .site(let record): altered(record, field: index).map { .site($0) }
    case .subject(let record): altered(record, field: index).map { .subject($0) }
    case .treatment(let record): altered(record, field: index).map { .treatment($0) }
    case .assessment(let record): altered(record, field: index).map { .assessment($0) }
    case .lesion(let record): altered(record, field: index).map { .lesion($0) }
    case .adverseEvent(let record): altered(record, field: index).map { .adverseEvent($0) }
    case .symptom(let record): altered(record, field: index).map { .symptom($0) }
    case .visit(let record): altered(record, field: index).map { .visit($0) }
    case .deviation(let record): altered(record, field: index).map { .deviation($0) }
    case .allocation: nil
    }
  }

  @Test func `a difference in any single field is a change of that field alone`() throws {
    let store = try ScratchStore()
    let tables = TrialTable.allCases.filter { $0 != .allocations }
    let original = RoundTripTests.everything()
    try store.importAll(original, hash: "original", tables: tables)
    for index in Subject.fields.indices {
      let records = original.map { RoundTripTests.altered($0, field: index) ?? $0 }
      let expected = zip(original, records).filter { $0 != $1 }.map { pair in
        TableLayout.of(pair.1.table).columns[index].name
      }
      let report = try store.importAll(records, hash: "\(index)", tables: tables)
      let changes = try store.reader().changes(since: 1)
      #expect(changes.map(\.changedFields) == expected.map { [$0] })
      #expect(changes.map(\.record) == zip(original, records).filter { $0 != $1 }.map(\.1))
      #expect(report.tables.values.allSatisfy { $0.added == 0 && $0.withdrawn == 0 })
    }
  }

  @Test func `the study comes back with its text`() throws {
    let store = try ScratchStore()
    var study = Study(id: "NCT06190782", title: "ESO-Shanghai 20 \"食管\"")
    study.arms = [Arm(code: "A", name: "Combined", ratio: 2, target: 236, isReference: false)]
    study.endpoints = [Endpoint(kind: .overallSurvival)]
    study.dataCut = Day(iso: "2026-03-31")
    try store.importAll([subject("S1")], hash: "1", study: study)
    let reader = try store.reader()
    #expect(try reader.study() == study)
    #expect(try reader.read { try $0.studyText() } == "id = 'NCT06190782'")
  }

  @Test func `covariate text is JSON that sorts its keys`() {
    let text = CovariateText.encode(["b": "1\n\u{1}", "a": "\"\\", "ß": ""])
    #expect(text == #"{"a":"\"\\","b":"1\u000a\u0001","ß":""}"#)
    #expect(CovariateText.decode(text) == ["b": "1\n\u{1}", "a": "\"\\", "ß": ""])
    #expect(CovariateText.encode([:]) == "{}")
    #expect(CovariateText.decode("{}") == [:])
  }

  @Test(arguments: ["", "{", "[]", #"{"a":1}"#, #"{"a":"b"}x"#, #"{"a":"\u00"#, #"{"a"}"#])
  func `other text is no set of covariates`(text: String) {
    #expect(CovariateText.decode(text) == nil)
  }
}
