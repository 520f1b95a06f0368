package import Statistics

/// Pairs of one treated subject and one control, alike in what was known at the start (data.md,
/// *Sets and denominators*).
///
/// It depends on the data, the set that it is made of and the study's plan, never on a filter or an
/// endpoint; so one set serves every page.
package struct MatchedSet: Sendable {
  /// Positions of subjects, with the distance between their logits.
  package struct Pair: Hashable, Sendable {
    package let treated: Int
    package let control: Int
    package let distance: Double
  }

  package let plan: MatchingPlan
  /// The set that was matched, at the cohort's cut-off.
  package let base: AnalysisSet
  package let members: SubjectSet
  /// In the order in which they were made.
  package let pairs: [Pair]
  /// Subjects of the base that could be matched: with an arm and every covariate.
  package let treatedCandidates: Int
  package let controlCandidates: Int
  /// Treated subjects without a control within the caliper.
  package let unmatchedTreated: Int
  /// Members of the base left out because a covariate is missing.
  package let withoutCovariates: Int
  /// Members of the base left out because they are in no arm.
  package let unallocated: Int
  /// In units of the logit.
  package let caliper: Double?
  /// Over the candidates before, over the pairs after.
  package let balance: CovariateBalance
}

/// A set is its pairs: the rest follows from the data and the plan that made them.
extension MatchedSet: Hashable {
  package static func == (left: MatchedSet, right: MatchedSet) -> Bool {
    left.pairs == right.pairs && left.plan == right.plan && left.base == right.base
      && left.members.capacity == right.members.capacity
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(pairs)
    hasher.combine(plan)
  }
}

extension MatchedSet {
  /// Why there are no pairs.
  package enum Refusal: Error, Equatable, Sendable {
    /// The study file has no matching block.
    case notPlanned
    /// The gate does not show which arm is which.
    case armsClosed
    /// No arm has the code that the plan names.
    case unknownArm(String)
    /// A covariate is no baseline field, or closed.
    case covariate(CovariateRefusal)
    case propensity(LogisticModel.Refusal)
    case matching(Matches.Refusal)
    /// No treated subject has a control within the caliper.
    case noPairs
  }
}
