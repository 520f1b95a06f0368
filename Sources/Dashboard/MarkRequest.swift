package import CohortModel

/// A record to be marked as reviewed, or of which the mark is taken back.
package struct MarkRequest: Hashable, Sendable {
  package var table: TrialTable
  package var rowID: Int64
  package var isReviewed: Bool
  package var note: String?
}
