package import Statistics

/// A time-to-event endpoint over a selection: Kaplan–Meier by group with what a footnote must say.
package struct SurvivalSummary: Sendable {
  package struct Group: Sendable {
    /// nil is everybody.
    package var label: String?
    package var estimate: KaplanMeier
    /// Reverse Kaplan–Meier median of follow-up, in days.
    package var medianFollowUp: Double?
  }

  package struct Landmark: Equatable, Sendable {
    package var months: Int
    package var days: Double
  }

  package var endpoint: Endpoint
  /// One group where arms are pooled, else one per arm with subjects.
  package var groups: [Group]
  /// Log-rank test over the groups; nil where there is one group or R refuses.
  package var logRank: LogRankTest?
  package var landmarks: [Landmark]
  /// Members of the set without the endpoint's origin: listed aloud and left out.
  package var withoutOrigin: Int
  /// Members censored on day 1 because no scan after baseline exists.
  package var withoutScan: Int
  /// Deaths without progression that the registry's rule censors, shown apart.
  package var deathsApart: Int
  /// Members not allocated to an arm, left out of the groups.
  package var unallocated: Int
  /// Share of subjects known alive whose last contact is in the 90 days before the cut-off.
  package var recentContact: Proportion?
  /// Clark's completeness of follow-up: person-days seen of the person-days that could have been
  /// seen by the cut-off (Clark, Lancet 2002;359:1309); below 0.9 survival may be biased low. nil
  /// where nobody has the origin.
  package var completeness: Double?
  /// Duration of response: members with the origin who have not responded, and so are left out.
  package var withoutResponse: Int
  /// Duration of response: unconfirmed responses that can still be confirmed, left out as well.
  package var pendingConfirmation: Int
  /// Whether the rule set asks for missed scans that the study file does not plan.
  package var lacksSchedule: Bool
}
