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
  /// Σ 1: the weight of the events; what follows is weighted alike.
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

  /// By Breslow's method, or of a single event.
  ///
  /// - Parameters:
  ///   - weight: of all events.
  ///   - total: S.
  init(weight: Double, total: Double) {
    self.weight = weight
    hazard = weight / total
  }

  /// By Efron's method.
  ///
  /// - Parameters:
  ///   - events: d.
  ///   - weight: of all events.
  ///   - total: S.
  ///   - tied: D.
  ///   - logRisk: Σ log s is added to it.
  init(events: Int32, weight: Double, total: Double, tied: Double, logRisk: inout LogProduct) {
    self.weight = weight
    let factor = weight / Double(events)
    for k in 0..<events {
      let share = Double(k) / Double(events)
      let risk = total - share * tied
      let inverse = 1 / risk
      logRisk.multiply(by: risk, power: factor)
      add(share, c: share * tied * inverse, inverse: inverse)
    }
    scale(by: factor)
  }

  private mutating func add(_ share: Double, c: Double, inverse: Double) {
    shift += c
    squaredShift += c * c
    cubedShift += c * c * c
    hazard += inverse
    shiftedHazard += c * inverse
    sparedHazard += share * inverse
    sparedShiftedHazard += share * c * inverse
  }

  private mutating func scale(by factor: Double) {
    shift *= factor
    squaredShift *= factor
    cubedShift *= factor
    hazard *= factor
    shiftedHazard *= factor
    sparedHazard *= factor
    sparedShiftedHazard *= factor
  }
}
