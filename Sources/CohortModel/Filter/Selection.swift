/// What a page or report is about: an analysis set, narrowed by a filter.
///
/// Subject terms of the filter narrow `subjects` and so every N. Terms on the records that a page
/// lists choose rows without changing N: adverse events on the Safety and Listing pages,
/// deviations in their own listing. Terms on the other type of record narrow `subjects` to those
/// with a matching one. On every other page `subjectsWithMatches` is used, and the title says so.
package struct Selection: Sendable {
  package let set: AnalysisSet
  package let filter: Filter?
  /// Members of the set that the filter's terms on subjects, and on records that are not listed,
  /// admit.
  package let subjects: SubjectSet
  /// Rows of adverse events that the filter admits, over all rows of the table; nil is all.
  package let adverseEvents: SubjectSet?
  /// Rows of protocol deviations that the filter admits, over all rows of the table; nil is all.
  package let deviations: SubjectSet?
  /// `subjects` that have at least one admitted record by the cut-off; equal to `subjects` where
  /// the filter has no term on records.
  package let subjectsWithMatches: SubjectSet

  package init(
    set: AnalysisSet, filter: Filter?, subjects: SubjectSet, adverseEvents: SubjectSet?,
    deviations: SubjectSet? = nil, subjectsWithMatches: SubjectSet
  ) {
    self.set = set
    self.filter = filter
    self.subjects = subjects
    self.adverseEvents = adverseEvents
    self.deviations = deviations
    self.subjectsWithMatches = subjectsWithMatches
  }

  /// Whether the filter has a term on adverse events.
  package var hasAdverseEventTerms: Bool { adverseEvents != nil }

  /// Whether the filter has a term on protocol deviations.
  package var hasDeviationTerms: Bool { deviations != nil }

  package func admits(adverseEvent row: Int) -> Bool {
    adverseEvents?.contains(row) ?? true
  }
}
