package import CohortModel
import Statistics

/// What is shown of a survival estimate.
package enum SurvivalFigure: Hashable, Sendable {
  case count(SurvivalSummary.Number)
  case median, followUp
  case landmark(months: Int)
  case logRank, completeness
}

extension DefinitionCard {
  /// A number of the Survival page.
  package static func survival(
    _ figure: SurvivalFigure, group: String?, in summary: SurvivalSummary, of study: Study,
    set: String
  ) -> DefinitionCard {
    DefinitionCard(
      figure.name(summary.endpoint, group: group), formula: figure.formula(summary),
      set: set + (summary.endpoint.kind == .durationOfResponse ? "; its responders" : "")
        + (group.map { "; arm \($0) alone" } ?? ""),
      value: figure.value(summary, group: group), exclusions: exclusions(summary),
      method: figure.method(study), source: figure.source(summary.endpoint))
  }

  private static func exclusions(_ summary: SurvivalSummary) -> [String] {
    [
      note(summary.withoutOrigin, "without \(summary.endpoint.origin.title), left out"),
      note(summary.withoutScan, "without a scan after baseline, censored on day 1"),
      note(summary.withoutResponse, "without response, left out"),
      note(summary.deathsApart, "died without progression, censored and shown apart"),
      note(summary.unallocated, "in no arm, left out"),
    ].compactMap { $0 }
  }
}

extension SurvivalFigure {
  /// Its name in breadcrumbs and titles.
  package func name(_ endpoint: Endpoint, group: String?) -> String {
    "\(endpoint.kind.abbreviation), \(title)" + (group.map { ", \($0)" } ?? "")
  }

  private var title: String {
    switch self {
    case .count(let number): number.title
    case .median: "median"
    case .followUp: "median follow-up"
    case .landmark(let months): "survival at \(months) months"
    case .logRank: "log-rank test"
    case .completeness: "completeness of follow-up"
    }
  }

  fileprivate func formula(_ summary: SurvivalSummary) -> String {
    let endpoint = summary.endpoint
    switch self {
    case .count(let number): return number.formula(endpoint)
    case .median: return "first time at which S(t) is 0.5 or less; \(endpoint.definition)"
    case .followUp:
      return "median of the reverse Kaplan–Meier: events censor, censorings are events"
    case .landmark(let months):
      return "S(t) at \(months) months of \(Format.daysPerMonth) days; \(endpoint.definition)"
    case .logRank: return "observed less expected events by group over all event times"
    case .completeness: return "days seen over the days that could have been seen by the cut-off"
    }
  }

  fileprivate func value(_ summary: SurvivalSummary, group: String?) -> String? {
    switch self {
    case .count(let number):
      return DefinitionCard.countText(
        summary.count(number, group: group),
        of: number.isOverTime ? summary.count(.total, group: group) : nil)
    case .completeness: return summary.completeness.map { "\(Format.percent($0)) %" }
    case .logRank: return summary.logRank.map { "p \(Format.pValue($0.pValue))" }
    case .median, .followUp, .landmark:
      let events = summary.count(.events, group: group) ?? 0
      return "\(Format.plural(events, "event")) / \(summary.count(.total, group: group) ?? 0)"
    }
  }

  fileprivate func method(_ study: Study) -> String? {
    let interval = study.survival.interval.title
    return switch self {
    case .count: nil
    case .median: "Kaplan–Meier; 95 % interval by Brookmeyer and Crowley on the \(interval) scale"
    case .followUp: "reverse Kaplan–Meier"
    case .landmark: "Kaplan–Meier; Greenwood's variance, 95 % interval on the \(interval) scale"
    case .logRank: "chi-square; nominal, not adjusted for looks"
    case .completeness: "whoever died is followed completely"
    }
  }

  fileprivate func source(_ endpoint: Endpoint) -> String {
    switch self {
    case .count(.atRisk), .count(.eventsBefore), .count(.censoredBefore):
      "KMunicate (Morris, BMJ Open 2019)"
    case .completeness, .count(.followed): "Clark, Lancet 2002;359:1309"
    case .followUp: "Schemper and Smith 1996"
    case .logRank: "Mantel 1966"
    case .median: "Kaplan and Meier 1958; Brookmeyer and Crowley 1982; \(endpoint.rules.source)"
    case .count, .landmark: "Kaplan and Meier 1958; \(endpoint.rules.source)"
    }
  }
}

extension SurvivalSummary.Number {
  fileprivate var isOverTime: Bool {
    switch self {
    case .events, .censored, .atRisk, .eventsBefore, .censoredBefore: true
    case .total, .withoutOrigin, .withoutScan, .deathsApart, .unallocated, .withoutResponse,
      .pendingConfirmation, .alive, .recentContact, .followed:
      false
    }
  }

  fileprivate var title: String {
    switch self {
    case .total: "subjects"
    case .events: "events"
    case .censored: "censored"
    case .atRisk(let day): "at risk at \(Self.months(day))"
    case .eventsBefore(let day): "events before \(Self.months(day))"
    case .censoredBefore(let day): "censored before \(Self.months(day))"
    case .withoutOrigin: "without origin"
    case .withoutScan: "without a scan after baseline"
    case .deathsApart: "deaths without progression"
    case .unallocated: "in no arm"
    case .withoutResponse: "without response"
    case .pendingConfirmation: "response to be confirmed"
    case .alive: "known alive"
    case .recentContact: "alive, seen in the last 90 days"
    case .followed: "followed"
    }
  }

  private static func months(_ days: Double) -> String {
    "\(Format.months(days, digits: 0)) months"
  }

  fileprivate func formula(_ endpoint: Endpoint) -> String {
    switch self {
    case .total: "members with \(endpoint.originTitle) and a time; \(endpoint.definition)"
    case .events: "members with an event by the cut-off; \(endpoint.definition)"
    case .censored: "members without an event by the cut-off; \(endpoint.definition)"
    case .atRisk: "members whose time is that day or later: T ≥ t"
    case .eventsBefore: "members with an event before that day: T < t"
    case .censoredBefore: "members censored before that day: T < t"
    case .withoutOrigin: "members without \(endpoint.origin.title): they have no day 1"
    case .withoutScan: "no evaluable scan after baseline: censored on day 1"
    case .deathsApart: "died without progression, which the rule set takes for no event"
    case .unallocated: "members without an arm: in no group"
    case .withoutResponse: "members without complete or partial response"
    case .pendingConfirmation: "response that a later scan can still confirm"
    case .alive: "members not known to have died by the cut-off"
    case .recentContact: "known alive, with a contact in the 90 days before the cut-off"
    case .followed: "members with \(endpoint.origin.title)"
    }
  }
}

extension Endpoint.RuleSet {
  fileprivate var source: String {
    switch self {
    case .treatmentPolicy: "ICH E9(R1), treatment policy"
    case .strict: "FDA endpoints guidance 2018, Table A"
    case .registry: "the registry's wording"
    }
  }
}
