import CohortModel

/// A subject at the start of first-line treatment.
struct LiverBaseline: Sendable {
  var arm: LiverArm
  /// Of treatment, before the calendar moves it by some days.
  var start: Day
  var age: Int
  var sex: Sex
  /// Karnofsky performance status, 50 to 90.
  var karnofsky: Int
  var histology: String
  var differentiation: String
  var tumourLocation: String
  var smoking: String
  var hadSurgery: Bool
  var hadRadiotherapy: Bool
  var liverMetastases: Int
  /// Organs with metastases other than the liver.
  var otherOrgans: [Organ]
  /// The liver's first; the primary, where it is still there, is followed as a non-target lesion.
  var lesions: [BaselineLesion]
  var regimen: LiverRegimen

  var isFit: Bool { karnofsky >= 70 }

  /// The ECOG status that a Karnofsky status answers to (Oken, Am J Clin Oncol 1982;5:649).
  var ecog: Int {
    switch karnofsky {
    case 90...: 0
    case 70...: 1
    default: 2
    }
  }

  /// Log hazard against a fit subject with five planned cycles; the simulator's assumption.
  var prognosis: Double {
    (isFit ? 0 : 0.6) - 0.09 * Double(regimen.plannedCycles - 5)
  }
}

extension LiverBaseline {
  static let lastStart = Day(year: 2024, month: 5, day: 31) ?? Day(0)
  private static let firstStart = Day(year: 2014, month: 2, day: 10) ?? Day(0)
  /// No inhibitor was to be had in first line before.
  private static let firstCombined = Day(year: 2018, month: 11, day: 5) ?? Day(0)
  private static let lastChemotherapyAlone = Day(year: 2022, month: 10, day: 31) ?? Day(0)

  static func draw(_ arm: LiverArm, _ random: inout Xoshiro256) -> LiverBaseline {
    let sex: Sex = random.chance(0.86) ? .male : .female
    let hadSurgery = random.chance(0.36)
    let liver = random.pick([(1, 30), (2, 18), (3, 14), (4, 10), (5, 9), (7, 8), (10, 11)])
    let others = otherOrgans(&random)
    return LiverBaseline(
      arm: arm, start: start(arm, &random),
      age: min(79, max(41, Int(random.normal(mean: 62, sd: 7.5).rounded()))), sex: sex,
      karnofsky: random.pick([(90, 34), (80, 34), (70, 14), (60, 14), (50, 4)]),
      histology: random.pick([("ESCC", 92), ("adenocarcinoma", 8)]),
      differentiation: random.pick([("poor", 46), ("moderate", 44), ("well", 10)]),
      tumourLocation: random.pick([
        ("cervical", 3), ("upper thoracic", 15), ("middle thoracic", 47), ("lower thoracic", 35),
      ]),
      smoking: sex == .male
        ? random.pick([("never", 26), ("former", 46), ("current", 28)])
        : random.pick([("never", 93), ("former", 7)]),
      hadSurgery: hadSurgery, hadRadiotherapy: random.chance(hadSurgery ? 0.3 : 0.18),
      liverMetastases: liver, otherOrgans: others,
      lesions: lesions(liver: liver, others, hasPrimary: !hadSurgery, &random),
      regimen: LiverRegimen.draw(for: arm, &random))
  }

  private static func start(_ arm: LiverArm, _ random: inout Xoshiro256) -> Day {
    let first = arm == .combined ? firstCombined : firstStart
    let last = arm == .combined ? lastStart : lastChemotherapyAlone
    return first + random.integer(in: 0...(last - first))
  }

  private static func otherOrgans(_ random: inout Xoshiro256) -> [Organ] {
    guard random.chance(0.62) else { return [] }
    let organs: [(Organ, Double)] = [(.lymphNode, 0.72), (.lung, 0.36), (.bone, 0.2)]
    let chosen = organs.filter { random.chance($0.1) }.map(\.0)
    return chosen.isEmpty ? [.lymphNode] : chosen
  }

  /// Two targets in the liver at most, two elsewhere; what is too small to measure, or in bone, is
  /// a non-target lesion.
  private static func lesions(
    liver count: Int, _ others: [Organ], hasPrimary: Bool, _ random: inout Xoshiro256
  ) -> [BaselineLesion] {
    var lesions = (0..<min(count, 3)).map { _ in
      BaselineLesion(organ: .liver, diameter: size(from: 12, &random))
    }
    lesions.sort { $0.diameter > $1.diameter }
    for index in lesions.indices.prefix(2) { lesions[index].type = .target }
    for organ in others {
      var lesion = BaselineLesion(organ: organ, diameter: size(from: 9, &random))
      if lesion.isMeasurable { lesion.type = .target }
      lesions.append(lesion)
    }
    if hasPrimary { lesions.append(BaselineLesion(organ: .oesophagus, diameter: 40)) }
    return numbered(lesions)
  }

  private static func size(from smallest: Double, _ random: inout Xoshiro256) -> Double {
    min(95, (smallest + random.gamma(shape: 1.8, mean: 17)).rounded())
  }

  private static func numbered(_ lesions: [BaselineLesion]) -> [BaselineLesion] {
    var counts: [LesionType: Int] = [:]
    return lesions.map { lesion in
      var lesion = lesion
      counts[lesion.type, default: 0] += 1
      lesion.id = (lesion.type == .target ? "T" : "NT") + String(counts[lesion.type] ?? 0)
      return lesion
    }
  }
}
