/// All that the likelihood at one β leaves behind. With decimal times it is as large as half the
/// data, so it is computed again rather than kept.
struct CoxState: Sendable {
  /// What may serve another state, so that its memory need not be asked for again.
  struct Storage {
    var risks: [Double] = []
    var cells: [Double] = []

    /// Without a second owner, which would have the arrays copied.
    mutating func take() -> (risks: [Double], cells: [Double]) {
      var taken = Storage()
      swap(&taken, &self)
      return (taken.risks, taken.cells)
    }
  }

  let beta: [Double]
  /// w exp(βᵀx) of each row.
  let risks: [Double]
  let means: RiskSetMeans
  let riskSets: RiskSets
  /// Not finite where the likelihood is beyond the range of numbers.
  let logLikelihood: Double
  /// Of the cells of tied events; none where ties are Breslow's.
  private let tiedSteps: [HazardStep]

  /// - Parameters:
  ///   - sums: at `beta`; without its cells afterwards.
  ///   - eventSum: Σ w βᵀx over the events.
  init(
    _ beta: [Double], _ sums: inout RiskSums, eventSum: Double, _ riskSets: RiskSets,
    _ ties: CoxModel.Ties
  ) {
    self.beta = beta
    self.riskSets = riskSets
    risks = sums.risks
    means = RiskSetMeans(&sums.cells, low: sums.low, size: beta.count, riskSets: riskSets)
    var logRisk = LogProduct()
    var steps: [HazardStep] = []
    for (index, bin) in riskSets.bins.enumerated() where bin.events > 0 {
      let (weight, total) = (riskSets.weight(ofBin: index), means.total(index))
      if ties == .efron, bin.events > 1 {
        let tied = means.total(Int(bin.tieCell))
        steps.append(
          HazardStep(
            events: bin.events, weight: weight, total: total, tied: tied, logRisk: &logRisk))
      } else {
        logRisk.multiply(by: total, power: weight)
      }
    }
    logLikelihood = eventSum - logRisk.value
    tiedSteps = steps
  }

  var isFinite: Bool { logLikelihood.isFinite }

  consuming func takeStorage() -> Storage { Storage(risks: risks, cells: means.takeValues()) }

  /// What the event time of a bin adds; nothing where it has no event.
  @inline(__always)
  func step(_ index: Int) -> HazardStep {
    let bin = riskSets.bins[index]
    guard bin.events > 0 else { return HazardStep() }
    return bin.events > 1 && !tiedSteps.isEmpty
      ? tiedSteps[Int(bin.tieCell) - riskSets.bins.count]
      : HazardStep(weight: riskSets.weight(ofBin: index), total: means.total(index))
  }

  /// Calls `body` with each event time's bin, step and mean covariates of its events' risk sets.
  @inline(__always)
  func forEachEventTime(
    in bins: Range<Int>, _ body: (Int, HazardStep, EventMean) -> Void
  ) {
    means.values.withUnsafeBufferPointer { values in
      let width = means.size + 1
      for bin in bins where riskSets.bins[bin].events > 0 {
        let start = values.baseAddress! + 1
        let step = step(bin)
        body(
          bin, step,
          EventMean(
            mean: start + bin * width, tiedMean: start + Int(riskSets.bins[bin].tieCell) * width,
            share: step.shift / step.weight))
      }
    }
  }
}

/// The mean covariates that the events of one time are compared with.
struct EventMean {
  /// x̄ of the risk set.
  fileprivate let mean: UnsafePointer<Double>
  /// ē of the events; x̄ where they have no cell of their own.
  fileprivate let tiedMean: UnsafePointer<Double>
  /// The mean of c over the ties.
  fileprivate let share: Double

  /// x̄ − ē.
  @inline(__always)
  func gap(_ covariate: Int) -> Double { mean[covariate] - tiedMean[covariate] }

  /// x̄ + c (x̄ − ē), over Efron's ties the mean.
  @inline(__always)
  func value(_ covariate: Int) -> Double { mean[covariate] + share * gap(covariate) }
}
