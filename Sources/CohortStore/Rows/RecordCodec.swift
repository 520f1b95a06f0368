internal import CohortModel

/// A record's table of fields taken apart, so that a million rows do not copy names and word
/// lists along with every value.
struct RecordCodec<Record: TrialRecord>: Sendable {
  private struct Writer: Sendable {
    let kind: FieldKind
    let write: @Sendable (UnsafeMutablePointer<Record>, FieldValue?) -> Void
  }

  private let readers: [@Sendable (UnsafePointer<Record>) -> FieldValue?]
  private let writers: [Writer]

  init() {
    readers = Record.fields.map(\.read)
    writers = Record.fields.map { field in
      // Words are checked by the field's own setter.
      if case .code = field.kind { return Writer(kind: .text, write: field.write) }
      return Writer(kind: field.kind, write: field.write)
    }
  }

  func values(of record: Record) -> [FieldValue?] {
    withUnsafePointer(to: record) { record in readers.map { $0(record) } }
  }

  /// Reads the columns that begin at `first`.
  func record(from row: StatementCursor, first: Int32) -> Record {
    var record = Record()
    withUnsafeMutablePointer(to: &record) { record in
      var column = first
      for writer in writers {
        if let value = row.value(column, writer.kind) { writer.write(record, value) }
        column += 1
      }
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
