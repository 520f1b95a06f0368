package import CohortModel

/// What is shown of the enrolment.
package enum EnrolmentFigure: Hashable, Sendable {
  case count(EnrolmentSummary.Number)
  case plan, rate, projection
  /// Planned at a site, and per month there.
  case siteTarget(String)
  case siteRate(String)
}

extension DefinitionCard {
  /// A number of the Enrolment page.
  package static func enrolment(
    _ figure: EnrolmentFigure, in summary: EnrolmentSummary, of study: Study, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      figure.name(study), formula: figure.formula(study), set: set,
      value: figure.value(summary), exclusions: figure.exclusions(summary),
      method: figure.method(summary), source: figure.source)
  }
}

extension EnrolmentFigure {
  /// Its name in breadcrumbs and titles.
  package func name(_ study: Study) -> String {
    switch self {
    case .count(let number): number.title(study)
    case .plan: "Planned by the cut-off"
    case .rate: "Enrolment per month"
    case .projection: "Completion of enrolment"
    case .siteTarget(let site): "Planned at \(site)"
    case .siteRate(let site): "Enrolment per month at \(site)"
    }
  }

  fileprivate func formula(_ study: Study) -> String {
    switch self {
    case .count(let number): number.formula(study)
    case .plan: "target × days since the planned start / planned days, a straight line"
    case .rate: "\(study.enrolledWord) in the last 182 days / 182 × \(Format.daysPerMonth)"
    case .projection: "day on which the rest of the target is reached at constant rates"
    case .siteTarget: "subjects planned at the site, from the list of sites"
    case .siteRate:
      "\(study.enrolledWord) / days from activation to closure or the cut-off × "
        + "\(Format.daysPerMonth)"
    }
  }

  fileprivate func value(_ summary: EnrolmentSummary) -> String? {
    switch self {
    case .count(let number):
      return DefinitionCard.countText(summary.count(number), of: number.total(summary))
    case .plan: return summary.plannedByCutOff.map { Format.decimal($0) }
    case .rate: return summary.recentPerMonth.map { Format.decimal($0, digits: 2) }
    case .projection:
      return summary.projection.map {
        "\($0.remaining) to come; \($0.median.iso), 80 % \($0.earliest.iso) – \($0.latest.iso)"
      }
    case .siteTarget(let site):
      return summary.sites.first { $0.site == site }?.target.map(String.init)
    case .siteRate(let site):
      let rate = summary.sites.first { $0.site == site }?.perMonth
      return rate.map { Format.decimal($0, digits: 2) }
    }
  }

  fileprivate func exclusions(_ summary: EnrolmentSummary) -> [String] {
    guard case .count(.arm) = self else { return [] }
    return [DefinitionCard.note(summary.count(.unallocated) ?? 0, "not allocated to an arm")]
      .compactMap { $0 }
  }

  fileprivate func method(_ summary: EnrolmentSummary) -> String? {
    guard self == .projection, let projection = summary.projection else { return nil }
    return switch projection.method {
    case .poissonGamma: "Poisson–gamma by site; 80 % predictive interval; constant rates"
    case .pooledRate: "Poisson at the pooled rate, as rates by site cannot be told; 80 %"
    }
  }

  fileprivate var source: String {
    switch self {
    case .projection: "Mountain and Sherlock, Biometrics 2022"
    case .plan: "accrual plan of the study file"
    case .siteTarget: "list of sites"
    case .count, .rate, .siteRate: "CONSORT 2025, flow of participants; screening log"
    }
  }
}

extension EnrolmentSummary.Number {
  fileprivate func title(_ study: Study) -> String {
    switch self {
    case .screened: "Screened"
    case .inScreening: "In screening"
    case .failed: "Screening failures"
    case .enrolled: study.enrolledWord.capitalisedFirst
    case .treated: "Treated"
    case .notTreated: "Not treated"
    case .onTreatment: "On treatment"
    case .offTreatment: "Off treatment"
    case .offStudy: "Off study"
    case .died: "Died"
    case .recent: "\(study.enrolledWord.capitalisedFirst) in the last 182 days"
    case .failureReason(let reason): "Screening failure: \(Self.text(reason))"
    case .offTreatmentReason(let reason): "Off treatment: \(Self.text(reason))"
    case .offStudyReason(let reason): "Off study: \(Self.text(reason))"
    case .month(let day): "\(study.enrolledWord.capitalisedFirst) in \(Format.month(day))"
    case .lastTwelveMonths: "\(study.enrolledWord.capitalisedFirst) in the last 12 months"
    case .screenedAt(let site): "\(Self.text(site)), screened"
    case .failedAt(let site): "\(Self.text(site)), screening failures"
    case .enrolledAt(let site): "\(Self.text(site)), \(study.enrolledWord)"
    case .arm(let label): "\(study.enrolledWord.capitalisedFirst), \(label)"
    case .unallocated: "Not allocated to an arm"
    }
  }

  private static func text(_ word: String) -> String { word.isEmpty ? "not given" : word }

  fileprivate func formula(_ study: Study) -> String {
    switch self {
    case .screened, .screenedAt: "subjects with consent, or enrolled, by the cut-off"
    case .inScreening: "screened, neither enrolled nor failed by the cut-off"
    case .failed, .failedAt, .failureReason:
      "screened, not enrolled, with the status failed or a reason for the failure"
    case .enrolled, .enrolledAt, .arm, .recent, .month, .lastTwelveMonths:
      study.isRandomised
        ? "subjects randomised by the cut-off" : "subjects with a first treatment by the cut-off"
    case .treated: "enrolled with a first dose or local treatment by the cut-off"
    case .notTreated: "enrolled without a dose or local treatment by the cut-off"
    case .onTreatment: "treated and not off treatment"
    case .offTreatment, .offTreatmentReason:
      "treated, and a reason for the end is given, or off study, or dead"
    case .offStudy, .offStudyReason: "enrolled with an end of study by the cut-off"
    case .died: "enrolled with a death by the cut-off"
    case .unallocated: "enrolled without an arm in the allocations"
    }
  }

  fileprivate func total(_ summary: EnrolmentSummary) -> Int? {
    switch self {
    case .failed, .inScreening: summary.flow.screened
    case .enrolled: summary.target
    case .treated, .notTreated, .offStudy, .died: summary.enrolled
    case .onTreatment, .offTreatment: summary.flow.treated
    case .failureReason: summary.flow.failed
    case .offTreatmentReason: summary.flow.offTreatment
    case .offStudyReason: summary.flow.offStudy
    case .failedAt(let site): summary.count(.screenedAt(site: site))
    case .screened, .screenedAt, .enrolledAt, .arm, .recent, .month, .lastTwelveMonths,
      .unallocated:
      nil
    }
  }
}
