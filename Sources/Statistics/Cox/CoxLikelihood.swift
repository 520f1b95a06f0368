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
      withUnsafeTemporaryAllocation(of: Double.self, capacity: StandardisedColumns.tileRows) {
        let weights = $0.baseAddress!
        weights.initialize(repeating: 0, count: StandardisedColumns.tileRows)
        columns.forEachTile(of: rows) { rows, tile in
          for (place, row) in rows.enumerated() {
            weights[place] = data.events[row] ? data.weights?[row] ?? 1 : 0
          }
          for column in sums.indices {
            let x = tile + column * StandardisedColumns.tileRows
            sums[column] += product(weights, x, rows.count)
          }
        }
      }
      return sums
    }
    return columns.columns.indices.map { column in parts.reduce(0) { $0 + $1[column] } }
  }

  /// Four sums side by side, because one alone waits for each addition.
  private static func product(
    _ weights: UnsafePointer<Double>, _ x: UnsafePointer<Double>, _ count: Int
  ) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = count & ~3
    for row in stride(from: 0, to: whole, by: 4) {
      let values = SIMD4(x[row], x[row + 1], x[row + 2], x[row + 3])
      sums +=
        SIMD4(weights[row], weights[row + 1], weights[row + 2], weights[row + 3]) * values
    }
    return (whole..<count).reduce(sums.sum()) { $0 + weights[$1] * x[$1] }
  }

  /// The likelihood at `beta`; not finite where it is beyond the range of numbers.
  ///
  func state(at beta: [Double]) -> CoxState {
    var storage = CoxState.Storage()
    return state(at: beta, in: &storage)
  }

  /// - Parameter storage: of a state that is no longer needed; empty afterwards.
  func state(at beta: [Double], in storage: inout CoxState.Storage) -> CoxState {
    let eventSum = zip(beta, eventSums).reduce(0) { $0 + $1.0 * $1.1 }
    var sums = RiskSums(self, beta, in: &storage)
    return CoxState(beta, &sums, eventSum: eventSum, riskSets, ties)
  }

  func score(_ state: CoxState) -> [Double] {
    let parts = ConcurrentParts.map(riskSets.bins.count) { bins in
      var expected = [Double](repeating: 0, count: size)
      expected.withUnsafeMutableBufferPointer { expected in
        state.forEachEventTime(in: bins) { _, step, mean in
          for j in expected.indices { expected[j] += step.weight * mean.value(j) }
        }
      }
      return expected
    }
    return eventSums.indices.map { j in parts.reduce(eventSums[j]) { $0 - $1[j] } }
  }

  /// - Parameter timeWeights: of the part of each bin's event time, by default 1.
  func information(_ state: CoxState, timeWeights: [Double]? = nil) -> [[Double]] {
    var products = rowProducts(state, timeWeights)
    products.merge(meanProducts(state, timeWeights))
    return products.matrix
  }

  /// Σ r M x xᵀ.
  private func rowProducts(_ state: CoxState, _ timeWeights: [Double]?) -> WeightedProducts {
    let hazards = CumulativeHazards(state, timeWeights: timeWeights)
    return WeightedProducts.sum(rows, size: size) { rows, products in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: StandardisedColumns.tileRows) {
        let factors = $0.baseAddress!
        factors.initialize(repeating: 0, count: StandardisedColumns.tileRows)
        columns.forEachTile(of: rows) { rows, tile in
          hazards.multiply(state.risks, of: rows, riskSets, into: factors)
          for row in rows.count..<StandardisedColumns.tileRows { factors[row] = 0 }
          products.add(tile, weights: factors)
        }
      }
    }
  }

  /// − Σ m mᵀ over the event times, m = x̄ + c (x̄ − ē) over their ties: with c̄ the mean of c, the same
  /// as x̄ + c̄ (x̄ − ē) for each event, and Σ (c − c̄)² times the gap x̄ − ē.
  private func meanProducts(_ state: CoxState, _ timeWeights: [Double]?) -> WeightedProducts {
    WeightedProducts.sum(riskSets.bins.count, size: size) { bins, products in
      var tile = VectorTile(size: size)
      state.forEachEventTime(in: bins) { bin, step, mean in
        let weight = -(timeWeights?[bin] ?? 1)
        tile.append(weight: weight * step.weight, to: &products, mean.value)
        guard step.shift != 0 else { return }
        let spread = step.squaredShift - step.shift * step.shift / step.weight
        tile.append(weight: weight * spread, to: &products, mean.gap)
      }
      tile.flush(to: &products)
    }
  }
}
