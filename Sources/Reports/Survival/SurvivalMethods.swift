import Statistics

/// How every number of an analysis was made, for the people who sign it.
struct SurvivalMethods {
  let analysis: SurvivalAnalysis

  var lines: [String] {
    [estimates, analysis.restriction, logRank].compactMap { $0 } + cox
  }

  private var estimates: String {
    let interval = analysis.options.interval.title
    return "Kaplan–Meier estimates of all subjects of a group, Greenwood's variance, 95 % "
      + "pointwise limits on the \(interval) scale; median with limits by Brookmeyer and Crowley "
      + "from these; \(Format.notReached) is not reached; at risk at a time counts those with an "
      + "event or censored at it, events and censored those before it."
  }

  private var logRank: String? {
    guard analysis.logRank != nil else { return nil }
    let strata = analysis.strataColumn.map { ", stratified by \($0)" } ?? ""
    return "Log-rank test\(strata), hypergeometric variance, two-sided; p is nominal."
  }

  private var cox: [String] {
    guard let cox = analysis.cox else { return [] }
    let strata = analysis.strataColumn.map { ", a baseline hazard for each value of \($0)" } ?? ""
    let pairs = analysis.strataColumn == nil ? "" : " within a stratum"
    return [
      "Cox model: \(cox.ties.title) approximation for ties\(strata); Wald limits (95 %) and p "
        + "values from the information matrix; two-sided, nominal, not adjusted for multiplicity.",
      cox.references.isEmpty
        ? nil
        : "Reference levels: "
          + cox.references.map { "\($0.covariate) = \($0.level)" }.joined(separator: ", ") + ".",
      "Concordance: pairs in which the subject with the higher risk has the event first, of the "
        + "comparable pairs\(pairs); ties in risk count half; standard error by the infinitesimal "
        + "jackknife.",
      "Proportional hazards: score test of an interaction with time on the Kaplan–Meier scale, as "
        + "R's cox.zph since survival 3.0.",
    ].compactMap { $0 }
  }
}

extension SurvivalAnalysis {
  fileprivate var restriction: String? {
    options.restriction.map { tau in
      "Restricted mean: area under the Kaplan–Meier curve up to \(Format.number(tau)), standard "
        + "error from Greenwood's formula; limits and difference by the normal approximation."
    }
  }
}

extension CoxModel.Ties {
  package var title: String {
    switch self {
    case .efron: "Efron's"
    case .breslow: "Breslow's"
    }
  }
}
