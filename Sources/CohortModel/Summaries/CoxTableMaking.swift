import Statistics

/// Makes the Cox tables of a plan for the subjects of one comparison.
struct CoxTableMaking {
  private let plan: [ComparisonCovariate]
  private let people: ComparisonSubjects
  private let sources: [Result<CovariateSource, CovariateRefusal>]

  init(_ plan: ComparisonPlan, _ people: ComparisonSubjects) {
    self.plan = plan.covariates
    self.people = people
    sources = plan.covariates.map { covariate in
      Result { () throws(CovariateRefusal) in try CovariateSource(covariate, for: people) }
    }
  }

  /// The versions that a plan asks for: where something is known only after the start, the
  /// published way first, then the ways that are fair.
  static func versions(_ plan: ComparisonPlan) -> [CoxTable.Version] {
    guard plan.covariates.contains(where: \.isPostBaseline) else { return [.baseline] }
    return [.naive, .startStop] + plan.landmarkDays.map { .landmark(day: $0) }
  }

  /// Treatments that count in totals and have no date to place them.
  var undatedTreatments: Int {
    histories.flatMap { $0 }.reduce(0) { $0 + $1.undated }
  }

  private var histories: [[ExposureHistory]] {
    sources.compactMap { source in
      guard case .success(.histories(let histories)) = source else { return nil }
      return histories
    }
  }

  func table(_ version: CoxTable.Version, _ checkpoint: Checkpoint) rethrows -> CoxTable {
    try fitting(version).table(version, checkpoint)
  }

  private func fitting(_ version: CoxTable.Version) -> CoxTableFitting {
    CoxTableFitting(
      plan: plan, sources: sources(in: version),
      rows: CoxRows(version, people, histories: histories))
  }

  /// The subjects in a version's model of one covariate, or nil in that of several together.
  func subjects(in version: CoxTable.Version, covariate: Int?, eventsAlone: Bool) -> [Int] {
    let fitting = fitting(version)
    let rows = fitting.complete(covariate.map { [$0] } ?? fitting.chosen)
    return fitting.rows.subjects(rows, eventsAlone: eventsAlone).map { people.subjects[$0] }
  }

  /// The subjects whom a missing covariate keeps out of a version's model of several together.
  func subjectsWithoutCovariates(in version: CoxTable.Version) -> [Int] {
    let fitting = fitting(version)
    guard case .success = fitting.sources(of: fitting.chosen) else { return [] }
    let complete = fitting.rows.subjects(fitting.complete(fitting.chosen), eventsAlone: false)
    return Set(fitting.rows.subjects).subtracting(complete).map { people.subjects[$0] }
  }

  /// Where time is respected, what has no dates cannot take part.
  private func sources(
    in version: CoxTable.Version
  ) -> [Result<CovariateSource, CovariateRefusal>] {
    guard version != .baseline, version != .naive else { return sources }
    return zip(plan, sources).map { covariate, source in
      guard covariate.isPostBaseline, case .success(.values) = source else { return source }
      return .failure(.undated(name: covariate.name))
    }
  }
}

/// The fits behind one table.
private struct CoxTableFitting {
  let plan: [ComparisonCovariate]
  let sources: [Result<CovariateSource, CovariateRefusal>]
  let rows: CoxRows

  /// One fit and who was in it.
  private struct Fit {
    let subjects: Int
    let events: Int
    let covariates: [Covariate]
    let withoutCovariates: Int
    let outcome: Result<CoxFit, CoxTable.Refusal>
  }

  func table(_ version: CoxTable.Version, _ checkpoint: Checkpoint) rethrows -> CoxTable {
    let chosen = chosen
    let share = 1 / Double(plan.count + 1)
    var single: [Fit] = []
    for index in plan.indices {
      single.append(
        try fit([index]) { try checkpoint((Double(index) + $0) * share) })
    }
    let joint = chosen.isEmpty ? nil : try fit(chosen) { try checkpoint(1 - share + $0 * share) }
    let all = Array(rows.times.indices)
    return CoxTable(
      version: version,
      rows: plan.indices.flatMap { index in
        tableRows(index, single[index], joint, place: chosen.firstIndex(of: index))
      },
      multivariate: joint.map { model($0, chosen) },
      subjects: rows.subjectCount(all), events: rows.eventCount(all),
      excludedEvents: rows.excludedEvents, excludedCensored: rows.excludedCensored)
  }

  /// Places of the covariates of the model of several together.
  var chosen: [Int] { plan.indices.filter { plan[$0].isMultivariate } }

  typealias NamedSource = (name: String, source: CovariateSource)

  /// Refused where any of the covariates is.
  func sources(of indices: [Int]) -> Result<[NamedSource], CovariateRefusal> {
    Result { () throws(CovariateRefusal) in
      var named: [NamedSource] = []
      for index in indices { named.append((plan[index].name, try sources[index].get())) }
      return named
    }
  }

  /// The rows on which all of the covariates are known; none where one of them is refused.
  func complete(_ indices: [Int]) -> [Int] {
    guard case .success(let usable) = sources(of: indices) else { return [] }
    return rows.times.indices.filter { row in
      usable.allSatisfy { $0.source.isKnown(rows.subjects[row]) }
    }
  }

  private func fit(_ indices: [Int], _ checkpoint: Checkpoint) rethrows -> Fit {
    let usable: [NamedSource]
    switch sources(of: indices) {
    case .success(let sources): usable = sources
    case .failure(let refusal): return refused(.covariate(refusal))
    }
    let (all, complete) = (Array(rows.times.indices), complete(indices))
    let covariates = usable.map { $0.source.covariate($0.name, complete, of: rows) }
    let outcome = try CoxModel(rows.data(complete, covariates), checkpoint: checkpoint).outcome
    return Fit(
      subjects: rows.subjectCount(complete), events: rows.eventCount(complete),
      covariates: covariates,
      withoutCovariates: rows.subjectCount(all) - rows.subjectCount(complete),
      outcome: outcome.mapError(CoxTable.Refusal.model))
  }

  private func refused(_ refusal: CoxTable.Refusal) -> Fit {
    Fit(subjects: 0, events: 0, covariates: [], withoutCovariates: 0, outcome: .failure(refusal))
  }

  /// A row for each level but the reference, or the one row of a number.
  private func tableRows(
    _ index: Int, _ single: Fit, _ joint: Fit?, place: Int?
  ) -> [CoxTable.Row] {
    let levels = single.covariates.first?.levels ?? []
    let compared: [String?] = levels.count > 1 ? levels.dropFirst().map { $0 } : [nil]
    return compared.map { level in
      CoxTable.Row(
        covariate: index, title: plan[index].title, level: level, reference: levels.first,
        isPostBaseline: plan[index].isPostBaseline, univariate: cell(single, 0, level),
        multivariate: place.flatMap { place in joint.map { cell($0, place, level) } })
    }
  }

  private func cell(_ fit: Fit, _ place: Int, _ level: String?) -> CoxTable.Cell {
    CoxTable.Cell(
      subjects: fit.subjects, events: fit.events,
      outcome: fit.outcome.flatMap { $0.estimate(of: place, level, in: fit.covariates[place]) })
  }

  private func model(_ fit: Fit, _ chosen: [Int]) -> Result<CoxTable.Model, CoxTable.Refusal> {
    fit.outcome.map { outcome in
      CoxTable.Model(
        subjects: fit.subjects, events: fit.events, withoutCovariates: fit.withoutCovariates,
        proportionalHazards: outcome.proportionalHazards(),
        titles: chosen.map { plan[$0].title }, likelihoodRatio: outcome.likelihoodRatio)
    }
  }
}

extension Covariate {
  fileprivate var levels: [String] {
    if case .categorical(_, let levels) = values { levels } else { [] }
  }
}

extension CoxFit {
  fileprivate func estimate(
    of place: Int, _ level: String?, in covariate: Covariate
  ) -> Result<CoxTable.Estimate, CoxTable.Refusal> {
    let name = level.map { "\(covariate.name)=\($0)" } ?? covariate.name
    guard let term = terms.first(where: { $0.covariate == place && $0.name == name }) else {
      return .failure(.oneLevel)
    }
    return term.estimate.map(Result.success) ?? .failure(.redundant)
  }
}

extension CoxFit.Term {
  var estimate: CoxTable.Estimate? {
    guard let hazardRatio, let lower, let upper, let pValue else { return nil }
    return CoxTable.Estimate(hazardRatio: hazardRatio, lower: lower, upper: upper, pValue: pValue)
  }
}
