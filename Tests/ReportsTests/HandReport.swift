import CohortModel
import Reports

/// A report written by hand, for the encoders.
struct HandReport {
  struct Row: Sendable {
    var name: String? = "a"
    var count: Int? = 1
    var number: Double? = 0.5
    var share: Double? = 0.25
    var day: Day? = Day(iso: "2026-03-31")
    var time: Double? = 30.4375
    var flag: Bool? = true
    var p: Double? = 0.045
  }

  static let fields: [ReportField<Row>] = [
    .key("word", "Word") { _ in "w" },
    .text("name", "Name") { $0.name },
    .integer("count", "Count") { $0.count },
    .decimal("number", "Number", digits: 2, unit: "mm") { $0.number },
    .proportion("share", "Share") { $0.share },
    .date("day", "Day") { $0.day },
    .days("time", "Time") { $0.time },
    .flag("flag", "Flag") { $0.flag },
    .pValue("p", "p") { $0.p },
  ]

  static func table(_ rows: [Row]) -> ReportTable {
    ReportTable("rows", "Some rows", of: rows, fields: fields)
  }

  static let nothing = Row(
    name: nil, count: nil, number: nil, share: nil, day: nil, time: nil, flag: nil, p: nil)

  static func names(_ names: [String]) -> ReportTable {
    ReportTable("names", "Names", of: names, fields: [.text("name", "Name") { $0 }])
  }

  static func report(_ tables: [ReportTable], notes: [String] = []) -> Report {
    Report(.safety, header: header, tables: tables, notes: notes)
  }

  static var header: ReportHeader {
    var study = Study(id: "NCT1", title: "Hand trial")
    study.isSynthetic = true
    let batch = Batch(id: 3, enteredAt: 1_774_915_200, source: "folder", hash: "abc")
    let data = TrialData.Builder().finish(study: study, batch: batch)
    let cohort = Cohort(
      data, gate: AccessGate(pooled: study), cutOff: Day(iso: "2026-03-31") ?? Day(0))
    return ReportHeader(cohort, set: .safety, asEntered: "2026-04-01")
  }
}
