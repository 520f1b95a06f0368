import CohortModel
import Statistics

/// The numbers of the page on show, computed once for what was asked and drawn many times.
enum PageContent: Sendable {
  /// Nothing has been computed yet.
  case pending
  case overview(OverviewContent)
  case enrolment(EnrolmentContent)
  case safety(SafetyContent)
  /// Adverse events in time, deaths, doses and boundaries.
  case safetyTime(SafetyTimeContent)
  case listing(ListingContent)
  case response(ResponseSummary)
  case survival(SurvivalContent)
  case comparison(ComparisonContent)
  case subjects(SubjectsContent)
  case profile(ProfileContent)

  /// The rows that the page's cursor moves over.
  func rowKeys(_ cohort: Cohort) -> RowKeys {
    switch self {
    case .pending, .overview, .response, .survival: .none
    case .profile(let content):
      RowKeys(count: content.items.count) { content.items[$0].key }
    case .subjects(let content): content.list.rowKeys(cohort.data)
    case .enrolment(let content): RowKeys(count: content.sites.count) { content.sites[$0].site }
    case .safety(let content): content.rowKeys
    case .safetyTime(let content): content.rowKeys(cohort)
    case .comparison(let content): RowKeys(count: content.lines.count) { content.lines[$0].key }
    case .listing(let content): content.rowKeys(cohort.data)
    }
  }
}

struct OverviewContent: Sendable {
  var enrolment: EnrolmentSummary
  var safety: SafetyOverview
  var response: ResponseSummary
  var survival: SurvivalSummary
  var attention: AttentionSummary
  var changes: ChangeSummary?
}

struct EnrolmentContent: Sendable {
  var summary: EnrolmentSummary
  var sites: [EnrolmentSummary.SiteRow]
}

/// Orders of the table of sites.
enum SiteOrder: CaseIterable, Hashable, Sendable {
  case enrolled, site, rate, lastEnrolled

  var title: String {
    switch self {
    case .enrolled: "enrolled"
    case .site: "site"
    case .rate: "rate"
    case .lastEnrolled: "last enrolled"
    }
  }

  func sorted(
    _ sites: [EnrolmentSummary.SiteRow], isReversed: Bool
  ) -> [EnrolmentSummary.SiteRow] {
    let ordered = sites.sorted { left, right in
      switch self {
      case .enrolled: (right.enrolled, left.site) < (left.enrolled, right.site)
      case .site: left.site < right.site
      case .rate: (right.perMonth ?? -1, left.site) < (left.perMonth ?? -1, right.site)
      case .lastEnrolled:
        (right.lastEnrolled ?? Day(.min), left.site) < (left.lastEnrolled ?? Day(.min), right.site)
      }
    }
    return isReversed ? ordered.reversed() : ordered
  }
}
