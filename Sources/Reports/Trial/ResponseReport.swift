import CohortModel

/// Best overall response and the rates that follow from it, each over two denominators.
struct ResponseReport {
  fileprivate struct Line {
    var group: String
    var denominator: String
    var rates: ResponseSummary.Rates
    var isArm: Bool
  }

  let summary: ResponseSummary
  let cohort: Cohort

  var tables: [ReportTable] {
    [rates("rates"), best, timeToResponse, waterfall].compactMap { $0 }
  }

  var notes: [String] {
    let rules = cohort.study.response
    let method = summary.all.objectiveResponse.method
    return [
      summary.isConfirmed
        ? "CR and PR count once confirmed after at least \(rules.confirmationDays) days; "
          + "\(Format.plural(summary.pendingConfirmation, "response")) can still be confirmed."
        : "Responses are unconfirmed.",
      "All: every subject of the set; not evaluable and no assessment yet are non-responders.",
      summary.isDueBySchedule
        ? "Due: first planned scan and its window passed, or off study, or dead."
        : "Due equals all: the study file plans no scans.",
      "Stable disease and non-CR/non-PD count from day \(rules.minimumStableDays), as clinical benefit from day "
        + "\(rules.clinicalBenefitDays).",
      "95 % intervals: \(method.title).",
      "Time to response: responders, first day is day 1.",
      "Waterfall: \(Format.plural(summary.withoutMeasurement, "subject")) without measurable "
        + "target lesions after baseline left out.",
      summary.undatedAssessments > 0
        ? "Assessments without a date, not used: \(summary.undatedAssessments)." : nil,
      summary.all.abscopal.map(\.note),
    ].compactMap { $0 } + cohort.armNotes(showsArms: summary.arms != nil)
      + SmallGroup.notes(summary.arms?.map(\.all.total) ?? [])
  }

  private var lines: [Line] {
    ResponseReport.lines(Arms.everybody, summary.all, summary.due, isArm: false)
      + (summary.arms ?? []).flatMap {
        ResponseReport.lines($0.label ?? Arms.everybody, $0.all, $0.due, isArm: true)
      }
  }

  private static func lines(
    _ group: String, _ all: ResponseSummary.Rates, _ due: ResponseSummary.Rates, isArm: Bool
  ) -> [Line] {
    [
      Line(group: group, denominator: "all", rates: all, isArm: isArm),
      Line(group: group, denominator: "due", rates: due, isArm: isArm),
    ]
  }

  private struct BestLine {
    var line: Line
    var response: BestOverallResponse

    var subjects: Int { line.rates.count(response) }
  }

  private var best: ReportTable {
    let rows = lines.flatMap { line in
      BestOverallResponse.allCases.map { BestLine(line: line, response: $0) }
    }
    return ReportTable(
      "best", "Best overall response", of: rows,
      fields: [
        .text("group", "Group") { $0.line.group },
        .text("denominator", "Denominator") { $0.line.denominator },
        .key("response", "Response") { $0.response.rawValue },
        .text("title", "Best response") { $0.response.title },
        .integer("subjects", "Subjects") { $0.subjects },
        .integer("total", "N") { $0.line.rates.total },
        .proportion("share", "Share") { share($0.subjects, of: $0.line.rates.total) },
        .flag("fewerThanFive", "Fewer than 5 subjects") {
          SmallGroup.flag($0.line.rates.total, isArm: $0.line.isArm)
        },
      ])
  }

  private var timeToResponse: ReportTable? {
    summary.timeToResponse.map { time in
      let responders = summary.all.objectiveResponse.count
      return ReportTable(
        "timeToResponse", "Time to first response", of: time,
        record: [
          .integer("responders", "Responders") { _ in responders },
          .days("median", "Median") { $0.median },
          .days("shortest", "Shortest") { Double($0.shortest) },
          .days("longest", "Longest") { Double($0.longest) },
        ])
    }
  }

  private var waterfall: ReportTable {
    let ids = cohort.data.subjects.ids
    return ReportTable(
      "waterfall", "Best change of the sum of target lesions from baseline",
      of: summary.waterfall,
      fields: [
        .text("subject", "Subject") { ids[$0.subject] },
        .decimal("change", "Change", unit: "%") { $0.change },
        .text("best", "Best overall response") { $0.best.rawValue },
      ])
  }
}

extension ResponseReport {
  private struct RateLine {
    var line: Line
    var rate: String
    var title: String
    var proportion: Proportion
  }

  private func rateLines(_ line: Line) -> [RateLine] {
    let rates = line.rates
    return [
      RateLine(
        line: line, rate: "objectiveResponse", title: "ORR", proportion: rates.objectiveResponse),
      RateLine(line: line, rate: "diseaseControl", title: "DCR", proportion: rates.diseaseControl),
      RateLine(
        line: line, rate: "clinicalBenefit", title: "CBR", proportion: rates.clinicalBenefit),
    ] + (rates.abscopal.map { abscopalLines(line, $0) } ?? [])
  }

  private func abscopalLines(
    _ line: Line, _ rates: ResponseSummary.AbscopalRates
  ) -> [RateLine] {
    [
      RateLine(line: line, rate: "abscopalResponse", title: "ARR", proportion: rates.response),
      RateLine(line: line, rate: "abscopalControl", title: "ACR", proportion: rates.control),
    ]
  }

  func rates(_ id: String) -> ReportTable {
    ReportTable(
      id, "Response rates", of: lines.flatMap(rateLines),
      fields: [
        .text("group", "Group") { $0.line.group },
        .text("denominator", "Denominator") { $0.line.denominator },
        .key("rate", "Rate") { $0.rate },
        .text("title", "Rate") { $0.title },
        .integer("subjects", "Subjects") { $0.proportion.count },
        .integer("total", "N") { $0.proportion.total },
        .proportion("value", "Estimate") { $0.proportion.value },
        .proportion("lower", "Lower limit") { $0.proportion.lower },
        .proportion("upper", "Upper limit") { $0.proportion.upper },
        .text("method", "95 % interval") { $0.proportion.method.title },
        .flag("fewerThanFive", "Fewer than 5 subjects") {
          SmallGroup.flag($0.line.rates.total, isArm: $0.line.isArm)
        },
      ])
  }
}
