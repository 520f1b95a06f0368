import Glibc

extension CoxFit {
  /// Events less expected events of each row under the fit, δ − exp(βᵀx) H₀ over its time at risk
  /// (R's `residuals(type = "martingale")`); `nil` for rows of weight 0.
  package var martingaleResiduals: [Double?] {
    let (likelihood, state) = (estimate.likelihood, estimate.state())
    let hazards = CumulativeHazards(state)
    return (0..<likelihood.rows).map { row in
      guard data.isUsed(row) else { return nil }
      let risk = state.risks[row] / (data.weights?[row] ?? 1)
      return (data.events[row] ? 1 : 0) - risk * hazards.ofRow(row, likelihood.riskSets)
    }
  }

  package struct SchoenfeldResidual: Equatable, Sendable {
    /// Of the event, from 0.
    package let row: Int
    package let time: Double
    /// x − x̄ for each term that is not redundant, in the units of the covariates.
    package let values: [Double]
  }

  /// One for each event, in order of stratum, time, row (R's `residuals(type = "schoenfeld")`).
  package var schoenfeldResiduals: [SchoenfeldResidual] {
    let (likelihood, state) = (estimate.likelihood, estimate.state())
    let (riskSets, columns) = (likelihood.riskSets, likelihood.columns)
    let rows = (0..<likelihood.rows).filter(likelihood.hasEvent)
    return rows.sorted { (riskSets.bin(ofRow: $0), $0) < (riskSets.bin(ofRow: $1), $1) }.map {
      row in
      let bin = riskSets.bin(ofRow: row)
      let values = (0..<likelihood.size).map { j in
        columns.columns[j][row] - columns.centres[j]
          - columns.scales[j] * state.eventMean(bin, j, riskSets)
      }
      return SchoenfeldResidual(row: row, time: riskSets.bins[bin].time, values: values)
    }
  }

  /// β + d V s for a Schoenfeld residual s, V the model's own variance and d the events: its smooth
  /// over time shows β(t) (Grambsch & Therneau, Biometrika 1994;81:515; R's `"scaledsch"`).
  package var scaledSchoenfeldResiduals: [SchoenfeldResidual] {
    let model = ScaledEstimate(estimate, variance: nil)
    return schoenfeldResiduals.map { residual in
      let values = model.variance.indices.map { j in
        zip(model.variance[j], residual.values).reduce(0) { $0 + $1.0 * $1.1 } * Double(events)
          + model.coefficients[j]
      }
      return SchoenfeldResidual(row: residual.row, time: residual.time, values: values)
    }
  }

  package struct BaselineStep: Equatable, Sendable {
    /// The code of the stratum; 0 where there are none.
    package let stratum: Int
    package let time: Double
    /// H₀ just after `time`, of a subject whose covariates are all 0.
    package let cumulativeHazard: Double
  }

  /// The cumulative baseline hazard at each event time, by Breslow's estimator or, for Efron's ties,
  /// his (R's `basehaz(centered = FALSE)`, which has censoring times too).
  package var baselineHazard: [BaselineStep] {
    let (likelihood, state) = (estimate.likelihood, estimate.state())
    let riskSets = likelihood.riskSets
    let hazards = CumulativeHazards(state)
    let columns = likelihood.columns
    let atCentre = estimate.coefficients.indices.reduce(0) {
      $0 + estimate.coefficients[$1] * columns.centres[$1] / columns.scales[$1]
    }
    return riskSets.bins.indices.filter { riskSets.bins[$0].events > 0 }.map { bin in
      BaselineStep(
        stratum: riskSets.stratumCodes[riskSets.stratum(ofBin: bin)], time: riskSets.bins[bin].time,
        cumulativeHazard: hazards.after(bin) * exp(-atCentre))
    }
  }
}
