import CohortModel
import Reports
import Terminal

extension EnrolmentSummary {
  /// `231 / 354 randomised, 65 %`.
  func countText(_ study: Study) -> Phrase {
    let count: Phrase = "\(enrolled, EnrolmentFigures.link(.enrolled))"
    guard let target else { return "\(count) \(study.enrolledWord), target not specified" }
    let share = Format.share(enrolled, of: target, digits: 0)
    return "\(count) / \(target) \(study.enrolledWord), \(share) %"
  }

  /// `plan 218 ▲ 13 ahead`, or `▲ 13` alone.
  func planText(isBrief: Bool = false) -> Phrase {
    guard let plan = plannedByCutOff else { return isBrief ? "" : "plan not specified" }
    let planned = Int(plan.rounded())
    let difference = enrolled - planned
    let (sign, word) = difference < 0 ? ("▼", "behind") : ("▲", "ahead")
    let link = EnrolmentFigures.link(.plan)
    if isBrief { return "\(sign) \(abs(difference), link)" }
    if difference == 0 { return "plan \(planned, link), on plan" }
    return "plan \(planned, link) \(sign) \(abs(difference)) \(word)"
  }

  /// `9.8 a month (182 days)`, or `9.8/month` alone.
  func rateText(isBrief: Bool = false) -> Phrase {
    guard let rate = recentPerMonth.map({ Format.decimal($0) }) else { return "rate: too early" }
    let link = EnrolmentFigures.link(.rate)
    return isBrief ? "\(rate, link)/month" : "\(rate, link) a month (182 days)"
  }

  /// `complete Apr 2027 (80 %: Jan 2027 – Jul 2027)`, or `end Apr 2027 (80 %: Jan 27–Jul 27)`.
  func projectionText(isBrief: Bool = false) -> Phrase {
    guard let projection else {
      guard let target else { return "completion: target not specified" }
      return enrolled >= target ? "target reached" : "completion: not estimable"
    }
    let link = EnrolmentFigures.link(.projection)
    let median = Format.month(projection.median)
    if isBrief {
      let (first, last) = (projection.earliest, projection.latest)
      return "end \(median, link) (80 %: \(Format.shortMonth(first))–\(Format.shortMonth(last)))"
    }
    return "complete \(median, link) (80 %: \(Format.month(projection.earliest)) – "
      + "\(Format.month(projection.latest)))"
  }

  /// How the completion was projected.
  var projectionMethod: String {
    projection.map { "\($0.method.title), constant rates" } ?? ""
  }
}

extension EnrolmentSummary.Projection.Method {
  fileprivate var title: String {
    switch self {
    case .poissonGamma: "Poisson–gamma"
    case .pooledRate: "Poisson, pooled rate"
    }
  }
}
