/// That somebody has reviewed a record as it then stood, or has taken that back.
package struct ReviewMark: Hashable, Sendable {
  package var record: RecordIdentity
  /// false takes an earlier mark back.
  package var isReviewed: Bool
  package var note: String?
  package var user: String
  /// Seconds since 1970-01-01 UTC.
  package var time: Int64
  /// What the record said when it was marked, by `RecordFingerprint`.
  package var fingerprint: String

  package init(
    record: RecordIdentity, isReviewed: Bool, note: String? = nil, user: String, time: Int64,
    fingerprint: String
  ) {
    self.record = record
    self.isReviewed = isReviewed
    self.note = note
    self.user = user
    self.time = time
    self.fingerprint = fingerprint
  }
}

extension Sequence<ReviewMark> {
  /// The marks that stand at the end of a log: the last of each record, unless it takes back.
  package var standing: [RecordIdentity: ReviewMark] {
    reduce(into: [:]) { marks, mark in
      marks[mark.record] = mark.isReviewed ? mark : nil
    }
  }
}
