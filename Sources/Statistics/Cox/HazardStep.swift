import Glibc

/// What one event time adds to likelihood, score, information and hazard, as sums over its d events
/// by the method for ties.
///
/// Breslow takes the whole risk set for every event: S, the sum of the risks r = w exp(βᵀx) of those
/// at risk. Efron takes away the share f = k/d of the tied events' own sum D from the k-th of them,
/// s = S − f D, k = 0 … d − 1 (Efron, JASA 1977;72:557); each event then has the mean weight of the
/// tied ones. With x̄ and ē the means of x over the risk set and over the tied events, the mean of the
/// k-th is x̄ + c (x̄ − ē), c = f D / s, so sums over k of scalars are enough.
struct HazardStep: Sendable {
  /// Σ log s, weighted as all that follows.
  private(set) var logRisk = 0.0
  /// Σ 1: the weight of the events.
  private(set) var weight = 0.0
  /// Σ c, Σ c² and Σ c³.
  private(set) var shift = 0.0
  private(set) var squaredShift = 0.0
  private(set) var cubedShift = 0.0
  /// Σ 1/s: the step of the cumulative hazard; Σ c/s.
  private(set) var hazard = 0.0
  private(set) var shiftedHazard = 0.0
  /// Σ f/s, which the tied events do not suffer; Σ f c/s.
  private(set) var sparedHazard = 0.0
  private(set) var sparedShiftedHazard = 0.0

  init() {}

  /// - Parameters:
  ///   - total: S.
  ///   - tied: D, where Efron's method is asked for and events are tied.
  init(_ bin: RiskSets.Bin, total: Double, tied: Double?) {
    weight = bin.weight
    guard let tied else {
      logRisk = bin.weight * log(total)
      hazard = bin.weight / total
      return
    }
    sumOverTies(count: Int(bin.events), total: total, tied: tied)
    scale(by: bin.weight / Double(bin.events))
    logRisk += bin.weight * log(total)
  }

  private mutating func sumOverTies(count: Int, total: Double, tied: Double) {
    var product = 1.0
    for k in 0..<count {
      let share = Double(k) / Double(count)
      let inverse = 1 / (total - share * tied)
      let c = share * tied * inverse
      shift += c
      squaredShift += c * c
      cubedShift += c * c * c
      hazard += inverse
      shiftedHazard += c * inverse
      sparedHazard += share * inverse
      sparedShiftedHazard += share * c * inverse
      product *= (total - share * tied) / total
      // A logarithm for each of a million events would cost more than all else here.
      if product < 1e-200 {
        logRisk += log(product)
        product = 1
      }
    }
    logRisk += log(product)
  }

  private mutating func scale(by factor: Double) {
    logRisk *= factor
    shift *= factor
    squaredShift *= factor
    cubedShift *= factor
    hazard *= factor
    shiftedHazard *= factor
    sparedHazard *= factor
    sparedShiftedHazard *= factor
  }
}
