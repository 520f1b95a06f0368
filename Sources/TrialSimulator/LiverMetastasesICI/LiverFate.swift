import Glibc

/// What chance deals one subject, before the medians are placed: days after the first treatment,
/// which is day 0.
struct LiverFate: Sendable {
  /// The disease grows, or a death without progression comes, from here.
  var growth: Double
  /// From progression to death, on top of the two weeks that everybody lives.
  var afterwards: Double
  /// Days on which the subject is scanned as long as there is no progression.
  var scanDays: [Int]
  /// The scan that is ordered for symptoms comes so long after the growth; nil waits for the next.
  var symptomDelay: Int?
  var diesWithoutProgression: Bool
  /// Nothing is heard of the subject after this day.
  var horizon: Int
  var isLost: Bool
  /// Where local therapy of liver metastases is thought of.
  var localOn: Int?

  static let firstScan = 43

  /// The scan that finds progression; nil where death comes first.
  var progressionOn: Int? {
    if diesWithoutProgression { return nil }
    if let symptomDelay, growth > Double(LiverFate.firstScan) { return Int(growth) + symptomDelay }
    return scanDays.first { Double($0) >= growth }
  }
}

extension LiverFate {
  /// Medians and hazards are the simulator's assumptions (`LiverMetastasesICI.assumptions`).
  static func draw(
    _ baseline: LiverBaseline, isUncontrolled: Bool, cutOff: Int, _ random: inout Xoshiro256
  ) -> LiverFate {
    let isCombined = baseline.arm == .combined
    let risk = exp(-baseline.prognosis)
    let local = random.chance(0.52) ? 70 + Int(random.gamma(shape: 2, mean: 45)) : nil
    let controlled =
      76 + random.weibull(shape: 1.05, median: (isCombined ? 330 : 180) * pow(risk, 0.7))
    var fate = LiverFate(
      growth: isUncontrolled ? random.uniform(14, 43) : controlled,
      afterwards: random.weibull(shape: 1.05, median: (isCombined ? 270 : 170) * risk),
      scanDays: scanDays(&random),
      symptomDelay: random.chance(0.28) ? random.integer(in: 2...9) : nil,
      diesWithoutProgression: random.chance(isUncontrolled ? 0.15 : 0.05),
      horizon: cutOff, isLost: false, localOn: local)
    fate.treatLocally(within: cutOff)
    fate.lose(&random)
    return fate
  }

  /// Only who has no progression by then is treated, and gains from it.
  private mutating func treatLocally(within cutOff: Int) {
    guard let day = localOn, Double(day + 25) < growth, day + 40 < cutOff else {
      localOn = nil
      return
    }
    growth = Double(day) + (growth - Double(day)) * 1.15
    afterwards *= 1.5
  }

  private mutating func lose(_ random: inout Xoshiro256) {
    let loss = 120 + Int(random.exponential(mean: 365 / 0.05))
    guard loss < horizon else { return }
    horizon = loss
    isLost = true
    if let day = localOn, day + 40 > loss { localOn = nil }
  }

  private static func scanDays(_ random: inout Xoshiro256) -> [Int] {
    var days = [firstScan + random.integer(in: 0...5)]
    while let last = days.last, last < 4000 {
      days.append(last + (last < 160 ? random.integer(in: 40...49) : random.integer(in: 56...84)))
    }
    return days
  }
}
