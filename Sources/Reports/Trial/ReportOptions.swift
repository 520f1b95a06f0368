package import CohortModel
package import Statistics

/// What a reader may choose beside trial, cut-off and filter.
package struct ReportOptions: Sendable {
  /// Which adverse events the worst-grade table is about.
  package var adverseEventClass = AdverseEventClass.related
  package var order = AdverseEventOrder.subject
  package var isDescending = false
  /// Of the response rates; nil is the study's.
  package var responseInterval: ProportionInterval.Method?
  /// nil is the study's first endpoint.
  package var endpoint: Endpoint?
  /// Pairs to count instead of each report's own set; from `MatchedSet.make`.
  package var matchedSet: MatchedSet?
  /// Whom a profile is about, by position; from `Cohort.position(ofSubject:)`.
  package var subject: Int?
  /// For the report of that name; from `PublishedCheck`.
  package var published: PublishedCheck?
  /// The batch or date up to which entries count, as the title says it.
  package var asEntered: String?

  package init() {}
}
