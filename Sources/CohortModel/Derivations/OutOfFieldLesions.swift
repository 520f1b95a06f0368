/// One lesion at one scan.
struct LesionReading {
  var lesion: Int
  var type: LesionType?
  var isNodal: Bool
  /// In millimetres; nil where it was not measured.
  var diameter: Double?

  /// A node of normal size, or no lesion any more.
  var isGone: Bool {
    diameter.map { isNodal ? $0 < 10 : $0 == 0 } ?? false
  }
}

/// The lesions outside the irradiated field as they stood before radiotherapy, and what RECIST 1.1
/// makes of them at a later scan.
struct OutOfFieldLesions {
  private var readings: [LesionReading] = []

  var isEmpty: Bool { readings.isEmpty }

  /// The last reading of a lesion stands.
  mutating func setBaseline(_ reading: LesionReading) {
    if let index = readings.firstIndex(where: { $0.lesion == reading.lesion }) {
      readings[index] = reading
    } else {
      readings.append(reading)
    }
  }

  private var targets: [LesionReading] { readings.filter(OutOfFieldLesions.isTarget) }

  private static func isTarget(_ reading: LesionReading) -> Bool {
    reading.type == .target && reading.diameter.map { $0 > 0 } ?? false
  }

  /// The arithmetic of the targets, to be carried from scan to scan.
  var evaluation: RecistEvaluation {
    RecistEvaluation(
      baseline: targets.compactMap(\.diameter), isNodal: targets.map(\.isNodal))
  }

  /// Response of the lesions at a scan; a lesion without a reading was not measured.
  ///
  /// - Parameter newElsewhere: the assessment tells of a new lesion whose place is not known.
  func response(
    to scan: [LesionReading], with evaluation: inout RecistEvaluation, newElsewhere: Bool
  ) -> Response {
    let diameters = targets.map { target in
      scan.first { $0.lesion == target.lesion }.flatMap(\.diameter)
    }
    let isNew = scan.contains { reading in
      reading.type == .new && !readings.contains { $0.lesion == reading.lesion }
    }
    return RecistEvaluation.overall(
      target: evaluation.target(diameters), nonTarget: nonTargetResponse(to: scan),
      newLesion: isNew || newElsewhere)
  }

  /// nil without such lesions. Where none of them was looked at, nothing can be said of them.
  private func nonTargetResponse(to scan: [LesionReading]) -> Response? {
    let others = readings.filter { !OutOfFieldLesions.isTarget($0) }
    guard !others.isEmpty else { return nil }
    let seen = others.compactMap { other in scan.first { $0.lesion == other.lesion } }
    guard !seen.isEmpty else { return .notEvaluable }
    return seen.count == others.count && seen.allSatisfy(\.isGone)
      ? .complete : .nonCompleteNonProgressive
  }
}

extension LesionColumns {
  func reading(_ row: Int, of lesion: Int) -> LesionReading {
    LesionReading(
      lesion: lesion, type: type[row], isNodal: isNodal[row] ?? false, diameter: diameter[row])
  }
}
