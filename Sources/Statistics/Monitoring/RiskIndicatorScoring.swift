/// The scores and flags of one indicator, once its counts are known to be clean.
struct RiskIndicatorScoring {
  let counts: [RiskIndicator.Count]
  let method: RiskIndicator.Method
  let events: Int
  let denominator: Double

  init(counts: [RiskIndicator.Count], method: RiskIndicator.Method) {
    self.counts = counts
    self.method = method
    let counted = counts.filter { $0.denominator > 0 }
    events = counted.reduce(0) { $0 + $1.events }
    denominator = counted.reduce(0) { $0 + $1.denominator }
  }

  var overall: Double { Double(events) / denominator }

  static func refusal(
    _ counts: [RiskIndicator.Count], method: RiskIndicator.Method
  ) -> RiskIndicator.Refusal? {
    guard counts.allSatisfy({ isValid($0, for: method) }) else { return .invalidCounts }
    return counts.contains { $0.denominator > 0 } ? nil : .noDenominator
  }

  private static func isValid(
    _ count: RiskIndicator.Count, for method: RiskIndicator.Method
  ) -> Bool {
    let (events, denominator) = (Double(count.events), count.denominator)
    guard 0...1e9 ~= events, denominator == 0 || 1e-9...1e15 ~= denominator else { return false }
    switch method {
    case .share: return events <= denominator
    case .fisher:
      return events <= denominator && denominator <= 1e6 && denominator.rounded() == denominator
    case .rate, .poisson, .metric, .events: return true
    }
  }

  /// In the order of the counts; `nil` where there is no denominator.
  func scores() -> (values: [Double?], dispersion: Double?) {
    switch method {
    case .rate(let dispersion):
      let funnel = FunnelScores(counts, variance: overall, dispersion: dispersion)
      return (funnel.values, funnel.factor)
    case .share(let dispersion):
      let funnel = FunnelScores(
        counts, variance: overall * (1 - overall), dispersion: dispersion)
      return (funnel.values, funnel.factor)
    case .poisson: return (each { $0.poissonResidual(mean: overall * $0.denominator) }, nil)
    case .fisher:
      let subjects = Int(denominator)
      return (each { $0.fisherP(events: events, subjects: subjects) }, nil)
    case .metric: return (each { Double($0.events) / $0.denominator }, nil)
    case .events: return (each { Double($0.events) }, nil)
    }
  }

  private func each(_ score: (RiskIndicator.Count) -> Double) -> [Double?] {
    counts.map { $0.denominator > 0 ? score($0) : nil }
  }

  func site(
    _ index: Int, score: Double?, thresholds: RiskThresholds, minimum: Double
  ) -> RiskIndicator.Site {
    let count = counts[index]
    let isScored = count.denominator >= minimum
    return RiskIndicator.Site(
      metric: count.denominator > 0 ? Double(count.events) / count.denominator : nil,
      expected: overall * count.denominator, score: isScored ? score : nil,
      flag: flag(count, score: score, thresholds: thresholds, minimum: minimum))
  }

  private func flag(
    _ count: RiskIndicator.Count, score: Double?, thresholds: RiskThresholds, minimum: Double
  ) -> Result<Int, RiskIndicator.Unflagged> {
    guard let score, let flag = thresholds.flag(score) else { return .failure(.noDenominator) }
    guard count.denominator >= minimum else { return .failure(.belowMinimum) }
    if method.isApproximate {
      guard counts.count(where: { $0.denominator > 0 }) >= 5 else { return .failure(.fewSites) }
      guard overall * count.denominator >= 1 else { return .failure(.fewExpected) }
    }
    if method == .fisher {
      return .success(count.fisherFlag(p: score, events: events, subjects: denominator))
    }
    return .success(flag)
  }
}

extension RiskIndicator.Method {
  fileprivate var isApproximate: Bool {
    switch self {
    case .rate, .share, .poisson: true
    case .fisher, .metric, .events: false
    }
  }
}
