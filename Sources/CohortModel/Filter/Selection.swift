/// What a page or report is about: an analysis set, narrowed by a filter.
///
/// Subject terms of the filter narrow `subjects` and so every N. Terms on adverse events narrow
/// `adverseEvents` alone: on the Safety and Listing pages they choose rows without changing N; on
/// every other page `subjectsWithMatches` is used, and the title says so.
package struct Selection: Sendable {
  package let set: AnalysisSet
  package let filter: Filter?
  /// Members of the set that the filter's subject terms admit.
  package let subjects: SubjectSet
  /// Rows of adverse events that the filter admits, over all rows of the table; nil is all.
  package let adverseEvents: SubjectSet?
  /// `subjects` that have at least one admitted adverse event by the cut-off; equal to `subjects`
  /// where the filter has no term on adverse events.
  package let subjectsWithMatches: SubjectSet

  package init(
    set: AnalysisSet, filter: Filter?, subjects: SubjectSet, adverseEvents: SubjectSet?,
    subjectsWithMatches: SubjectSet
  ) {
    self.set = set
    self.filter = filter
    self.subjects = subjects
    self.adverseEvents = adverseEvents
    self.subjectsWithMatches = subjectsWithMatches
  }

  /// Whether the filter has a term on adverse events.
  package var hasAdverseEventTerms: Bool { adverseEvents != nil }

  package func admits(adverseEvent row: Int) -> Bool {
    adverseEvents?.contains(row) ?? true
  }
}
