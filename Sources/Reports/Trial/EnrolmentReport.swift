import CohortModel

/// Enrolment against plan, by month, site and arm; the flow of subjects; the projection.
struct EnrolmentReport {
  let summary: EnrolmentSummary
  let cohort: Cohort
  /// Whether a filter leaves a part of the trial, which has no plan.
  let isFiltered: Bool

  private var study: Study { cohort.study }

  var tables: [ReportTable] {
    [overall("summary"), months, sites, FlowTable(summary.flow, study).table, arms, projection]
      .compactMap { $0 }
  }

  var notes: [String] {
    [
      "Enrolled: \(study.enrolledWord) by the cut-off.",
      "A month is \(Format.daysPerMonth) days in rates; the recent rate is over the last 182 days.",
      planNote, projectionNote,
      "A site is silent if it is open and has enrolled nobody in the last 90 days.",
    ].compactMap { $0 } + cohort.armNotes(showsArms: summary.arms != nil)
      + SmallGroup.notes(summary.arms?.map(\.enrolled) ?? [])
  }

  private var planNote: String {
    if isFiltered {
      return "A part of the trial has no plan, target or projection, and no screening failures."
    }
    return summary.plannedByCutOff == nil
      ? "Plan over time: \(Format.notSpecified) in the study file."
      : "Planned: a straight line in days from the planned start to the target."
  }

  private var projectionNote: String? {
    if let projection = summary.projection { return "Projection: \(projection.method.title)." }
    guard !isFiltered, let target = summary.target else { return nil }
    return summary.enrolled >= target
      ? "No projection: the target is reached."
      : "No projection: nobody is enrolled, or no site is open or planned."
  }

  func overall(_ id: String) -> ReportTable {
    ReportTable(
      id, "Enrolment", of: summary,
      record: [
        .integer("enrolled", "Enrolled") { $0.enrolled },
        .integer("target", "Target") { $0.target },
        .proportion("share", "Enrolled of target") { share($0.enrolled, of: $0.target) },
        .decimal("planned", "Planned by the cut-off") { $0.plannedByCutOff },
        .decimal("ahead", "Ahead of plan") { summary in
          summary.plannedByCutOff.map { Double(summary.enrolled) - $0 }
        },
        .decimal("recentPerMonth", "Recent rate", unit: "per month") { $0.recentPerMonth },
        .date("projectedEnd", "Projected end of enrolment") { $0.projection?.median },
      ])
  }

  private var months: ReportTable {
    ReportTable(
      "months", "By month", of: summary.months,
      fields: [
        .date("month", "First day") { $0.start },
        .integer("enrolled", "Enrolled") { $0.enrolled },
        .integer("cumulative", "Cumulative") { $0.cumulative },
        .decimal("planned", "Planned, cumulative") { $0.planned },
        .integer("screened", "Screened") { $0.screened },
        .flag("partial", "Ends after the cut-off") { $0.isPartial },
      ])
  }

  private var sites: ReportTable {
    ReportTable(
      "sites", "By site", of: summary.sites,
      fields: [
        .text("site", "Site") { $0.site.isEmpty ? nil : $0.site },
        .text("name", "Name") { $0.name },
        .text("country", "Country") { $0.country },
        .date("activated", "Activated") { $0.activated },
        .date("closed", "Closed") { $0.closed },
        .integer("target", "Target") { $0.target },
        .integer("screened", "Screened") { $0.screened },
        .integer("failed", "Screening failures") { $0.failed },
        .integer("enrolled", "Enrolled") { $0.enrolled },
        .date("lastEnrolled", "Last enrolled") { $0.lastEnrolled },
        .decimal("perMonth", "Rate", digits: 2, unit: "per month") { $0.perMonth },
        .flag("silent", "Silent") { $0.isSilent },
      ])
  }

  private var arms: ReportTable? {
    summary.arms.map { arms in
      ReportTable(
        "arms", "By arm", of: arms,
        fields: [
          .text("arm", "Arm") { $0.label },
          .integer("enrolled", "Enrolled") { $0.enrolled },
          .integer("target", "Target") { $0.target },
          .flag("fewerThanFive", "Fewer than 5 subjects") {
            SmallGroup.flag($0.enrolled, isArm: true)
          },
        ])
    }
  }

  private var projection: ReportTable? {
    summary.projection.map { projection in
      ReportTable(
        "projection", "End of enrolment", of: projection,
        record: [
          .integer("remaining", "Subjects still to enrol") { $0.remaining },
          .date("median", "Median") { $0.median },
          .date("earliest", "Lower predictive limit") { $0.earliest },
          .date("latest", "Upper predictive limit") { $0.latest },
          .proportion("level", "Level of the interval") { _ in 0.8 },
          .text("method", "Method") { $0.method.title },
        ])
    }
  }
}

/// A share of a whole; nil where there is no whole.
func share(_ count: Int, of total: Int?) -> Double? {
  total.flatMap { $0 > 0 ? Double(count) / Double($0) : nil }
}

extension EnrolmentSummary.Projection.Method {
  package var title: String {
    switch self {
    case .poissonGamma: "Poisson–gamma, constant-rate assumption, 80 % predictive interval"
    case .pooledRate: "pooled rate of all sites, constant-rate assumption, 80 % predictive interval"
    }
  }
}
