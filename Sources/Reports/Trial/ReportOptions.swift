package import CohortModel

/// What a reader may choose beside trial, cut-off and filter.
package struct ReportOptions: Sendable {
  /// Which adverse events the worst-grade table is about.
  package var adverseEventClass = AdverseEventClass.related
  package var order = AdverseEventOrder.subject
  package var isDescending = false
  /// nil is the study's first endpoint.
  package var endpoint: Endpoint?
  /// The batch or date up to which entries count, as the title says it.
  package var asEntered: String?

  package init() {}
}
