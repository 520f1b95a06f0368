import Glibc
import Statistics

extension PolymetastaticRT {
  /// Deaths and departures of two arms by day, kept up to date while a search moves subjects.
  ///
  /// One binary covariate needs no more than these counts: the figures are those of `KaplanMeier`
  /// and of `CoxModel` with Efron's ties, which the search runs over its result at the end.
  struct ArmDays {
    /// Arm 1 is the irradiated one.
    private var deaths: [[Int]]
    private var departures: [[Int]]
    private var subjects = [0, 0]
    private var logHazardRatio = 0.0

    init(lastDay: Int) {
      let days = Array(repeating: 0, count: lastDay + 1)
      deaths = [days, days]
      departures = [days, days]
    }

    mutating func add(_ time: Int, isDeath: Bool, arm: Int, by count: Int = 1) {
      departures[arm][time] += count
      if isDeath { deaths[arm][time] += count }
      subjects[arm] += count
    }

    /// Medians of both arms in months, then hazard ratio, limits and p-value.
    mutating func figures() -> (medians: [Double?], comparison: [Double?]) {
      let risks = risks
      let fit = fit(risks)
      logHazardRatio = fit.coefficient.isFinite ? fit.coefficient : 0
      let half = Normal.critical(level: 0.95) * fit.error
      let p = 2 * Normal.upperTail(abs(fit.coefficient / fit.error))
      return (
        [median(risks, arm: 1), median(risks, arm: 0)],
        [fit.coefficient, fit.coefficient - half, fit.coefficient + half].map { exp($0) } + [p]
      )
    }
  }
}

extension PolymetastaticRT.ArmDays {
  /// A day with deaths: those of each arm, and how many were at risk.
  private struct Risk {
    var day: Int
    var deaths: (Double, Double)
    var atRisk: (Double, Double)
  }

  private var risks: [Risk] {
    var risks: [Risk] = []
    var atRisk = (Double(subjects[0]), Double(subjects[1]))
    let (deaths0, deaths1, left0, left1) = (deaths[0], deaths[1], departures[0], departures[1])
    for day in deaths0.indices where left0[day] + left1[day] > 0 {
      if deaths0[day] + deaths1[day] > 0 {
        risks.append(
          Risk(day: day, deaths: (Double(deaths0[day]), Double(deaths1[day])), atRisk: atRisk))
      }
      atRisk.0 -= Double(left0[day])
      atRisk.1 -= Double(left1[day])
    }
    return risks
  }

  /// The first day on which survival is below one half, in months of 30.4375 days. A flat part at
  /// exactly one half is no figure, so that no convention decides.
  private func median(_ risks: [Risk], arm: Int) -> Double? {
    var survival = 1.0
    for risk in risks {
      let (dead, atRisk) =
        arm == 0
        ? (risk.deaths.0, risk.atRisk.0) : (risk.deaths.1, risk.atRisk.1)
      guard dead > 0 else { continue }
      survival *= 1 - dead / atRisk
      if abs(survival - 0.5) < 1e-6 { return nil }
      if survival < 0.5 { return Double(risk.day) / 30.4375 }
    }
    return nil
  }

  /// Newton's method from the last estimate.
  private func fit(_ risks: [Risk]) -> (coefficient: Double, error: Double) {
    var coefficient = logHazardRatio
    var information = 0.0
    for _ in 0..<20 {
      var score = 0.0
      information = 0
      let ratio = exp(coefficient)
      for risk in risks { add(risk, ratio, &score, &information) }
      let step = score / information
      coefficient += step
      if abs(step) < 1e-7 { break }
    }
    return (coefficient, 1 / information.squareRoot())
  }

  /// Efron: the l-th of d deaths of a day is at risk with all but l/d of the day's dead.
  private func add(
    _ risk: Risk, _ ratio: Double, _ score: inout Double, _ information: inout Double
  ) {
    let dead = risk.deaths.0 + risk.deaths.1
    score += risk.deaths.1
    var earlier = 0.0
    while earlier < dead {
      let share = earlier / dead
      let irradiated = (risk.atRisk.1 - share * risk.deaths.1) * ratio
      let probability = irradiated / (irradiated + risk.atRisk.0 - share * risk.deaths.0)
      score -= probability
      information += probability * (1 - probability)
      earlier += 1
    }
  }
}
