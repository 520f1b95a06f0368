import CohortModel
import Testing

@testable import TrialSimulator

/// An earlier cut-off is what was known then of the later one.
@Suite struct ConsistencyInTimeTests {
  private static let trial = ESOShanghai20()
  private static let days = [
    ESOShanghai20.defaultCutOff - 400, ESOShanghai20.defaultCutOff - 37,
    ESOShanghai20.defaultCutOff, ESOShanghai20.defaultCutOff + 90,
  ]
  private static let cuts = days.map { trial.trial(at: $0) }
  private var cuts: [SimulatedTrial] { Self.cuts }

  /// Fields that follow the subject through time; all others, once entered, stay.
  private static let moving = [
    "lastKnownAlive", "screenStatus", "outcome", "grade", "seriousness", "actualArm",
  ]

  private func keys<Record: TrialRecord>(_ record: Record) -> [FieldValue?] {
    Record.fields.filter(\.isKey).map { $0.value(record) }
  }

  /// Names of the fields that had a value and lost or changed it; "row" where the row is gone.
  private func changedFields<Record: TrialRecord>(
    of record: Record, in successor: Record?
  ) -> [String] {
    guard let successor else { return ["row"] }
    return Record.fields.filter { field in
      guard let old = field.value(record), !Self.moving.contains(field.name) else { return false }
      return field.value(successor) != old
    }.map(\.name)
  }

  private func expectHistory<Record: TrialRecord>(
    _ path: KeyPath<SimulatedTrial, [Record]>
  ) {
    let table = Record.table
    for (earlier, later) in zip(cuts, cuts.dropFirst()) {
      var newest: [[FieldValue?]: Record] = [:]
      for record in later[keyPath: path] { newest[keys(record)] = record }
      #expect(newest.count == later[keyPath: path].count, "keys of \(table) are unique")
      let broken = earlier[keyPath: path].flatMap { record in
        changedFields(of: record, in: newest[keys(record)])
      }
      #expect(broken == [], "\(table)")
    }
  }

  @Test func `rows once known stay, and gain only what happened since`() {
    expectHistory(\.sites)
    expectHistory(\.subjects)
    expectHistory(\.treatments)
    expectHistory(\.assessments)
    expectHistory(\.lesions)
    expectHistory(\.adverseEvents)
    expectHistory(\.symptoms)
    expectHistory(\.visits)
    expectHistory(\.deviations)
    expectHistory(\.allocations)
  }

  @Test func `the last known alive never moves back`() {
    for (earlier, later) in zip(cuts, cuts.dropFirst()) {
      for (old, new) in zip(earlier.subjects, later.subjects) {
        #expect(old.subject == new.subject)
        #expect((old.lastKnownAlive?.first ?? Day(0)) <= (new.lastKnownAlive?.first ?? Day(0)))
      }
    }
  }

  @Test func `the feed turns one cut-off into the next`() {
    let feed = TrialFeed(Self.trial)
    for (index, day) in Self.days.dropLast().enumerated() {
      let step = feed.step(from: day, to: Self.days[index + 1])
      #expect(step.study.dataCut == Self.days[index + 1])
      var rows = Rows(cuts[index])
      rows.take(step.changed)
      #expect(rows == Rows(cuts[index + 1]))
    }
  }

  @Test func `a feed over no time brings nothing`() {
    let day = ESOShanghai20.defaultCutOff
    #expect(ESOShanghai20.feed(from: day, to: day).changed.isEmpty)
  }

  @Test func `a feed of one day is small and not empty`() {
    let day = ESOShanghai20.defaultCutOff
    let rows = ESOShanghai20.feed(from: day, to: day + 1).changed
    #expect((1...200).contains(rows.count))
  }

  /// The newest state of every row by its key.
  private struct Rows: Equatable {
    private var rows: [RowKey: AnyRecord] = [:]

    init(_ trial: SimulatedTrial) {
      take(trial.records)
    }

    mutating func take(_ records: [AnyRecord]) {
      for record in records { rows[RowKey(record)] = record }
    }
  }

  private struct RowKey: Hashable {
    var table: TrialTable
    var values: [FieldValue?]

    init(_ record: AnyRecord) {
      table = record.table
      values =
        switch record {
        case .site(let row): RowKey.values(row)
        case .subject(let row): RowKey.values(row)
        case .treatment(let row): RowKey.values(row)
        case .assessment(let row): RowKey.values(row)
        case .lesion(let row): RowKey.values(row)
        case .adverseEvent(let row): RowKey.values(row)
        case .symptom(let row): RowKey.values(row)
        case .visit(let row): RowKey.values(row)
        case .deviation(let row): RowKey.values(row)
        case .allocation(let row): RowKey.values(row)
        }
    }

    private static func values<Record: TrialRecord>(_ row: Record) -> [FieldValue?] {
      Record.fields.filter(\.isKey).map { $0.value(row) }
    }
  }
}
