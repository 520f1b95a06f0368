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
    let weights = data.events.indices.map { data.events[$0] ? data.weights?[$0] ?? 1 : 0 }
    var sums = [Double](repeating: 0, count: columns.count)
    columns.forEachTile(of: 0..<data.rows) { rows, tile in
      for column in sums.indices {
        let x = tile + column * StandardisedColumns.tileRows
        var sum = 0.0
        for row in 0..<rows.count { sum += weights[rows.lowerBound + row] * x[row] }
        sums[column] += sum
      }
    }
    return sums
  }

  /// The likelihood at `beta`, or `nil` where it is beyond the range of numbers.
  func state(at beta: [Double]) -> CoxState? {
    let sums = RiskSums(self, beta)
    let means = RiskSetMeans(
      sums.cells, low: sums.low, size: size, riskSets: riskSets)
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
    guard logLikelihood.isFinite else { return nil }
    return CoxState(
      beta: beta, risks: sums.risks, means: means, steps: steps, logLikelihood: logLikelihood)
  }

  func score(_ state: CoxState) -> [Double] {
    var score = eventSums
    for bin in riskSets.bins.indices where riskSets.bins[bin].events > 0 {
      let step = state.steps[bin]
      let tieCell = Int(riskSets.bins[bin].tieCell)
      for j in score.indices {
        score[j] -= step.weight * state.means.mean(bin, j)
        if step.shift != 0 { score[j] -= step.shift * state.means.gap(bin, tieCell, j) }
      }
    }
    return score
  }

  /// The information with each event time's part weighted by `timeWeight`, by default 1.
  func information(_ state: CoxState, timeWeight: ((Int) -> Double)? = nil) -> [[Double]] {
    var products = rowProducts(state, timeWeight)
    for bin in riskSets.bins.indices where riskSets.bins[bin].events > 0 {
      products.subtract(meansOf: bin, state, riskSets, weight: timeWeight?(bin) ?? 1)
    }
    return products.matrix
  }

  /// Σ r M x xᵀ.
  private func rowProducts(
    _ state: CoxState, _ timeWeight: ((Int) -> Double)?
  ) -> WeightedProducts {
    let hazards = CumulativeHazards(state, riskSets, timeWeight: timeWeight)
    var products = WeightedProducts(size: size)
    let factors = UnsafeMutablePointer<Double>.allocate(capacity: StandardisedColumns.tileRows)
    defer { factors.deallocate() }
    columns.forEachTile(of: 0..<rows) { rows, tile in
      factors.update(repeating: 0, count: StandardisedColumns.tileRows)
      for row in rows {
        factors[row - rows.lowerBound] = state.risks[row] * hazards.ofRow(row, riskSets)
      }
      products.add(tile, weights: factors)
    }
    return products
  }
}

/// All that the likelihood at one β leaves behind.
struct CoxState: Sendable {
  let beta: [Double]
  /// w exp(βᵀx) of each row.
  let risks: [Double]
  let means: RiskSetMeans
  /// For each bin.
  let steps: [HazardStep]
  let logLikelihood: Double
}

extension WeightedProducts {
  /// Σ over the event's ties of x̄ x̄ᵀ, with x̄ + c (x̄ − ē) for x̄.
  fileprivate mutating func subtract(
    meansOf bin: Int, _ state: CoxState, _ riskSets: RiskSets, weight: Double
  ) {
    let (step, means) = (state.steps[bin], state.means)
    let tieCell = Int(riskSets.bins[bin].tieCell)
    for i in 0..<size {
      let mean = means.mean(bin, i)
      for j in 0...i {
        subtract(weight * step.weight * mean * means.mean(bin, j), i, j)
      }
      guard step.shift != 0 else { continue }
      let gap = means.gap(bin, tieCell, i)
      for j in 0...i {
        let other = means.gap(bin, tieCell, j)
        let cross = mean * other + gap * means.mean(bin, j)
        subtract(weight * (step.shift * cross + step.squaredShift * gap * other), i, j)
      }
    }
  }
}
