import Glibc

/// The partial likelihood of a proportional hazards model over standardised covariates.
///
/// log L = Σ w βᵀx over the events − Σ log s over the event times (Cox, J R Stat Soc B 1972;34:187;
/// see `HazardStep` for s under ties). With M = Σ over a row's event times at risk of 1/s, the
/// row's cumulative hazard, the information is Σ r M x xᵀ over the rows − Σ x̄ x̄ᵀ over the event times:
/// the risk sets' second moments are never formed, rows may stand in any order, and the cost is
/// that of one weighted cross product.
struct CoxLikelihood: Sendable {
  let columns: StandardisedColumns
  let riskSets: RiskSets
  let weights: [Double]?
  let ties: CoxModel.Ties
  /// Σ w x over the events.
  private let eventSums: [Double]
  private let isEvent: [Bool]

  init(_ data: CoxData, _ riskSets: RiskSets, ties: CoxModel.Ties) {
    columns = StandardisedColumns(data.design.columns.map(\.values))
    self.riskSets = riskSets
    weights = data.weights
    self.ties = ties
    isEvent = data.events
    eventSums = Self.eventSums(columns, data)
  }

  private init(_ other: CoxLikelihood, keeping kept: [Int]) {
    columns = other.columns.keeping(kept)
    riskSets = other.riskSets
    weights = other.weights
    ties = other.ties
    isEvent = other.isEvent
    eventSums = kept.map { other.eventSums[$0] }
  }

  /// The same data with some of the columns.
  func keeping(_ kept: [Int]) -> CoxLikelihood { CoxLikelihood(self, keeping: kept) }

  var size: Int { columns.count }
  var rows: Int { riskSets.cells.count }

  /// Whether the row is used and ends with the event.
  func hasEvent(_ row: Int) -> Bool { isEvent[row] && (weights.map { $0[row] > 0 } ?? true) }

  private static func eventSums(_ columns: StandardisedColumns, _ data: CoxData) -> [Double] {
    let parts = ConcurrentParts.map(data.rows) { rows in
      var sums = [Double](repeating: 0, count: columns.count)
      columns.forEachTile(of: rows) { rows, tile in
        let weights = rows.map { data.events[$0] ? data.weights?[$0] ?? 1 : 0 }
        for column in sums.indices {
          sums[column] += product(weights, tile + column * StandardisedColumns.tileRows)
        }
      }
      return sums
    }
    return columns.columns.indices.map { column in parts.reduce(0) { $0 + $1[column] } }
  }

  /// Four sums side by side, because one alone waits for each addition.
  private static func product(_ weights: [Double], _ x: UnsafePointer<Double>) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = weights.count & ~3
    for row in stride(from: 0, to: whole, by: 4) {
      let values = SIMD4(x[row], x[row + 1], x[row + 2], x[row + 3])
      sums +=
        SIMD4(weights[row], weights[row + 1], weights[row + 2], weights[row + 3]) * values
    }
    return (whole..<weights.count).reduce(sums.sum()) { $0 + weights[$1] * x[$1] }
  }

  /// The likelihood at `beta`; not finite where it is beyond the range of numbers.
  func state(at beta: [Double]) -> CoxState {
    var sums = RiskSums(self, beta)
    let means = RiskSetMeans(sums.takeCells(), low: sums.low, size: size, riskSets: riskSets)
    let steps = riskSets.bins.indices.map { bin -> HazardStep in
      let moment = riskSets.bins[bin]
      guard moment.events > 0 else { return HazardStep() }
      let isTied = ties == .efron && moment.events > 1
      return HazardStep(
        moment, total: means.total(bin), tied: isTied ? means.total(Int(moment.tieCell)) : nil)
    }
    var logLikelihood = 0.0
    for (value, sum) in zip(beta, eventSums) { logLikelihood += value * sum }
    for step in steps { logLikelihood -= step.logRisk }
    return CoxState(
      beta: beta, risks: sums.risks, means: means, steps: steps, logLikelihood: logLikelihood)
  }

  func score(_ state: CoxState) -> [Double] {
    var score = eventSums
    score.withUnsafeMutableBufferPointer { score in
      state.means.withMeans(riskSets.bins) { bin, mean, tiedMean in
        let (weight, shift) = (state.steps[bin].weight, state.steps[bin].shift)
        for j in score.indices {
          score[j] -= weight * mean[j] + shift * (mean[j] - tiedMean[j])
        }
      }
    }
    return score
  }

  /// The information with each event time's part weighted by `timeWeight`, by default 1.
  func information(_ state: CoxState, timeWeight: ((Int) -> Double)? = nil) -> [[Double]] {
    var products = rowProducts(state, timeWeight)
    state.means.withMeans(riskSets.bins) { bin, mean, tiedMean in
      products.subtract(mean, tiedMean, state.steps[bin], weight: timeWeight?(bin) ?? 1)
    }
    return products.matrix
  }

  /// Σ r M x xᵀ.
  private func rowProducts(
    _ state: CoxState, _ timeWeight: ((Int) -> Double)?
  ) -> WeightedProducts {
    let hazards = CumulativeHazards(state, riskSets, timeWeight: timeWeight)
    let parts = ConcurrentParts.map(rows) { rows in
      var products = WeightedProducts(size: size)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: StandardisedColumns.tileRows) {
        let factors = $0.baseAddress!
        factors.initialize(repeating: 0, count: StandardisedColumns.tileRows)
        columns.forEachTile(of: rows) { rows, tile in
          hazards.multiply(state.risks, of: rows, riskSets, into: factors)
          for row in rows.count..<StandardisedColumns.tileRows { factors[row] = 0 }
          products.add(tile, weights: factors)
        }
      }
      return products
    }
    return parts.dropFirst().reduce(into: parts[0]) { $0.merge($1) }
  }
}

/// All that the likelihood at one β leaves behind; with decimal times it is as large as the data, so
/// it is computed again rather than kept.
struct CoxState: Sendable {
  let beta: [Double]
  /// w exp(βᵀx) of each row.
  let risks: [Double]
  let means: RiskSetMeans
  /// For each bin.
  let steps: [HazardStep]
  let logLikelihood: Double

  var isFinite: Bool { logLikelihood.isFinite }
}
