package import CohortModel
package import Statistics

/// What a reader may choose beside trial, cut-off and filter.
package struct ReportOptions: Sendable {
  /// Which adverse events the worst-grade table is about.
  package var adverseEventClass = AdverseEventClass.related
  /// Terms that a smaller percentage of the set had are left out of it.
  package var leastPercent = 0
  /// What the listing has a row for.
  package var listingKind = ListingKind.adverseEvents
  /// Ids of the listing's columns, from `ListingKind.columns(named:in:)`; nil is all of them.
  package var listingColumns: [String]?
  /// The listing's order; without one the records' own.
  package var listingSort: [SortKey] = []
  /// Who is listed by the kind `subjects`; nil is the members of the set.
  package var listedSubjects: SubjectSet?
  /// Of the response rates; nil is the study's.
  package var responseInterval: ProportionInterval.Method?
  /// nil is the study's first endpoint.
  package var endpoint: Endpoint?
  /// Pairs to count instead of each report's own set; from `MatchedSet.make`.
  package var matchedSet: MatchedSet?
  /// Whom a profile is about, by position; from `SubjectColumns.position(of:)`.
  package var subject: Int?
  /// For the report of that name; from `PublishedCheck`.
  package var published: PublishedCheck?
  /// The batch or date up to which entries count, as the title says it.
  package var asEntered: String?

  package init() {}
}
