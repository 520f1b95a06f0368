/// Orders in which adverse events can be listed.
package enum AdverseEventOrder: String, CaseIterable, Sendable {
  case subject, start, grade, term, organClass, site, serious, onsetDay
}

/// Rows of adverse events that a selection admits, in order: indices into the columns.
package struct AdverseEventListing: Equatable, Sendable {
  /// Rows of `TrialData.adverseEvents`, stable-sorted.
  package var rows: [Int32]
  /// Rows that the set has without the filter.
  package var unfiltered: Int
  /// Rows by the cut-off of subjects who are not in the set, such as the untreated.
  package var outside: Int
  /// Subjects with at least one listed row.
  package var subjects: Int
  package var total: Int
}
