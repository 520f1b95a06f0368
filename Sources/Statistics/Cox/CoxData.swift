/// The rows of a proportional hazards regression, as columns of equal length.
///
/// A row is one subject, or with `entries` one interval (entry, time] of a subject during which its
/// covariates do not change. A row is at risk at the event times t with entry < t ≤ time.
package struct CoxData: Sendable {
  /// In the unit of `times`; `nil` where everybody is at risk from the start.
  package var entries: [Double]?
  /// In any unit and of either sign; whole numbers are the fastest.
  package var times: [Double]
  /// Whether the row ends with the event; else it is censored.
  package var events: [Bool]
  package var design: DesignMatrix
  /// Codes of strata, each with its own baseline hazard.
  package var strata: [Int]?
  /// Case weights; a row of weight 0 takes no part and is counted as excluded.
  package var weights: [Double]?
  /// Codes of the subjects that rows belong to, for the robust variance.
  package var clusters: [Int]?

  /// - Precondition: all columns have the same length.
  package init(
    times: [Double], events: [Bool], design: DesignMatrix, entries: [Double]? = nil,
    strata: [Int]? = nil, weights: [Double]? = nil, clusters: [Int]? = nil
  ) {
    let lengths = [
      events.count, design.rows, entries?.count, strata?.count, weights?.count, clusters?.count,
    ]
    precondition(
      lengths.allSatisfy { $0 == nil || $0 == times.count }, "columns have one value per row")
    self.entries = entries
    self.times = times
    self.events = events
    self.design = design
    self.strata = strata
    self.weights = weights
    self.clusters = clusters
  }

  package var rows: Int { times.count }

  func isUsed(_ row: Int) -> Bool { weights.map { $0[row] > 0 } ?? true }

  /// The events, each by the weight of its row.
  var eventWeight: Double {
    guard let weights else { return Double(events.count { $0 }) }
    return zip(events, weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
  }
}

extension CoxData {
  /// What makes the data unfit for any fit, the covariates aside.
  func refusal() -> CoxModel.Refusal? {
    for (name, column) in [("time", times), ("entry", entries ?? []), ("weight", weights ?? [])] {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        return .notFinite(row: row, column: name)
      }
    }
    if let row = weights?.firstIndex(where: { $0 < 0 }) { return .negativeWeight(row: row) }
    return nil
  }

  /// The means of a bad column spread over all sums, so it is looked for only once they show it.
  func refusalOfDesign() -> CoxModel.Refusal? {
    design.firstNotFinite.map {
      .notFinite(row: $0.row, column: design.columns[$0.column].name)
    }
  }
}
