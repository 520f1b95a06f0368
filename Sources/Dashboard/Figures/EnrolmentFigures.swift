import CohortModel
import Reports
import Terminal

/// What the numbers of enrolment are about.
struct EnrolmentFigures {
  let summary: EnrolmentSummary
  let state: DashboardState

  /// Numbers of a site stand in its row of the list.
  static func link(_ figure: EnrolmentFigure) -> Link {
    switch figure {
    case .count(.screenedAt(let site)): Link(row: site, "screened")
    case .count(.failedAt(let site)): Link(row: site, "failed")
    case .count(.enrolledAt(let site)): Link(row: site, "enrolled")
    case .siteTarget(let site): Link(row: site, "planned")
    case .siteRate(let site): Link(row: site, "per month")
    case .count(let number): Link(row: "enrolment", number.word)
    case .plan: Link(row: "enrolment", "plan")
    case .rate: Link(row: "enrolment", "rate")
    case .projection: Link(row: "enrolment", "projection")
    }
  }

  static func link(_ number: EnrolmentSummary.Number) -> Link { link(.count(number)) }

  /// A number of the flow, which may stand in the headline as well.
  static func flowLink(_ number: EnrolmentSummary.Number) -> Link {
    Link(row: "flow", number.word)
  }

  func figure(_ link: Link) -> Figure? {
    let link = link.row == "flow" ? Link(row: "enrolment", link.column) : link
    guard let figure = figures(link.row).first(where: { EnrolmentFigures.link($0) == link })
    else { return nil }
    return Figure(
      figure.name(state.study), target(figure), count: figure.number.flatMap(summary.count),
      card: .enrolment(figure, in: summary, of: state.study, set: state.everybodyText))
  }

  private func target(_ figure: EnrolmentFigure) -> Figure.Target {
    let filter = state.selection.filter
    guard let number = figure.number ?? figure.basis else {
      return .nobody("A plan, not a count: nobody stands behind it.")
    }
    return .subjects { [cohort = state.cohort] in
      EnrolmentSummary.subjects(
        behind: number, in: cohort, among: cohort.everybody(admittedBy: filter))
    }
  }

  private func figures(_ row: String) -> [EnrolmentFigure] {
    guard !summary.sites.contains(where: { $0.site == row }) else {
      return [
        .count(.screenedAt(site: row)), .count(.failedAt(site: row)),
        .count(.enrolledAt(site: row)), .siteTarget(row), .siteRate(row),
      ]
    }
    let flow = summary.flow
    let reasons: [EnrolmentSummary.Number] =
      flow.failureReasons.map { .failureReason($0.reason) }
      + flow.offTreatmentReasons.map { .offTreatmentReason($0.reason) }
      + flow.offStudyReasons.map { .offStudyReason($0.reason) }
    let numbers: [EnrolmentSummary.Number] =
      [
        .screened, .inScreening, .failed, .enrolled, .treated, .notTreated, .onTreatment,
        .offTreatment, .offStudy, .died, .recent, .lastTwelveMonths, .unallocated,
      ] + (summary.arms ?? []).map { .arm($0.label) } + summary.months.map { .month($0.start) }
      + reasons
    return numbers.map { .count($0) } + [.plan, .rate, .projection]
  }
}

extension EnrolmentFigure {
  fileprivate var number: EnrolmentSummary.Number? {
    if case .count(let number) = self { number } else { nil }
  }

  /// The subjects that a rate was computed from.
  fileprivate var basis: EnrolmentSummary.Number? {
    switch self {
    case .rate: .recent
    case .projection: .enrolled
    case .siteRate(let site): .enrolledAt(site: site)
    case .count, .plan, .siteTarget: nil
    }
  }
}

extension EnrolmentSummary.Number {
  fileprivate var word: String {
    switch self {
    case .screened: "screened"
    case .inScreening: "in screening"
    case .failed: "failed"
    case .enrolled: "enrolled"
    case .treated: "treated"
    case .notTreated: "not treated"
    case .onTreatment: "on treatment"
    case .offTreatment: "off treatment"
    case .offStudy: "off study"
    case .died: "died"
    case .recent: "recent"
    case .failureReason(let reason): "failure: \(reason)"
    case .offTreatmentReason(let reason): "off treatment: \(reason)"
    case .offStudyReason(let reason): "off study: \(reason)"
    case .month(let day): "month \(day.number)"
    case .lastTwelveMonths: "12 months"
    case .screenedAt(let site): "screened at \(site)"
    case .failedAt(let site): "failed at \(site)"
    case .enrolledAt(let site): "enrolled at \(site)"
    case .arm(let label): "arm \(label)"
    case .unallocated: "unallocated"
    }
  }
}
