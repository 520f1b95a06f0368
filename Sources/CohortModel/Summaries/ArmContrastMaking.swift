import Statistics

/// The subjects of two arms.
struct ArmPair {
  let treated: String
  let reference: String
  let people: ComparisonSubjects
  /// For each of the people, whether in the treated arm.
  let isTreated: [Bool]
  let inOtherArms: Int

  /// The reference is the study's, or the last arm; the other one is the arm that is matched, or the
  /// first. nil where the gate does not show both by name.
  init?(_ people: ComparisonSubjects) {
    let cohort = people.cohort
    guard cohort.gate.access == .byArm,
      let grouping = cohort.gate.grouping(for: people.set, of: cohort.data.subjects.ids)
    else { return nil }
    let reference = grouping.reference ?? grouping.labels.count - 1
    let others = grouping.labels.indices.filter { $0 != reference }
    let matched = others.first { grouping.labels[$0] == cohort.study.matching?.treatedArm }
    guard let treated = matched ?? others.first else { return nil }
    let arms = people.subjects.map { grouping.arms[$0] }
    let rows = arms.indices.filter { arms[$0] == treated || arms[$0] == reference }
    self.treated = grouping.labels[treated]
    self.reference = grouping.labels[reference]
    self.people = people.only(rows)
    isTreated = rows.map { arms[$0] == treated }
    inOtherArms = arms.count { $0 != nil } - rows.count
  }

  private func data(_ covariates: [Covariate], _ rows: [Int]) -> CoxData {
    CoxData(
      times: rows.map { people.derived[$0].days }, events: rows.map { people.derived[$0].isEvent },
      design: DesignMatrix(covariates, rows: rows.count))
  }

  private var all: [Int] { Array(people.subjects.indices) }

  func contrast(_ checkpoint: Checkpoint) rethrows -> ArmComparison.Contrast {
    let model = try CoxModel(data([arm(all)], all), checkpoint: checkpoint)
    return ArmComparison.Contrast(
      arm: treated, reference: reference, subjects: people.subjects.count,
      events: people.events.count { $0 }, outcome: ArmPair.estimate(model.outcome),
      logRank: logRank, proportionalHazards: model.fit?.proportionalHazards()?.global,
      inOtherArms: inOtherArms)
  }

  private var logRank: ChiSquareTest? {
    let tables = [true, false].map { arm in
      EventTable(all.filter { isTreated[$0] == arm }.map { people.derived[$0].time })
    }
    return LogRankTest(groups: tables).test
  }

  /// Of the arm, the first term of every model here.
  private static func estimate(
    _ outcome: Result<CoxFit, CoxModel.Refusal>
  ) -> Result<CoxTable.Estimate, CoxTable.Refusal> {
    outcome.mapError(CoxTable.Refusal.model).flatMap { fit in
      fit.terms[0].estimate.map(Result.success) ?? .failure(.redundant)
    }
  }
}

// MARK: - Subgroups

extension ArmPair {
  /// The subjects of a part of a partition; of none where it is nil.
  func subjects(of part: Int?, in subgroup: ComparisonSubgroup) -> [Int] {
    guard case .success(let (_, places)) = partition(subgroup.partition) else { return [] }
    return all.filter { places[$0] == part }.map { people.subjects[$0] }
  }

  func subgroup(
    _ subgroup: ComparisonSubgroup, _ checkpoint: Checkpoint
  ) rethrows -> SubgroupComparison {
    switch partition(subgroup.partition) {
    case .failure(let refusal):
      return SubgroupComparison(
        label: subgroup.label, parts: [], interaction: nil, withoutPart: 0, refusal: refusal)
    case .success(let (titles, places)):
      let parts = try titles.enumerated().map { index, title in
        try part(title, all.filter { places[$0] == index }, checkpoint)
      }
      return SubgroupComparison(
        label: subgroup.label, parts: parts,
        interaction: try interaction(places, checkpoint),
        withoutPart: places.count { $0 == nil }, refusal: nil)
    }
  }

  private typealias Places = (titles: [String], places: [Int?])

  private func partition(
    _ partition: ComparisonSubgroup.Partition
  ) -> Result<Places, CovariateRefusal> {
    Result { () throws(CovariateRefusal) in
      switch partition {
      case .field(let field): try places(byField: field)
      case .expressions(let expressions): try places(byExpressions: expressions)
      }
    }
  }

  private func places(byField field: String) throws(CovariateRefusal) -> Places {
    let column = try BaselineColumn.named(field, of: people.cohort, in: people.set)
    let values = column.values(field, of: people.subjects, isCategorical: true)
    guard case .categories(let words, let levels) = values.values else { return ([], []) }
    return (levels, words.map { word in word.flatMap { levels.firstIndex(of: $0) } })
  }

  private func places(byExpressions expressions: [String]) throws(CovariateRefusal) -> Places {
    var places: [Int?] = people.subjects.map { _ in nil }
    for (index, expression) in expressions.enumerated() {
      let answers = try people.cohort.indicator(expression, of: people.subjects, in: people.set)
      for row in places.indices where places[row] == nil && answers[row] == true {
        places[row] = index
      }
    }
    return (expressions, places)
  }

  private func part(
    _ title: String, _ rows: [Int], _ checkpoint: Checkpoint
  ) rethrows -> SubgroupComparison.Part {
    let model = try CoxModel(data([arm(rows)], rows), checkpoint: checkpoint)
    let treatedRows = rows.filter { isTreated[$0] }
    let referenceRows = rows.filter { !isTreated[$0] }
    return SubgroupComparison.Part(
      title: title, treatedSubjects: treatedRows.count, treatedEvents: events(treatedRows),
      referenceSubjects: referenceRows.count, referenceEvents: events(referenceRows),
      outcome: ArmPair.estimate(model.outcome))
  }

  private func events(_ rows: [Int]) -> Int { rows.count { people.derived[$0].isEvent } }

  private func arm(_ rows: [Int]) -> Covariate {
    Covariate(name: "arm", values: .numeric(rows.map { isTreated[$0] ? 1 : 0 }))
  }

  /// 2 (ℓ(arm + part + arm × part) − ℓ(arm + part)) on as many degrees of freedom as the products
  /// add, over the subjects that are in a part.
  private func interaction(
    _ places: [Int?], _ checkpoint: Checkpoint
  ) rethrows -> ChiSquareTest? {
    let rows = all.filter { places[$0] != nil }
    let present = Set(rows.compactMap { places[$0] }).sorted()
    guard present.count > 1 else { return nil }
    let codes = rows.map { row in places[row].flatMap { present.firstIndex(of: $0) } ?? 0 }
    let part = Covariate(
      name: "part", values: .categorical(codes: codes, levels: present.map { String($0) }))
    let products = present.indices.dropFirst().map { level in
      Covariate(
        name: "product \(level)",
        values: .numeric(zip(rows, codes).map { isTreated[$0] && $1 == level ? 1 : 0 }))
    }
    let plain = try CoxModel(data([arm(rows), part], rows), checkpoint: checkpoint)
    let full = try CoxModel(data([arm(rows), part] + products, rows), checkpoint: checkpoint)
    guard let plain = plain.fit, let full = full.fit else { return nil }
    let added = full.likelihoodRatio.degreesOfFreedom - plain.likelihoodRatio.degreesOfFreedom
    guard added > 0 else { return nil }
    return ChiSquareTest(
      statistic: max(0, 2 * (full.logLikelihood.fitted - plain.logLikelihood.fitted)),
      degreesOfFreedom: added)
  }
}
