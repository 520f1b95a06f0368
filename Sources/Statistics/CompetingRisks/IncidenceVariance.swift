/// What happened at one time, as seen by one cause.
struct IncidenceMoment {
  let atRisk: Double
  /// Of the cause.
  let events: Double
  let otherEvents: Int
  let censored: Double
  let survivalBefore: Double
  let survival: Double

  init(
    atRisk: Int, events: Int, all: Int, censored: Int, survivalBefore: Double, survival: Double
  ) {
    self.atRisk = Double(atRisk)
    self.events = Double(events)
    self.otherEvents = all - events
    self.censored = Double(censored)
    self.survivalBefore = survivalBefore
    self.survival = survival
  }

  var allEvents: Double { events + Double(otherEvents) }
  var increment: Double { survivalBefore * events / atRisk }
}

/// The variance of F, carried from time to time at a constant cost.
protocol IncidenceVariance {
  mutating func add(_ moment: IncidenceMoment)
  var variance: Double { get }
  /// Whether it is Greenwood's as long as there were no other causes, where F = 1 − S.
  var isOfComplement: Bool { get }
}

/// Σᵢ Uᵢ², Uᵢ the derivative of F by the weight of subject i.
///
/// While i is at risk its U is everybody's: an increment Δ of F adds Δ (σ − 1/n) with Greenwood's sum
/// σ up to before that time. An event of the cause adds S(t−)/n once. After i has left, Δ adds α Δ,
/// where α is σ as it stood, σ − 1/n for an event. So the squares of those who left are a quadratic
/// in Δ, kept per kind of leaving; sums over kinds would cancel.
struct JackknifeVariance: IncidenceVariance {
  /// Sums over subjects who left: of U², U α and α².
  private struct Left {
    private(set) var squares = 0.0
    private var products = 0.0
    private var slopes = 0.0

    mutating func move(_ increment: Double) {
      squares += increment * (2 * products + increment * slopes)
      products += increment * slopes
    }

    mutating func add(_ subjects: Double, influence: Double, slope: Double) {
      squares += subjects * influence * influence
      products += subjects * influence * slope
      slopes += subjects * slope * slope
    }
  }

  private var byEvent = Left()
  private var byOther = Left()
  private var byCensoring = Left()
  private var greenwood = 0.0
  private var influence = 0.0
  private var remaining = 0.0

  let isOfComplement = true

  mutating func add(_ moment: IncidenceMoment) {
    let increment = moment.increment
    let slope = greenwood - 1 / moment.atRisk
    byEvent.move(increment)
    byOther.move(increment)
    byCensoring.move(increment)
    influence += increment * slope
    let jump = moment.survivalBefore / moment.atRisk
    byEvent.add(moment.events, influence: influence + jump, slope: slope)
    byOther.add(Double(moment.otherEvents), influence: influence, slope: slope)
    let survivors = moment.atRisk - moment.allEvents
    remaining = survivors - moment.censored
    guard survivors > 0 else { return }
    greenwood += moment.allEvents / (moment.atRisk * survivors)
    byCensoring.add(moment.censored, influence: influence, slope: greenwood)
  }

  var variance: Double {
    let left = byEvent.squares + byOther.squares + byCensoring.squares
    return max(0, left + remaining * influence * influence)
  }
}

/// Σ over times s ≤ t of p_c (1 − x/S(s))² + p_o (x/S(s))², with x = F(t) − F(s) and
/// p = S(s−)² (n − d)/(n − 1) d/n² for the events of the cause and for the others; a quadratic in x.
struct AalenVariance: IncidenceVariance {
  private var squares = 0.0
  private var products = 0.0
  private var slopes = 0.0

  let isOfComplement = false

  mutating func add(_ moment: IncidenceMoment) {
    squares += moment.increment * (moment.increment * slopes - 2 * products)
    products -= moment.increment * slopes
    let own = Self.variance(of: moment.events, in: moment)
    squares += own
    guard moment.survival > 0 else { return }
    let other = Self.variance(of: Double(moment.otherEvents), in: moment)
    products += own / moment.survival
    slopes += (own + other) / (moment.survival * moment.survival)
  }

  private static func variance(of events: Double, in moment: IncidenceMoment) -> Double {
    let ties = events > 1 ? (moment.atRisk - events) / (moment.atRisk - 1) : 1
    let step = moment.survivalBefore / moment.atRisk
    return step * step * ties * events
  }

  var variance: Double { max(0, squares) }
}
