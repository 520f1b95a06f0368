import Statistics

/// The tables of an analysis as a reader sees them.
struct SurvivalTables {
  let analysis: SurvivalAnalysis
  /// Decimals of a time, so that about four digits stand of the longest.
  private let digits: Int

  init(_ analysis: SurvivalAnalysis) {
    self.analysis = analysis
    digits = Format.digits(upTo: analysis.longestTime)
  }

  var tables: [ReportTable] {
    [medians, landmarks, restrictedMeans, difference].compactMap { $0 } + logRank
      + (analysis.cox.map { CoxTables(cox: $0, strata: analysis.strataColumn).tables } ?? [])
  }

  private typealias Group = SurvivalAnalysis.Group

  private var medians: ReportTable {
    ReportTable(
      "medians", "Median time\(unit), Kaplan–Meier, limits by Brookmeyer and Crowley",
      of: analysis.groups,
      fields: [
        .text("group", "Group") { $0.name },
        .integer("subjects", "Subjects") { $0.estimate.subjects },
        .integer("events", "Events") { $0.estimate.events },
        .integer("censored", "Censored") { $0.estimate.censored },
        .reached("median", "Median", digits, \.median.estimate),
        .reached("lower", "Lower 95 %", digits, \.median.lower),
        .reached("upper", "Upper 95 %", digits, \.median.upper),
      ])
  }

  private var unit: String { analysis.options.timeUnit.map { " (\($0.rawValue))" } ?? "" }

  private struct Landmark {
    let group: Group
    let time: Double

    var survival: SurvivalEstimate? { group.estimate.survival(at: time) }
  }

  private var landmarks: ReportTable? {
    guard !analysis.options.landmarks.isEmpty else { return nil }
    let lines = analysis.options.landmarks.flatMap { time in
      analysis.groups.map { Landmark(group: $0, time: time) }
    }
    return ReportTable(
      "survivalAt", "Survival at fixed times\(unit), Kaplan–Meier, of all subjects",
      of: lines,
      fields: [
        .text("time", "Time") { Format.number($0.time) },
        .text("group", "Group") { $0.group.name },
        .integer("subjects", "Subjects") { $0.group.estimate.subjects },
        .integer("atRisk", "At risk") { $0.group.estimate.atRisk(at: $0.time) },
        .proportion("survival", "Survival") { $0.survival?.estimate },
        .proportion("lower", "Lower 95 %") { $0.survival?.lower },
        .proportion("upper", "Upper 95 %") { $0.survival?.upper },
      ])
  }

  private var restrictedMeans: ReportTable? {
    guard let tau = analysis.options.restriction else { return nil }
    let digits = digits + 1
    return ReportTable(
      "rmst", "Mean time restricted to \(Format.number(tau))\(unit)", of: analysis.groups,
      fields: [
        .text("group", "Group") { $0.name },
        .integer("subjects", "Subjects") { $0.estimate.subjects },
        .decimal("estimate", "Restricted mean", digits: digits) { $0.mean?.estimate },
        .decimal("standardError", "Standard error", digits: digits) { $0.mean?.standardError },
        .decimal("lower", "Lower 95 %", digits: digits) { $0.mean?.lower },
        .decimal("upper", "Upper 95 %", digits: digits) { $0.mean?.upper },
      ])
  }

  private var difference: ReportTable? {
    guard let difference = analysis.difference?.fit, analysis.groups.count == 2 else { return nil }
    let digits = digits + 1
    let names = "\(analysis.groups[1].name) − \(analysis.groups[0].name)"
    return ReportTable(
      "rmstDifference", "Difference of restricted means, \(names); p by the normal distribution",
      of: [difference],
      fields: [
        .decimal("estimate", "Difference", digits: digits) { $0.estimate },
        .decimal("standardError", "Standard error", digits: digits) { $0.standardError },
        .decimal("lower", "Lower 95 %", digits: digits) { $0.lower },
        .decimal("upper", "Upper 95 %", digits: digits) { $0.upper },
        .pValue("pValue", "p") { $0.pValue },
      ])
  }

  private struct Compared {
    let name: String
    let group: LogRankTest.Group
  }

  private var logRank: [ReportTable] {
    guard let test = analysis.logRank else { return [] }
    let strata = analysis.strataColumn.map { ", stratified by \($0)" } ?? ""
    let groups = zip(analysis.groups, test.groups).map { Compared(name: $0.name, group: $1) }
    return [
      ReportTable(
        "expected", "Log-rank test\(strata)", of: groups,
        fields: [
          .text("group", "Group") { $0.name },
          .integer("subjects", "Subjects") { $0.group.subjects },
          .integer("observed", "Events observed") { $0.group.observed },
          .decimal("expected", "Events expected", digits: 2) { $0.group.expected },
        ]),
      ReportTable(
        "logRank", "Log-rank test that all groups have one survivor function\(strata)", of: [test],
        fields: [
          .decimal("chiSquare", "Chi-square", digits: 4) { $0.chiSquare },
          .integer("degreesOfFreedom", "Degrees of freedom") { $0.degreesOfFreedom },
          .pValue("pValue", "p") { $0.pValue },
        ]),
    ]
  }
}

extension SurvivalAnalysis.Group {
  fileprivate var mean: RestrictedMean.Fit? { restrictedMean?.fit }
}

extension SurvivalAnalysis {
  package var longestTime: Double { groups.compactMap { $0.estimate.steps.last?.time }.max() ?? 0 }
}

extension ReportField where Row == SurvivalAnalysis.Group {
  /// A time in the unit of the file; nil is "not reached", but nobody reaches or fails to.
  fileprivate static func reached(
    _ id: String, _ title: String, _ digits: Int,
    _ value: any KeyPath<SurvivalAnalysis.Group, Double?> & Sendable
  ) -> ReportField {
    ReportField(ReportColumn(id, title, .decimal(digits: digits))) { group in
      group.estimate.subjects > 0 ? ReportValue(days: group[keyPath: value]) : .missing
    }
  }
}
