/// The probability to have had an event of each cause by a time, where one event precludes the
/// others: the Aalen–Johansen estimate.
///
/// With d events, d_c of cause c, among n at risk, S(t) = ∏ (1 − d/n) and
/// F_c(t) = Σ S(t−) d_c/n (Aalen & Johansen, Scand J Stat 1978;5:141), so that ΣF_c + S = 1. Unlike
/// 1 − Kaplan–Meier, nobody who had a competing event is counted as if still able to have this one.
///
/// Agrees with R's `survfit(Surv(time, factor(cause)) ~ 1)`. Entry is at 0: there is no left
/// truncation. A table without subjects has no times; its estimates are `nil`.
package struct CumulativeIncidence: Sendable {
  package enum Variance: String, CaseIterable, Sendable {
    /// The sum over subjects of squared influences on F_c; R's `survfit`. Without delayed entry it
    /// is also the Greenwood-type variance of the delta method, multinomial at each time
    /// (Dinse & Larson, Biometrika 1986;73:379).
    case infinitesimalJackknife = "infinitesimal-jackknife"
    /// Counting-process variance, hypergeometric at ties (Aalen, Ann Stat 1978;6:534); R's
    /// `cmprsk::cuminc`. Slightly larger without ties.
    case aalen
  }

  /// One cause over the times of the table.
  package struct Curve: Equatable, Sendable {
    /// F just after each time.
    package let estimates: [Double]
    /// Of F, at each time.
    package let variances: [Double]
  }

  package let table: CompetingEventTable
  package let variance: Variance
  /// The scale on which limits are symmetric: of F itself for a cause, of S for survival.
  package let interval: KaplanMeier.Interval
  package let level: Double

  /// S just after each time: free of any event.
  package let survival: Curve
  /// Cause 1 first.
  package let causes: [Curve]

  private let z: Double

  /// - Parameters:
  ///   - interval: R's `survfit` takes `log` for several states unless told otherwise.
  ///   - level: of the two-sided pointwise interval, between 0 and 1.
  package init(
    _ table: CompetingEventTable, variance: Variance = .infinitesimalJackknife,
    interval: KaplanMeier.Interval = .logLog, level: Double = 0.95
  ) {
    self.table = table
    self.variance = variance
    self.interval = interval
    self.level = level
    z = Normal.critical(level: level)
    let survival = Self.survival(of: table)
    self.survival = survival
    causes = (0..<table.causes).map { cause in
      switch variance {
      case .infinitesimalJackknife:
        Self.curve(of: cause + 1, in: table, survival, JackknifeVariance())
      case .aalen: Self.curve(of: cause + 1, in: table, survival, AalenVariance())
      }
    }
  }

  /// With Greenwood's variance; 0 where S is 0, as for several states in R.
  private static func survival(of table: CompetingEventTable) -> Curve {
    var survival = 1.0
    var greenwood = 0.0
    var estimates: [Double] = []
    var variances: [Double] = []
    for index in table.times.indices {
      let atRisk = Double(table.atRisk[index])
      let events = Double(table.events(at: index))
      survival *= (atRisk - events) / atRisk
      if survival > 0 { greenwood += events / (atRisk * (atRisk - events)) }
      estimates.append(survival)
      variances.append(survival * survival * greenwood)
    }
    return Curve(estimates: estimates, variances: variances)
  }

  private static func curve(
    of cause: Int, in table: CompetingEventTable, _ survival: Curve,
    _ sum: some IncidenceVariance
  ) -> Curve {
    var sum = sum
    var incidence = 0.0
    var otherEvents = 0
    var estimates: [Double] = []
    var variances: [Double] = []
    for index in table.times.indices {
      let moment = IncidenceMoment(
        atRisk: table.atRisk[index], events: table.events(ofCause: cause, at: index),
        all: table.events(at: index), censored: table.censored[index],
        survivalBefore: index > 0 ? survival.estimates[index - 1] : 1,
        survival: survival.estimates[index])
      sum.add(moment)
      otherEvents += moment.otherEvents
      let isComplement = otherEvents == 0
      incidence = isComplement && moment.survival == 0 ? 1 : incidence + moment.increment
      estimates.append(incidence)
      variances.append(
        isComplement && sum.isOfComplement ? survival.variances[index] : sum.variance)
    }
    return Curve(estimates: estimates, variances: variances)
  }
}

extension CumulativeIncidence {
  package struct Estimate: Equatable, Sendable {
    package let estimate: Double
    package let standardError: Double
    /// `nil` where the scale has none: at 0, and for log-log also at 1.
    package let limits: ConfidenceInterval?
  }

  /// The time by which everybody has had an event, S = 0; `nil` where somebody was censored last.
  package var exhaustedAt: Double? {
    survival.estimates.last == 0 ? table.times.last : nil
  }

  /// F of one cause by `time`, as `summary(survfit, times =)`: 0 before the first time.
  ///
  /// - Returns: `nil` without subjects, and after the last time unless everybody has had an event by
  ///   then: nobody was observed there.
  /// - Precondition: 1 ≤ `cause` ≤ the table's causes.
  package func incidence(ofCause cause: Int, at time: Double) -> Estimate? {
    precondition(1 <= cause && cause <= table.causes, "a cause lies between 1 and their number")
    return estimate(causes[cause - 1], at: time, atFirst: 0)
  }

  /// The probability to be free of any event at `time`; 1 before the first time.
  package func survival(at time: Double) -> Estimate? {
    estimate(survival, at: time, atFirst: 1)
  }

  /// F of one cause just after the time with this index in the table.
  package func incidence(ofCause cause: Int, atIndex index: Int) -> Estimate {
    estimate(causes[cause - 1].estimates[index], causes[cause - 1].variances[index])
  }

  private func estimate(_ curve: Curve, at time: Double, atFirst first: Double) -> Estimate? {
    guard let last = table.times.last, time <= last || exhaustedAt != nil else { return nil }
    let index = table.times.partitioningIndex { $0 > time } - 1
    guard index >= 0 else { return estimate(first, 0) }
    return estimate(curve.estimates[index], curve.variances[index])
  }

  private func estimate(_ value: Double, _ variance: Double) -> Estimate {
    let limits =
      value == 0
      ? interval == .plain ? ConfidenceInterval(lower: 0, upper: 0) : nil
      : interval.limits(survival: value, varianceSum: variance / (value * value), z: z)
    return Estimate(
      estimate: value, standardError: variance.squareRoot(), limits: limits)
  }
}
