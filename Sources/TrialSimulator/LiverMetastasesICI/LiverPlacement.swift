import Statistics

/// Subjects with their fates, moved until medians and the log-rank test are those asked for.
///
/// Progression and death move together: all survival after progression is stretched by one factor
/// per arm, then the few events next to the median are moved onto it. The tails beyond the medians
/// are stretched in one arm and shortened in the other, which moves the test and no median.
struct LiverPlacement {
  private let arms: [LiverArm]
  private let fates: [LiverFate]
  private var progressions: [Int?]
  private var deaths: [Int]
  /// How far an event may be moved.
  private static let reach = 16.0

  init(arms: [LiverArm], fates: [LiverFate]) {
    self.arms = arms
    self.fates = fates
    progressions = fates.map(\.progressionOn)
    deaths = fates.map { Int($0.growth) }
  }

  /// - Returns: nil where this cohort cannot be brought to the targets.
  mutating func courses() -> [LiverCourse]? {
    guard placeProgression() else { return nil }
    stretch()
    for arm in LiverArm.allCases {
      guard placeSurvival(of: arm) else { return nil }
    }
    guard placeTails() else { return nil }
    return course(deaths)
  }

  private func course(_ deaths: [Int]) -> [LiverCourse] {
    fates.indices.map {
      LiverCourse(fates[$0], progression: progressions[$0], death: deaths[$0])
    }
  }

  private func rows(of arm: LiverArm) -> [Int] {
    arms.indices.filter { arms[$0] == arm }
  }

  private func times(_ arm: LiverArm, _ deaths: [Int]) -> [EventTime] {
    rows(of: arm).map { row in
      deaths[row] <= fates[row].horizon
        ? .event(at: Int32(deaths[row] + 1)) : .censored(at: Int32(fates[row].horizon + 1))
    }
  }

  private func median(_ arm: LiverArm, _ deaths: [Int]) -> Double? {
    KaplanMeier(times(arm, deaths)).median.estimate
  }

  // MARK: Progression

  private mutating func placeProgression() -> Bool {
    let rows = rows(of: .combined)
    let courses = rows.map { LiverCourse(fates[$0], progression: progressions[$0], death: end($0)) }
    guard let median = KaplanMeier(courses.map(\.progressionFreeSurvival)).median.estimate,
      abs(median - LiverTargets.progressionMedian) <= Self.reach
    else { return false }
    for row in rows {
      guard let day = progressions[row],
        isBetween(Double(day + 1), median, LiverTargets.progressionMedian)
      else { continue }
      progressions[row] = Int(LiverTargets.progressionMedian) - 1
    }
    return true
  }

  private func end(_ row: Int) -> Int {
    progressions[row].map { $0 + 15 } ?? Int(fates[row].growth)
  }

  private func isBetween(_ time: Double, _ one: Double, _ other: Double) -> Bool {
    (min(one, other)...max(one, other)).contains(time)
  }

  // MARK: Survival

  private func deaths(of arm: LiverArm, stretchedBy factor: Double) -> [Int] {
    fates.indices.map { row in
      guard arms[row] == arm, progressions[row] != nil else { return deaths[row] }
      return end(row) + Int(fates[row].afterwards * factor)
    }
  }

  /// The factor per arm that brings the median next to its target, by bisection.
  private mutating func stretch() {
    for arm in LiverArm.allCases {
      let target = LiverTargets.survivalMedian[arm] ?? 0
      var (low, high) = (0.3, 3.0)
      for _ in 0..<18 {
        let middle = (low + high) / 2
        let reached = median(arm, deaths(of: arm, stretchedBy: middle)) ?? .infinity
        if reached < target { low = middle } else { high = middle }
      }
      deaths = deaths(of: arm, stretchedBy: high)
    }
  }

  private mutating func placeSurvival(of arm: LiverArm) -> Bool {
    let target = LiverTargets.survivalMedian[arm] ?? 0
    guard let reached = median(arm, deaths), abs(reached - target) <= Self.reach else {
      return false
    }
    for row in rows(of: arm) where isBetween(Double(deaths[row] + 1), reached, target) {
      guard let progression = progressions[row], Double(progression) < target - 10 else { continue }
      deaths[row] = Int(target) - 1
    }
    return median(arm, deaths) == target
  }

  // MARK: Tails

  private mutating func placeTails() -> Bool {
    var (low, high) = (0.4, 2.5)
    for _ in 0..<16 {
      let middle = (low * high).squareRoot()
      let p = pValue(tails(middle))
      if abs(p - LiverTargets.survivalPValue) <= LiverTargets.survivalTolerance {
        deaths = tails(middle)
        return LiverArm.allCases.allSatisfy {
          median($0, deaths) == LiverTargets.survivalMedian[$0]
        }
      }
      if p > LiverTargets.survivalPValue { low = middle } else { high = middle }
    }
    return false
  }

  private func pValue(_ deaths: [Int]) -> Double {
    let tables = LiverArm.allCases.map { EventTable(times($0, deaths)) }
    return LogRankTest(groups: tables).pValue ?? 1
  }

  private func tails(_ factor: Double) -> [Int] {
    fates.indices.map { row in
      let median = Int(LiverTargets.survivalMedian[arms[row]] ?? 0) - 1
      let from = max(median, progressions[row] ?? .max)
      guard deaths[row] > from else { return deaths[row] }
      let factor = arms[row] == .combined ? factor : 1 / factor
      return from + max(1, Int(Double(deaths[row] - from) * factor))
    }
  }
}
