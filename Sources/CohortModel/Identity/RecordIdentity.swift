/// Which record of a trial, whatever its row and whatever its values say: its key fields.
package struct RecordIdentity: Hashable, Sendable {
  package let table: TrialTable
  /// In the order of the table's fields, dates in ISO form; nil where that part is missing.
  package let key: [String?]

  package init(_ table: TrialTable, _ key: [String?]) {
    self.table = table
    self.key = key
  }

  package static func adverseEvent(_ subject: String, _ event: String) -> RecordIdentity {
    RecordIdentity(.adverseEvents, [subject, event])
  }

  package static func deviation(_ subject: String, _ deviation: String) -> RecordIdentity {
    RecordIdentity(.deviations, [subject, deviation])
  }

  /// The subject whose record it is; nil for a site.
  package var subject: String? {
    table == .sites ? nil : key.first ?? nil
  }
}

/// A record as it stands at some moment: the row that holds it, and what it says.
package struct StandingRecord: Equatable, Sendable {
  package let rowID: Int64
  /// Of its values as entered, by `RecordFingerprint`.
  package let fingerprint: String

  package init(rowID: Int64, fingerprint: String) {
    self.rowID = rowID
    self.fingerprint = fingerprint
  }
}
