internal import CohortModel

/// How a record lies in a row: one value per column of its layout, in that order.
extension AnyRecord {
  var values: [FieldValue?] {
    switch self {
    case .site(let record): RecordCodecs.sites.values(of: record)
    case .subject(let record):
      RecordCodecs.subjects.values(of: record)
        + [.text(CovariateText.encode(record.covariates))]
    case .treatment(let record): RecordCodecs.treatments.values(of: record)
    case .assessment(let record): RecordCodecs.assessments.values(of: record)
    case .lesion(let record): RecordCodecs.lesions.values(of: record)
    case .adverseEvent(let record): RecordCodecs.adverseEvents.values(of: record)
    case .symptom(let record): RecordCodecs.symptoms.values(of: record)
    case .visit(let record): RecordCodecs.visits.values(of: record)
    case .deviation(let record): RecordCodecs.deviations.values(of: record)
    case .allocation(let record): RecordCodecs.allocations.values(of: record)
    }
  }

  /// Reads the columns of a layout that begin at `first`.
  init(_ table: TrialTable, from row: StatementCursor, first: Int32) {
    switch table {
    case .sites: self = .site(RecordCodecs.sites.record(from: row, first: first))
    case .subjects: self = .subject(AnyRecord.subject(from: row, first: first))
    case .treatments: self = .treatment(RecordCodecs.treatments.record(from: row, first: first))
    case .assessments:
      self = .assessment(RecordCodecs.assessments.record(from: row, first: first))
    case .lesions: self = .lesion(RecordCodecs.lesions.record(from: row, first: first))
    case .adverseEvents:
      self = .adverseEvent(RecordCodecs.adverseEvents.record(from: row, first: first))
    case .symptoms: self = .symptom(RecordCodecs.symptoms.record(from: row, first: first))
    case .visits: self = .visit(RecordCodecs.visits.record(from: row, first: first))
    case .deviations: self = .deviation(RecordCodecs.deviations.record(from: row, first: first))
    case .allocations:
      self = .allocation(RecordCodecs.allocations.record(from: row, first: first))
    }
  }

  private static func subject(from row: StatementCursor, first: Int32) -> Subject {
    var subject = RecordCodecs.subjects.record(from: row, first: first)
    let text = row.text(first + Int32(Subject.fields.count))
    subject.covariates = CovariateText.decode(text) ?? [:]
    return subject
  }
}
