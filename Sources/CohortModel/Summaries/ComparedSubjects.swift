extension ComparisonSummary {
  /// A number of the summary that counts subjects.
  package enum Number: Hashable, Sendable {
    /// With a time to the endpoint, and without.
    case subjects, withoutTime
    /// In a version's model of one covariate, by its place in the plan.
    case univariate(CoxTable.Version, covariate: Int)
    case multivariate(CoxTable.Version)
    case withoutCovariates(CoxTable.Version)
    /// Of the two arms of the contrast over a set.
    case contrast(AnalysisSet)
    /// Of both arms, by the places of subgroup and part.
    case part(subgroup: Int, part: Int)
    case withoutPart(subgroup: Int)
  }

  /// The subjects behind a number that `make` gives for the same arguments.
  ///
  /// - Parameter eventsAlone: only those of them with an event.
  package static func subjects(
    behind number: Number, eventsAlone: Bool = false, in cohort: Cohort, _ endpoint: Endpoint,
    _ selection: Selection
  ) -> SubjectSet {
    let set = number.set ?? selection.set
    let chosen = set == selection.set ? selection : cohort.select(set, filter: selection.filter)
    let people = ComparisonSubjects(cohort, endpoint.over(set), chosen)
    var found = SubjectSet(capacity: cohort.subjectCount)
    for subject in number.subjects(of: people, chosen, eventsAlone: eventsAlone) {
      found.insert(subject)
    }
    return found
  }
}

extension ComparisonSummary.Number {
  fileprivate var set: AnalysisSet? {
    if case .contrast(let set) = self { set } else { nil }
  }

  fileprivate func subjects(
    of people: ComparisonSubjects, _ selection: Selection, eventsAlone: Bool
  ) -> [Int] {
    let plan = people.cohort.study.comparison ?? ComparisonPlan()
    switch self {
    case .subjects: return people.only(people.subjects, eventsAlone)
    case .withoutTime:
      let timed = Set(people.subjects)
      return selection.subjectsWithMatches.filter { !timed.contains($0) }
    case .univariate(let version, let covariate):
      return CoxTableMaking(plan, people)
        .subjects(in: version, covariate: covariate, eventsAlone: eventsAlone)
    case .multivariate(let version):
      return CoxTableMaking(plan, people)
        .subjects(in: version, covariate: nil, eventsAlone: eventsAlone)
    case .withoutCovariates(let version):
      return CoxTableMaking(plan, people).subjectsWithoutCovariates(in: version)
    case .contrast: return people.only(ArmPair(people)?.people.subjects ?? [], eventsAlone)
    case .part(let subgroup, let part):
      return people.only(people.subjects(of: part, in: plan.subgroups[subgroup]), eventsAlone)
    case .withoutPart(let subgroup):
      return people.subjects(of: nil, in: plan.subgroups[subgroup])
    }
  }
}

extension ComparisonSubjects {
  fileprivate func subjects(of part: Int?, in subgroup: ComparisonSubgroup) -> [Int] {
    ArmPair(self)?.subjects(of: part, in: subgroup) ?? []
  }

  /// Some subjects, or only those of them with an event.
  fileprivate func only(_ chosen: [Int], _ eventsAlone: Bool) -> [Int] {
    guard eventsAlone else { return chosen }
    let withEvent = Set(zip(subjects, derived).filter(\.1.isEvent).map(\.0))
    return chosen.filter(withEvent.contains)
  }
}
