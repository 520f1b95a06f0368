import CohortModel

enum Organ: String, Sendable {
  case oesophagus
  case lymphNode = "non-regional lymph node"
  case lung, liver, bone
  case adrenal = "adrenal gland"
  case softTissue = "soft tissue"
  case pleura, peritoneum

  static let metastatic: [(Organ, Double)] = [
    (.lymphNode, 36), (.lung, 27), (.liver, 20), (.bone, 10), (.adrenal, 4), (.softTissue, 3),
  ]
}

/// A lesion before treatment, with its part in RECIST.
struct BaselineLesion: Sendable {
  var id = ""
  var organ: Organ
  var type = LesionType.nonTarget
  /// Longest diameter, or short axis of a node, in whole millimetres.
  var diameter: Double

  var isNodal: Bool { organ == .lymphNode }
  var isMetastasis: Bool { organ != .oesophagus }

  /// At least 10 mm, 15 mm in the short axis of a node, and not in bone (RECIST 1.1).
  var isMeasurable: Bool {
    isMetastasis && organ != .bone && diameter >= (isNodal ? 15 : 10)
  }

  /// One to four metastases, at most three in an organ and 50 mm each; the primary is followed as
  /// a non-target lesion.
  static func draw(hasPrimary: Bool, _ random: inout Xoshiro256) -> [BaselineLesion] {
    let count = random.pick([(1, 44), (2, 28), (3, 17), (4, 11)])
    var lesions: [BaselineLesion] = []
    while lesions.count < count {
      let repeated = random.chance(0.5) ? lesions.last?.organ : nil
      let organ = repeated ?? random.pick(Organ.metastatic)
      let limit = organ == .adrenal ? 2 : 3
      guard lesions.count(where: { $0.organ == organ }) < limit else { continue }
      let smallest = organ == .lymphNode ? 12.0 : 8
      let size = smallest + random.gamma(shape: 1.9, mean: 13)
      lesions.append(BaselineLesion(organ: organ, diameter: min(50, size.rounded())))
    }
    if hasPrimary { lesions.append(BaselineLesion(organ: .oesophagus, diameter: 40)) }
    return selectTargets(lesions)
  }

  /// Marks the largest measurable lesions, at most two in an organ and five in all; they stand first.
  static func selectTargets(_ lesions: [BaselineLesion]) -> [BaselineLesion] {
    var lesions = lesions
    let order = lesions.indices.sorted {
      (-lesions[$0].diameter, $0) < (-lesions[$1].diameter, $1)
    }
    for index in order where lesions[index].isMeasurable {
      let targets = lesions.filter { $0.type == .target }
      let inOrgan = targets.count { $0.organ == lesions[index].organ }
      if inOrgan < 2 && targets.count < 5 { lesions[index].type = .target }
    }
    return numbered(lesions)
  }

  private static func numbered(_ lesions: [BaselineLesion]) -> [BaselineLesion] {
    let targets = lesions.filter { $0.type == .target }
    let others = lesions.filter { $0.type != .target }
    return named(targets, "T") + named(others, "NT")
  }

  private static func named(_ lesions: [BaselineLesion], _ prefix: String) -> [BaselineLesion] {
    lesions.enumerated().map { index, lesion in
      var lesion = lesion
      lesion.id = prefix + String(index + 1)
      return lesion
    }
  }

  static func mostInOneOrgan(_ lesions: [BaselineLesion]) -> Int {
    lesions.map { lesion in lesions.count { $0.organ == lesion.organ } }.max() ?? 0
  }
}
