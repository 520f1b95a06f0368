import CohortModel

/// Records with every kind of awkward text, the same for the same seed.
struct RandomRecords {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  private mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(limit))
  }

  private mutating func text() -> String {
    let pieces = ["a", "\"", ",", "\n", "\r\n", "\r", ";", "\t", "白细胞", "é", " ", "'", "\"\"", "#"]
    let inner = (0..<below(6)).map { _ in pieces[below(pieces.count)] }.joined()
    // White space around a cell is dropped, so that a text begins and ends with another character.
    return "x" + inner + "z"
  }

  private mutating func date() -> PartialDate {
    let year = 1900 + below(300)
    switch below(4) {
    case 0: return PartialDate(year: year)!
    case 1: return PartialDate(year: year, month: 1 + below(12))!
    default: return PartialDate(Day(Int32(below(40_000) - 20_000)))
    }
  }

  private mutating func decimal() -> Double {
    switch below(4) {
    case 0: Double(below(1000))
    case 1: Double(below(100_000)) / 100
    case 2: Double(below(1000)) / 1e9
    default: Double(below(1 << 53)) / 1e12 * (below(2) == 0 ? 1 : -1)
    }
  }

  private mutating func value<Record>(of field: RecordField<Record>) -> FieldValue? {
    guard below(4) > 0 || field.isKey else { return nil }
    switch field.kind {
    case .text: return .text(text())
    case .integer where field.name == "grade": return .integer(1 + below(5))
    case .integer: return .integer(below(2000) - 1000)
    case .decimal: return .decimal(decimal())
    case .date: return .date(date())
    case .flag: return .flag(below(2) == 0)
    case .code(let words): return .text(words[below(words.count)])
    }
  }

  private mutating func record<Record: TrialRecord>(
    _ type: Record.Type, subject: String, own: (field: String, key: String)
  ) -> Record {
    var record = Record()
    for field in Record.fields {
      switch field.name {
      case "subject": field.set(&record, .text(subject))
      case own.field: field.set(&record, .text(own.key))
      default: field.set(&record, value(of: field))
      }
    }
    return record
  }

  /// A trial of several subjects, in the order in which a folder is read.
  mutating func trial(subjects count: Int) -> [AnyRecord] {
    let names = (0..<count).map { "S\($0), \"\(text())\"" }
    let sites = (0..<3).map { site in
      AnyRecord.site(record(Site.self, subject: "", own: ("site", "0\(site)")))
    }
    var subjects: [AnyRecord] = []
    for name in names {
      var subject = record(Subject.self, subject: name, own: ("site", "0\(below(3))"))
      if below(2) == 0 { subject.covariates["kps, %"] = text() }
      if below(2) == 0 { subject.covariates["分期"] = text() }
      subjects.append(.subject(subject))
    }
    return sites + subjects + children(of: names) + allocations(of: names)
  }

  private mutating func children(of names: [String]) -> [AnyRecord] {
    var records: [[AnyRecord]] = Array(repeating: [], count: 7)
    for (index, name) in names.enumerated() {
      let key = "\(index)"
      records[0].append(.treatment(record(Treatment.self, subject: name, own: ("treatment", key))))
      records[1].append(
        .assessment(record(TumourAssessment.self, subject: name, own: ("visit", key))))
      records[2].append(.lesion(record(Lesion.self, subject: name, own: ("lesion", key))))
      records[3].append(
        .adverseEvent(record(AdverseEvent.self, subject: name, own: ("event", key))))
      records[4].append(.symptom(record(SymptomScore.self, subject: name, own: ("scale", key))))
      records[5].append(.visit(record(Visit.self, subject: name, own: ("visit", key))))
      records[6].append(
        .deviation(record(ProtocolDeviation.self, subject: name, own: ("deviation", key))))
    }
    return records.flatMap { $0 }
  }

  private mutating func allocations(of names: [String]) -> [AnyRecord] {
    names.map { name in
      var allocation = Allocation()
      allocation.subject = name
      allocation.plannedArm = ["A", "B", nil][below(3)]
      allocation.actualArm = ["A", "B", nil][below(3)]
      return .allocation(allocation)
    }
  }
}
