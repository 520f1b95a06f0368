internal import CohortModel

/// A record's table of fields taken apart, so that a million rows do not copy names and word
/// lists along with every value.
struct RecordCodec<Record: TrialRecord>: Sendable {
  private struct Setter: Sendable {
    let kind: FieldKind
    let set: @Sendable (inout Record, FieldValue?) -> Void
  }

  private let getters: [@Sendable (Record) -> FieldValue?]
  private let setters: [Setter]

  init() {
    getters = Record.fields.map(\.value)
    setters = Record.fields.map { field in
      // Words are checked by the field's own setter.
      if case .code = field.kind { return Setter(kind: .text, set: field.set) }
      return Setter(kind: field.kind, set: field.set)
    }
  }

  func values(of record: Record) -> [FieldValue?] {
    getters.map { $0(record) }
  }

  /// Reads the columns that begin at `first`.
  func record(from row: StatementCursor, first: Int32) -> Record {
    var record = Record()
    var column = first
    for setter in setters {
      if let value = row.value(column, setter.kind) { setter.set(&record, value) }
      column += 1
    }
    return record
  }
}

enum RecordCodecs {
  static let sites = RecordCodec<Site>()
  static let subjects = RecordCodec<Subject>()
  static let treatments = RecordCodec<Treatment>()
  static let assessments = RecordCodec<TumourAssessment>()
  static let lesions = RecordCodec<Lesion>()
  static let adverseEvents = RecordCodec<AdverseEvent>()
  static let symptoms = RecordCodec<SymptomScore>()
  static let visits = RecordCodec<Visit>()
  static let deviations = RecordCodec<ProtocolDeviation>()
  static let allocations = RecordCodec<Allocation>()
}
