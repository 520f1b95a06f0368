import CohortModel
import Statistics

/// Arms, prognostic factors, subgroups and matching over one endpoint.
struct ComparisonReport {
  let summary: ComparisonSummary
  let cohort: Cohort

  var tables: [ReportTable] {
    [endpoint] + armTables + prognosis + subgroups + matching
  }

  var notes: [String] { ComparisonNotes(summary: summary, cohort: cohort).lines }

  private var endpoint: ReportTable {
    ReportTable(
      "endpoint", "Endpoint", of: summary,
      record: [
        .key("kind", "Endpoint") { $0.endpoint.kind.rawValue },
        .text("title", "Endpoint") { $0.endpoint.kind.title },
        .key("rules", "Rule set") { $0.endpoint.rules.rawValue },
        .key("origin", "Origin") { $0.endpoint.origin.rawValue },
        .key("set", "Analysis set") { $0.endpoint.set.word },
        .text("definition", "Definition") { $0.endpoint.definition },
        .integer("subjects", "Subjects") { $0.subjects },
        .integer("events", "Events") { $0.events },
        .integer("withoutTime", "Without a time to the endpoint, left out") { $0.withoutTime },
        .integer("undatedTreatments", "Treatments without a date") { $0.undatedTreatments },
        .text("notMatched", "Why there are no pairs") { $0.matching.refusal?.title },
      ])
  }

  // MARK: - Arms

  private struct GroupLine {
    var comparison: ArmComparison
    var group: SurvivalSummary.Group
  }

  private var armTables: [ReportTable] {
    guard !summary.arms.isEmpty else { return [] }
    let groups = summary.arms.flatMap { comparison in
      comparison.survival.groups.map { GroupLine(comparison: comparison, group: $0) }
    }
    let ratios = summary.arms.filter { $0.contrast != nil }
    return [
      ReportTable(
        "groups", "\(summary.endpoint.kind.title) by arm", of: groups,
        fields: [
          .key("set", "Set") { $0.comparison.set.word },
          .text("adjustment", "Comparison") { $0.comparison.title },
          .text("group", "Group") { $0.group.label ?? Arms.everybody },
          .integer("subjects", "Subjects") { $0.group.estimate.subjects },
          .integer("events", "Events") { $0.group.estimate.events },
          .days("median", "Median") { $0.group.estimate.median.estimate },
          .days("medianLower", "Lower limit") { $0.group.estimate.median.lower },
          .days("medianUpper", "Upper limit") { $0.group.estimate.median.upper },
          .proportion("level", "Level") { $0.group.estimate.level },
          .flag("fewerThanFive", "Fewer than 5 subjects") {
            SmallGroup.flag($0.group.estimate.subjects, isArm: true)
          },
        ])
    ] + (ratios.isEmpty ? [] : [hazardRatios(ratios)])
  }

  private func hazardRatios(_ comparisons: [ArmComparison]) -> ReportTable {
    let fields: [ReportField<ArmComparison>] = [
      .key("set", "Set") { $0.set.word },
      .text("adjustment", "Comparison") { $0.title },
      .text("arm", "Arm") { $0.contrast?.arm },
      .text("reference", "Reference") { $0.contrast?.reference },
      .integer("subjects", "Subjects") { $0.contrast?.subjects },
      .integer("events", "Events") { $0.contrast?.events },
    ]
    return ReportTable(
      "hazardRatios", "Hazard ratio of the arms, \(summary.endpoint.kind.title)", of: comparisons,
      fields: fields + ReportField.estimate { $0.contrast?.outcome } + [
        .decimal("logRankChiSquare", "Log-rank chi-square", digits: 3) {
          $0.contrast?.logRank?.statistic
        },
        .pValue("logRankP", "Log-rank p") { $0.contrast?.logRank?.pValue },
        .pValue("proportionalHazardsP", "Proportional hazards p") {
          $0.contrast?.proportionalHazards?.pValue
        },
      ])
  }

  // MARK: - Prognosis

  private struct Factor {
    var version: CoxTable.Version
    var row: CoxTable.Row
    var cell: CoxTable.Cell
  }

  private var prognosis: [ReportTable] {
    guard !summary.tables.isEmpty else { return [] }
    let single = summary.tables.flatMap { table in
      table.rows.map { Factor(version: table.version, row: $0, cell: $0.univariate) }
    }
    let joint = summary.tables.flatMap { table in
      table.rows.compactMap { row in
        row.multivariate.map { Factor(version: table.version, row: row, cell: $0) }
      }
    }
    return [
      factors("univariate", "Cox models of one covariate", single),
      factors("multivariate", "Cox model of several covariates", joint), models,
      proportionalHazards,
    ]
  }

  private func factors(_ id: String, _ title: String, _ factors: [Factor]) -> ReportTable {
    let fields: [ReportField<Factor>] = [
      .key("version", "Version") { $0.version.word },
      .text("known", "Known") { $0.version.title },
      .integer("landmarkDay", "Landmark day") { $0.version.landmarkDay },
      .text("covariate", "Covariate") { $0.row.title },
      .text("level", "Level") { $0.row.level },
      .text("reference", "Reference") { $0.row.level == nil ? nil : $0.row.reference },
      .flag("postBaseline", "Post-baseline") { $0.row.isPostBaseline },
      .integer("subjects", "Subjects") { $0.cell.subjects },
      .integer("events", "Events") { $0.cell.events },
    ]
    return ReportTable(
      id, "\(title), \(summary.endpoint.kind.title)", of: factors,
      fields: fields + ReportField.estimate { $0.cell.outcome })
  }

  private var models: ReportTable {
    ReportTable(
      "models", "Models of several covariates",
      of: summary.tables.filter { $0.multivariate != nil },
      fields: [
        .key("version", "Version") { $0.version.word },
        .text("known", "Known") { $0.version.title },
        .integer("landmarkDay", "Landmark day") { $0.version.landmarkDay },
        .integer("subjects", "Subjects") { $0.model?.subjects },
        .integer("events", "Events") { $0.model?.events },
        .integer("withoutCovariates", "With a covariate missing, left out") {
          $0.model?.withoutCovariates
        },
        .integer("excludedEvents", "Event by the landmark, left out") { $0.excludedEvents },
        .integer("excludedCensored", "Censored by the landmark, left out") { $0.excludedCensored },
        .decimal("likelihoodRatio", "Likelihood ratio", digits: 3) {
          $0.model?.likelihoodRatio.statistic
        },
        .integer("degreesOfFreedom", "Degrees of freedom") {
          $0.model?.likelihoodRatio.degreesOfFreedom
        },
        .pValue("pValue", "p") { $0.model?.likelihoodRatio.pValue },
        .text("refusal", "Why not") { $0.multivariate?.refusal?.title },
      ])
  }

  private struct Check {
    var version: CoxTable.Version
    /// nil is all together.
    var covariate: String?
    var test: ChiSquareTest
  }

  private var proportionalHazards: ReportTable {
    let checks = summary.tables.flatMap { table -> [Check] in
      guard let model = table.model, let check = model.proportionalHazards else { return [] }
      return check.terms.map {
        Check(version: table.version, covariate: model.titles[$0.covariate], test: $0.test)
      } + [Check(version: table.version, covariate: nil, test: check.global)]
    }
    return ReportTable(
      "proportionalHazards", "Test of proportional hazards", of: checks,
      fields: [
        .key("version", "Version") { $0.version.word },
        .text("known", "Known") { $0.version.title },
        .integer("landmarkDay", "Landmark day") { $0.version.landmarkDay },
        .text("covariate", "Covariate") { $0.covariate },
        .decimal("chiSquare", "Chi-square", digits: 3) { $0.test.statistic },
        .integer("degreesOfFreedom", "Degrees of freedom") { $0.test.degreesOfFreedom },
        .pValue("pValue", "p") { $0.test.pValue },
      ])
  }
}

// MARK: - Subgroups and matching

extension ComparisonReport {
  private struct PartLine {
    var subgroup: SubgroupComparison
    var part: SubgroupComparison.Part?

    var outcome: Result<CoxTable.Estimate, CoxTable.Refusal>? {
      part?.outcome ?? subgroup.refusal.map { .failure(.covariate($0)) }
    }
  }

  private var subgroups: [ReportTable] {
    guard !summary.subgroups.isEmpty else { return [] }
    let lines = summary.subgroups.flatMap { subgroup in
      subgroup.parts.isEmpty
        ? [PartLine(subgroup: subgroup)]
        : subgroup.parts.map { PartLine(subgroup: subgroup, part: $0) }
    }
    let fields: [ReportField<PartLine>] = [
      .text("subgroup", "Subgroup") { $0.subgroup.label },
      .text("part", "Part") { $0.part?.title },
      .integer("armSubjects", "Subjects of the arm") { $0.part?.treatedSubjects },
      .integer("armEvents", "Events of the arm") { $0.part?.treatedEvents },
      .integer("referenceSubjects", "Subjects of the reference") { $0.part?.referenceSubjects },
      .integer("referenceEvents", "Events of the reference") { $0.part?.referenceEvents },
    ]
    return [
      ReportTable(
        "subgroups", "Hazard ratio of the arms by subgroup, \(summary.endpoint.set.shortTitle)",
        of: lines,
        fields: fields + ReportField.estimate { $0.outcome } + [
          .pValue("interactionP", "Interaction p") { $0.subgroup.interaction?.pValue },
          .integer("withoutPart", "In no part") { $0.subgroup.withoutPart },
        ])
    ]
  }

  private var matching: [ReportTable] {
    guard let set = summary.matchedSet else { return [] }
    return [
      ReportTable(
        "matching", "Matching", of: set,
        record: [
          .integer("pairs", "Pairs") { $0.pairs.count },
          .text("arm", "Arm") { $0.plan.treatedArm },
          .integer("armSubjects", "Subjects of the arm") { $0.treatedCandidates },
          .integer("controls", "Controls") { $0.controlCandidates },
          .integer("unmatched", "Without a control within the caliper") { $0.unmatchedTreated },
          .integer("withoutCovariates", "With a covariate missing, left out") {
            $0.withoutCovariates
          },
          .integer("unallocated", "In no arm, left out") { $0.unallocated },
          .decimal("caliper", "Caliper", digits: 2, unit: "SD of the logit") { $0.plan.caliper },
          .decimal("caliperLogit", "Caliper", digits: 4, unit: "logit") { $0.caliper },
          .decimal("totalDistance", "Sum of distances", digits: 4, unit: "logit") {
            $0.pairs.reduce(0) { $0 + $1.distance }
          },
        ]),
      balance(set.balance),
    ]
  }

  private func balance(_ balance: CovariateBalance) -> ReportTable {
    ReportTable(
      "balance", "Balance before and after matching", of: balance.lines,
      fields: [
        .text("covariate", "Covariate") { $0.name },
        .decimal("armBefore", "Mean of the arm, before", digits: 3) { $0.before.treatedMean },
        .decimal("controlsBefore", "Mean of the controls, before", digits: 3) {
          $0.before.controlMean
        },
        .decimal("differenceBefore", "Standardised difference, before", digits: 3) {
          $0.before.standardisedDifference
        },
        .decimal("armAfter", "Mean of the arm, after", digits: 3) { $0.after.treatedMean },
        .decimal("controlsAfter", "Mean of the controls, after", digits: 3) {
          $0.after.controlMean
        },
        .decimal("differenceAfter", "Standardised difference, after", digits: 3) {
          $0.after.standardisedDifference
        },
      ])
  }
}

extension ReportField {
  /// A hazard ratio with interval and p, or why there is none.
  fileprivate static func estimate(
    _ outcome: @escaping @Sendable (Row) -> Result<CoxTable.Estimate, CoxTable.Refusal>?
  ) -> [ReportField] {
    let estimate: @Sendable (Row) -> CoxTable.Estimate? = { try? outcome($0)?.get() }
    return [
      .decimal("hazardRatio", "Hazard ratio", digits: 2) { estimate($0)?.hazardRatio },
      .decimal("lower", "Lower limit", digits: 2) { estimate($0)?.lower },
      .decimal("upper", "Upper limit", digits: 2) { estimate($0)?.upper },
      .pValue("pValue", "p") { estimate($0)?.pValue },
      .text("refusal", "Why not") { outcome($0)?.refusal?.title },
    ]
  }
}
