package import Statistics

extension MatchedSet {
  /// Matches the default set of a cohort by the study's plan.
  ///
  /// Logistic regression of the treated arm on the covariates, then greedy nearest-neighbour
  /// matching on the logit, largest first, within the caliper (`NearestNeighbourMatching`; MatchIt
  /// 4.7.2). Subjects stand in the order of their ids, which decides between equal logits. Members
  /// without an arm or with a covariate missing are left out and counted. Arms must be seen as they
  /// are: under masked letters nobody could say who was matched to whom.
  package static func make(
    _ cohort: Cohort, checkpoint: Checkpoint
  ) rethrows -> Result<MatchedSet, Refusal> {
    switch candidates(cohort) {
    case .failure(let refusal): return .failure(refusal)
    case .success(let candidates): return try candidates.match(checkpoint)
    }
  }

  package static func make(_ cohort: Cohort) -> Result<MatchedSet, Refusal> {
    make(cohort, checkpoint: { _ in })
  }

  private static func candidates(_ cohort: Cohort) -> Result<MatchingCandidates, Refusal> {
    Result { () throws(Refusal) in try MatchingCandidates(cohort) }
  }
}

/// Everybody who can be matched, with what they are matched on.
private struct MatchingCandidates {
  private let plan: MatchingPlan
  private let base: AnalysisSet
  private let capacity: Int
  private let subjects: [Int]
  private let treated: [Bool]
  private let covariates: [Covariate]
  private let withoutCovariates: Int
  private let unallocated: Int

  init(_ cohort: Cohort) throws(MatchedSet.Refusal) {
    guard let plan = cohort.study.matching else { throw .notPlanned }
    let base = cohort.study.defaultSet
    let grouping = cohort.gate.grouping(for: base, of: cohort.data.subjects.ids)
    guard cohort.gate.access == .byArm, let grouping else { throw .armsClosed }
    guard let arm = grouping.labels.firstIndex(of: plan.treatedArm) else {
      throw .unknownArm(plan.treatedArm)
    }
    let members = Array(cohort.subjects(in: base))
    let allocated = members.filter { grouping.arms[$0] != nil }
    let values = try MatchingCandidates.values(plan, cohort, base, allocated)
    let complete = allocated.indices.filter { row in values.allSatisfy { $0.isKnown(row) } }
    self.plan = plan
    self.base = base
    capacity = cohort.subjectCount
    subjects = complete.map { allocated[$0] }
    treated = subjects.map { grouping.arms[$0] == arm }
    covariates = values.map { $0.covariate(complete) }
    withoutCovariates = allocated.count - complete.count
    unallocated = members.count - allocated.count
  }

  private static func values(
    _ plan: MatchingPlan, _ cohort: Cohort, _ base: AnalysisSet, _ subjects: [Int]
  ) throws(MatchedSet.Refusal) -> [CovariateValues] {
    var values: [CovariateValues] = []
    for name in plan.covariates {
      do throws(CovariateRefusal) {
        let column = try BaselineColumn.named(name, of: cohort, in: base)
        values.append(
          column.values(name, of: subjects, isCategorical: plan.categorical.contains(name)))
      } catch {
        throw .covariate(error)
      }
    }
    return values
  }

  func match(_ checkpoint: Checkpoint) rethrows -> Result<MatchedSet, MatchedSet.Refusal> {
    guard treated.contains(true) else { return .failure(.matching(.noTreated)) }
    guard treated.contains(false) else { return .failure(.matching(.noControls)) }
    let design = DesignMatrix(covariates, rows: subjects.count)
    let score = try PropensityScore(treated: treated, design: design) { try checkpoint($0 / 2) }
    switch score.model.outcome {
    case .failure(let refusal): return .failure(.propensity(refusal))
    case .success(let fit):
      let matching = try NearestNeighbourMatching(
        logits: fit.linearPredictors, treated: treated,
        caliper: .standardDeviations(plan.caliper)
      ) { try checkpoint(0.5 + $0 / 2) }
      return matching.outcome.mapError(MatchedSet.Refusal.matching).flatMap(set)
    }
  }

  private func set(_ matches: Matches) -> Result<MatchedSet, MatchedSet.Refusal> {
    guard !matches.pairs.isEmpty else { return .failure(.noPairs) }
    var members = SubjectSet(capacity: capacity)
    for pair in matches.pairs {
      members.insert(subjects[pair.treated])
      members.insert(subjects[pair.control])
    }
    let treatedCount = treated.count { $0 }
    return .success(
      MatchedSet(
        plan: plan, base: base, members: members,
        pairs: matches.pairs.map {
          MatchedSet.Pair(
            treated: subjects[$0.treated], control: subjects[$0.control], distance: $0.distance)
        },
        treatedCandidates: treatedCount, controlCandidates: treated.count - treatedCount,
        unmatchedTreated: matches.unmatchedTreated.count, withoutCovariates: withoutCovariates,
        unallocated: unallocated, caliper: matches.caliper,
        balance: CovariateBalance(
          treated: treated, covariates: covariates,
          weights: matches.weights(rows: subjects.count))))
  }
}
