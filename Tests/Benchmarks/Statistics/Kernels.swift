import Statistics

/// What is measured, by the names that the peers know too. Each returns one number of its result,
/// so that the peers can be seen to have computed the same.
struct Kernels {
  let columns: Columns
  private let groupCodes: [Int]
  private let dayTimes: [Double]

  init(_ columns: Columns) {
    self.columns = columns
    groupCodes = columns.groups.map { $0 ? 1 : 0 }
    dayTimes = columns.days.map(Double.init)
  }

  func value(of name: String) throws -> Double? {
    switch name {
    case "curves and log-rank, days": try survival(of: dayTimes)
    case "curves and log-rank, decimal": try survival(of: columns.times)
    case "Cox, fit": CoxModel(coxData).fit?.terms.first?.coefficient
    case "Cox, with concordance": coxWithConcordance()
    case "propensity matching": matchedPairs()
    case "limit: days counted": daysCounted()
    case "limit: times read and added": columns.times.reduce(0, +)
    default: nil
    }
  }

  private func survival(of times: [Double]) throws -> Double? {
    let tables = try EventTable.groups(
      times: times, events: columns.events, group: groupCodes, count: 2)
    for table in tables { _ = KaplanMeier(table).median }
    return LogRankTest(groups: tables).chiSquare
  }

  private var design: DesignMatrix {
    DesignMatrix(
      columns.covariates.enumerated().map {
        Covariate(name: "x\($0 + 1)", values: .numeric($1))
      }, rows: columns.times.count)
  }

  private var coxData: CoxData {
    CoxData(times: dayTimes, events: columns.events, design: design)
  }

  private func coxWithConcordance() -> Double? {
    guard let fit = CoxModel(coxData).fit else { return nil }
    let concordance = Concordance(
      scores: fit.linearPredictors, times: dayTimes, events: columns.events)
    return concordance.estimate == nil ? nil : fit.terms.first?.coefficient
  }

  private func matchedPairs() -> Double? {
    let score = PropensityScore(treated: columns.groups, design: design)
    guard let logits = score.logits else { return nil }
    let matching = NearestNeighbourMatching(logits: logits, treated: columns.groups)
    return (try? matching.outcome.get()).map { Double($0.pairs.count) }
  }

  /// The least that a table of whole days costs: one addition per subject.
  private func daysCounted() -> Double {
    var counts = [Int32](repeating: 0, count: 4 * 4096)
    counts.withUnsafeMutableBufferPointer { counts in
      for row in columns.days.indices {
        let kind = (columns.events[row] ? 2 : 0) + (columns.groups[row] ? 1 : 0)
        counts[4 * Int(columns.days[row]) + kind] += 1
      }
    }
    return Double(counts.max() ?? 0)
  }
}
