package import Statistics

/// Arms and prognostic factors compared over one endpoint: what the page Comparison is about.
///
/// Nothing here compares arms unless they are seen by name (definitions.md, *Who sees what*):
/// pooled there are the prognostic factors alone, masked also each letter's own curve.
package struct ComparisonSummary: Sendable {
  /// Its set is that of the selection.
  package let endpoint: Endpoint
  package let isRandomised: Bool
  /// Members with a time to the endpoint.
  package let subjects: Int
  package let events: Int
  /// Members without its origin or, for the duration of response, without response.
  package let withoutTime: Int
  /// One per version; empty where the plan names no covariates.
  package let tables: [CoxTable]
  /// Treatments without a date: they count in totals alone.
  package let undatedTreatments: Int
  /// The set the selection is made of, then its matched pairs where there are any; empty where arms
  /// are pooled or there are fewer than two.
  package let arms: [ArmComparison]
  /// Over the selection's own set.
  package let subgroups: [SubgroupComparison]
  /// The matching, or why there is none.
  package let matching: Result<MatchedSet, MatchedSet.Refusal>

  package var matchedSet: MatchedSet? { try? matching.get() }

  /// The comparison of the selection's own set.
  package var shownArms: ArmComparison? { arms.first { $0.set == endpoint.set } }
}

extension ComparisonSummary {
  /// Compares over a selection of the endpoint's set, or of pairs matched from it; terms on adverse
  /// events choose the subjects with a match.
  ///
  /// - Parameters:
  ///   - matching: from `MatchedSet.make`, computed once for all endpoints and filters.
  ///   - checkpoint: called in each fit.
  package static func make(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection,
    matching: Result<MatchedSet, MatchedSet.Refusal>, checkpoint: Checkpoint
  ) rethrows -> ComparisonSummary {
    let shown = endpoint.over(selection.set)
    let people = ComparisonSubjects(cohort, shown, selection)
    let plan = cohort.study.comparison ?? ComparisonPlan()
    let tables = CoxTableMaking(plan, people)
    let arms = try arms(cohort, endpoint, selection, matching) { try checkpoint($0 / 4) }
    return ComparisonSummary(
      endpoint: shown, isRandomised: cohort.study.isRandomised, subjects: people.subjects.count,
      events: people.events.count { $0 }, withoutTime: people.withoutTime,
      tables: try prognosis(plan, tables) { try checkpoint(0.25 + $0 / 2) },
      undatedTreatments: tables.undatedTreatments, arms: arms,
      subgroups: try subgroups(plan, people) { try checkpoint(0.75 + $0 / 4) },
      matching: matching)
  }

  package static func make(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection,
    matching: Result<MatchedSet, MatchedSet.Refusal>
  ) -> ComparisonSummary {
    make(cohort, endpoint, selection, matching: matching, checkpoint: { _ in })
  }

  private static func arms(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection,
    _ matching: Result<MatchedSet, MatchedSet.Refusal>, _ checkpoint: Checkpoint
  ) rethrows -> [ArmComparison] {
    guard cohort.gate.grouping(for: endpoint.set, of: []) != nil else { return [] }
    let matched = try? matching.get()
    let own = selection.set.matchedSet == nil ? selection.set : endpoint.set.base
    let sets = [own] + (matched.map { [AnalysisSet.matched($0)] } ?? [])
    return try sets.enumerated().map { index, set in
      let selection = cohort.select(set, filter: selection.filter)
      return try ArmComparison(cohort, endpoint.over(set), selection) {
        try checkpoint((Double(index) + $0) / Double(sets.count))
      }
    }
  }

  private static func prognosis(
    _ plan: ComparisonPlan, _ making: CoxTableMaking, _ checkpoint: Checkpoint
  ) rethrows -> [CoxTable] {
    guard !plan.covariates.isEmpty else { return [] }
    let versions = CoxTableMaking.versions(plan)
    return try versions.enumerated().map { index, version in
      try making.table(version) {
        try checkpoint((Double(index) + $0) / Double(versions.count))
      }
    }
  }

  private static func subgroups(
    _ plan: ComparisonPlan, _ people: ComparisonSubjects, _ checkpoint: Checkpoint
  ) rethrows -> [SubgroupComparison] {
    guard let pair = ArmPair(people) else { return [] }
    return try plan.subgroups.enumerated().map { index, subgroup in
      try pair.subgroup(subgroup) { _ in
        try checkpoint(Double(index) / Double(plan.subgroups.count))
      }
    }
  }
}

extension ArmComparison {
  fileprivate init(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection, _ checkpoint: Checkpoint
  ) rethrows {
    survival = SurvivalSummary.make(cohort, endpoint, selection)
    contrast = try ArmPair(ComparisonSubjects(cohort, endpoint, selection))?.contrast(checkpoint)
    // A response is no baseline, so that its responders are no randomised groups.
    let isRandomised =
      cohort.study.isRandomised && endpoint.set == .intentToTreat
      && endpoint.kind != .durationOfResponse
    adjustment =
      endpoint.set.matchedSet != nil ? .matched : isRandomised ? .randomised : .unadjusted
  }
}

extension Endpoint {
  /// The same endpoint over another set.
  package func over(_ set: AnalysisSet) -> Endpoint {
    var endpoint = self
    endpoint.set = set
    return endpoint
  }
}
