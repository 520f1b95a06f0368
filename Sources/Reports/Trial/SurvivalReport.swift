import CohortModel
import Statistics

/// A time-to-event endpoint by group: medians, landmarks, the curve itself, the log-rank test.
struct SurvivalReport {
  let summary: SurvivalSummary
  let cohort: Cohort
  var localControl: LocalControlReport?

  var tables: [ReportTable] {
    [endpoint, groups("groups"), landmarks, curve] + logRank + (localControl?.tables ?? [])
  }

  var notes: [String] {
    let own = SurvivalNotes(summary: summary, cohort: cohort).lines
    return own + (localControl?.notes ?? []).filter { !own.contains($0) }
  }

  private var endpoint: ReportTable {
    let interval = summary.groups.first?.estimate.interval ?? cohort.study.survival.interval
    return ReportTable(
      "endpoint", "Endpoint", of: summary,
      record: [
        .key("kind", "Endpoint") { $0.endpoint.kind.rawValue },
        .text("title", "Endpoint") { $0.endpoint.kind.title },
        .key("rules", "Rule set") { $0.endpoint.rules.rawValue },
        .key("origin", "Origin") { $0.endpoint.origin.rawValue },
        .key("set", "Analysis set") { $0.endpoint.set.word },
        .text("definition", "Definition") { $0.endpoint.definition },
        .text("interval", "Transformation of the intervals") { _ in interval.rawValue },
        .integer("withoutOrigin", "Without the origin, left out") { $0.withoutOrigin },
        .integer("withoutScan", "Without a scan after baseline, censored on day 1") {
          $0.withoutScan
        },
        .integer("withoutResponse", "Without response, left out") { $0.withoutResponse },
        .integer("deathsApart", "Deaths censored by the rule set") { $0.deathsApart },
        .integer("unallocated", "Not allocated to an arm, left out") { $0.unallocated },
        .proportion("recentContact", "Known alive, seen in the last 90 days") {
          $0.recentContact?.value
        },
        .proportion("completeness", "Completeness of follow-up (Clark)") { $0.completeness },
      ])
  }

  func groups(_ id: String) -> ReportTable {
    ReportTable(
      id, "\(summary.endpoint.kind.title), median and follow-up", of: summary.groups,
      fields: [
        .text("group", "Group") { $0.name },
        .integer("subjects", "Subjects") { $0.estimate.subjects },
        .integer("events", "Events") { $0.estimate.events },
        .integer("censored", "Censored") { $0.estimate.censored },
        .time("median", "Median") { $0.estimate.median.estimate },
        .time("medianLower", "Lower limit") { $0.estimate.median.lower },
        .time("medianUpper", "Upper limit") { $0.estimate.median.upper },
        .proportion("level", "Level") { $0.estimate.level },
        .time("medianFollowUp", "Median follow-up") { $0.medianFollowUp },
        .flag("fewerThanFive", "Fewer than 5 subjects") {
          SmallGroup.flag($0.estimate.subjects, isArm: $0.label != nil)
        },
      ])
  }

  private struct LandmarkLine {
    var group: SurvivalSummary.Group
    var landmark: SurvivalSummary.Landmark

    var estimate: SurvivalEstimate? { group.estimate.survival(at: landmark.days) }
  }

  private var landmarks: ReportTable {
    let lines = summary.groups.flatMap { group in
      summary.landmarks.map { LandmarkLine(group: group, landmark: $0) }
    }
    return ReportTable(
      "landmarks", "\(summary.endpoint.kind.title) at fixed times", of: lines,
      fields: [
        .text("group", "Group") { $0.group.name },
        .integer("months", "Months") { $0.landmark.months },
        .decimal("time", "Time", unit: "days") { $0.landmark.days },
        .integer("atRisk", "At risk") { $0.group.estimate.atRisk(at: $0.landmark.days) },
        .proportion("survival", "Estimate") { $0.estimate?.estimate },
        .proportion("lower", "Lower limit") { $0.estimate?.lower },
        .proportion("upper", "Upper limit") { $0.estimate?.upper },
        .proportion("level", "Level") { $0.group.estimate.level },
      ])
  }

  private struct CurveLine {
    var group: String
    var step: KaplanMeier.Step
  }

  private var curve: ReportTable {
    let lines = summary.groups.flatMap { group in
      group.estimate.steps.map { CurveLine(group: group.name, step: $0) }
    }
    return ReportTable(
      "curve", "\(summary.endpoint.kind.title), Kaplan–Meier estimate", of: lines,
      fields: [
        .text("group", "Group") { $0.group },
        .decimal("time", "Time", digits: 0, unit: "days") { $0.step.time },
        .integer("atRisk", "At risk") { $0.step.atRisk },
        .integer("events", "Events") { $0.step.events },
        .integer("censored", "Censored") { $0.step.censored },
        .proportion("survival", "Estimate") { $0.step.survival },
        .proportion("lower", "Lower limit") { $0.step.lower },
        .proportion("upper", "Upper limit") { $0.step.upper },
      ])
  }
}

extension SurvivalReport {
  private struct ObservedLine {
    var group: String
    var observed: LogRankTest.Group
  }

  /// By-arm access alone, whatever the summary holds (definitions.md, *Who sees what*).
  private var logRank: [ReportTable] {
    guard cohort.gate.access == .byArm, let test = summary.logRank else { return [] }
    let lines = zip(summary.groups, test.groups).map { group, observed in
      ObservedLine(group: group.name, observed: observed)
    }
    return [
      ReportTable(
        "logRank", "Log-rank test, nominal", of: test,
        record: [
          .decimal("chiSquare", "Chi-square", digits: 3) { $0.chiSquare },
          .integer("degreesOfFreedom", "Degrees of freedom") { $0.degreesOfFreedom },
          .pValue("pValue", "p") { $0.pValue },
        ]),
      ReportTable(
        "logRankGroups", "Log-rank test, observed and expected events", of: lines,
        fields: [
          .text("group", "Group") { $0.group },
          .integer("subjects", "Subjects") { $0.observed.subjects },
          .integer("observed", "Observed") { $0.observed.observed },
          .decimal("expected", "Expected", digits: 2) { $0.observed.expected },
        ]),
    ]
  }
}

extension Endpoint {
  /// What decides its number, in words.
  var definition: String { "\(rules.title), from \(originTitle), \(setTitle)" }
}

extension SurvivalSummary.Group {
  fileprivate var name: String { label ?? Arms.everybody }
}

extension ReportField<SurvivalSummary.Group> {
  /// A time of the group's curve: not reached where nil, missing where the group is empty.
  fileprivate static func time(
    _ id: String, _ title: String,
    _ value: @escaping @Sendable (SurvivalSummary.Group) -> Double?
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .days)) { group in
      group.estimate.subjects == 0 ? .missing : ReportValue(days: value(group))
    }
  }
}
