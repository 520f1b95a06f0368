/// Enrolment at the cut-off: counts against plan, by month and site, and the flow of subjects.
///
/// "Enrolled" is randomised in a randomised trial and first treated otherwise.
package struct EnrolmentSummary: Equatable, Sendable {
  package struct Month: Equatable, Sendable {
    /// First day of the month.
    package var start: Day
    package var enrolled: Int
    package var cumulative: Int
    /// Cumulative plan at the end of the month (at the cut-off in its last month); nil without a
    /// plan.
    package var planned: Double?
    package var screened: Int
    /// Whether the month ends after the cut-off.
    package var isPartial: Bool
  }

  package struct SiteRow: Equatable, Sendable {
    /// Empty for subjects without a site.
    package var site: String
    package var name: String?
    package var country: String?
    package var activated: Day?
    package var closed: Day?
    package var target: Int?
    package var screened: Int
    package var failed: Int
    package var enrolled: Int
    package var lastEnrolled: Day?
    /// Per 30.4375 days since activation, to closure or the cut-off; nil before activation.
    package var perMonth: Double?
    /// Activated, not closed, and nobody enrolled in the last 90 days.
    package var isSilent: Bool
  }

  package struct ArmRow: Equatable, Sendable {
    package var label: String
    package var enrolled: Int
    package var target: Int?
  }

  /// How the remaining enrolment was projected.
  package struct Projection: Equatable, Sendable {
    package enum Method: String, Sendable { case poissonGamma, pooledRate }
    package var method: Method
    package var remaining: Int
    package var median: Day
    /// 80 % predictive interval.
    package var earliest: Day
    package var latest: Day
  }

  package struct Reason: Equatable, Sendable {
    /// As entered; empty where none is given.
    package var reason: String
    package var count: Int
  }

  /// CONSORT flow, whole trial: arms only where the gate gives them.
  package struct Flow: Equatable, Sendable {
    package var screened: Int
    package var inScreening: Int
    package var failed: Int
    package var failureReasons: [Reason]
    package var enrolled: Int
    package var treated: Int
    package var notTreated: Int
    package var onTreatment: Int
    package var offTreatment: Int
    package var offTreatmentReasons: [Reason]
    package var offStudy: Int
    package var offStudyReasons: [Reason]
    package var died: Int
  }

  package var cutOff: Day
  package var enrolled: Int
  package var target: Int?
  /// Planned number by the cut-off; nil without a plan.
  package var plannedByCutOff: Double?
  package var lastTwelveMonths: [Int]
  /// Mean per month (30.4375 days) over the last 182 days; nil within the first 30 days.
  package var recentPerMonth: Double?
  package var months: [Month]
  package var sites: [SiteRow]
  package var arms: [ArmRow]?
  package var projection: Projection?
  package var flow: Flow
}
