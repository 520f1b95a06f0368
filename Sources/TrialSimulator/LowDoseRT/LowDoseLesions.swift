import CohortModel

/// A lesion before treatment and whether the radiotherapy takes it in.
struct LowDoseLesion: Sendable {
  var lesion: BaselineLesion
  var isIrradiated: Bool

  var isTarget: Bool { lesion.type == .target }
}

/// The lesions of one subject at baseline: one to five metastases, and the primary where it is
/// still there, which is always irradiated.
enum LowDoseLesions {
  private static let organs: [(Organ, Double)] = [
    (.lymphNode, 44), (.lung, 26), (.liver, 18), (.adrenal, 6), (.softTissue, 6),
  ]

  /// With an abscopal outcome to come there is a target outside the field, and without one there
  /// is no lesion there at all. All lesions can disappear only where all are targets.
  static func draw(_ fate: LowDoseFate, _ random: inout Xoshiro256) -> [LowDoseLesion] {
    let isAllTreated = fate.abscopal == .notEvaluable && fate.best != .missing
    let inside = random.integer(in: 1...2)
    let outside = isAllTreated ? 0 : random.pick([(1, 60), (2, 40)])
    var lesions = targets(inside, isIrradiated: true, &random)
    lesions += targets(outside, isIrradiated: false, among: lesions, &random)
    if fate.best != .complete {
      if random.chance(0.35) { lesions.append(nonTarget(.oesophagus, isIrradiated: true)) }
      if !isAllTreated, random.chance(0.25) {
        lesions.append(nonTarget(.bone, isIrradiated: false))
      }
    }
    return numbered(lesions)
  }

  private static func targets(
    _ count: Int, isIrradiated: Bool, among others: [LowDoseLesion] = [],
    _ random: inout Xoshiro256
  ) -> [LowDoseLesion] {
    var lesions: [LowDoseLesion] = []
    while lesions.count < count {
      let organ = random.pick(organs)
      let known = (others + lesions).count { $0.lesion.organ == organ }
      guard known < 2 else { continue }
      let smallest = organ == .lymphNode ? 17.0 : 13
      let diameter = min(50, smallest + random.gamma(shape: 1.8, mean: isIrradiated ? 14 : 9))
      var lesion = BaselineLesion(organ: organ, diameter: diameter.rounded())
      lesion.type = .target
      lesions.append(LowDoseLesion(lesion: lesion, isIrradiated: isIrradiated))
    }
    return lesions
  }

  private static func nonTarget(_ organ: Organ, isIrradiated: Bool) -> LowDoseLesion {
    LowDoseLesion(
      lesion: BaselineLesion(organ: organ, diameter: organ == .oesophagus ? 30 : 15),
      isIrradiated: isIrradiated)
  }

  private static func numbered(_ lesions: [LowDoseLesion]) -> [LowDoseLesion] {
    var counts = (targets: 0, others: 0)
    return lesions.map { lesion in
      var lesion = lesion
      if lesion.isTarget {
        counts.targets += 1
        lesion.lesion.id = "T" + String(counts.targets)
      } else {
        counts.others += 1
        lesion.lesion.id = "NT" + String(counts.others)
      }
      return lesion
    }
  }
}
