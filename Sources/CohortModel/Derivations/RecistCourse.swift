/// RECIST 1.1 over all lesions of one subject, scan by scan, to be held against what was entered.
///
/// Targets are the lesions entered as such with a diameter at baseline; a baseline read on several
/// days is one, and each lesion's last reading there stands. The response of non-targets is the
/// assessor's, for it is a judgement; where none is entered it follows from the readings, which
/// cannot tell unequivocal progression. A lesion entered as new and unknown at baseline is new.
struct RecistCourse {
  /// Whose non-target response is taken where a scan has several; nil is anybody's.
  private let evaluator: String?
  private var targets: [LesionReading] = []
  private var others: [LesionReading] = []
  /// Made of the baseline at the first scan after it.
  private var evaluation: RecistEvaluation?

  init(evaluator: String?) {
    self.evaluator = evaluator
  }

  /// Adds what the readings of a dated scan tell. Scans come in order of day.
  mutating func evaluate(_ scan: inout SubjectProfile.Scan, _ readings: [LesionReading]) {
    if scan.isBaseline {
      takeBaseline(readings, &scan)
    } else if !readings.isEmpty {
      takeFollowUp(readings, &scan)
    }
  }

  private mutating func takeBaseline(
    _ readings: [LesionReading], _ scan: inout SubjectProfile.Scan
  ) {
    for reading in readings where reading.lesion >= 0 {
      targets.removeAll { $0.lesion == reading.lesion }
      others.removeAll { $0.lesion == reading.lesion }
      if reading.type == .target && reading.diameter != nil {
        targets.append(reading)
      } else {
        others.append(reading)
      }
    }
    guard !readings.isEmpty, !targets.isEmpty else { return }
    scan.sum = baselineSum
    scan.nadir = baselineSum
  }

  private var baselineSum: Double {
    targets.reduce(0) { $0 + ($1.diameter ?? 0) }
  }

  private mutating func takeFollowUp(
    _ readings: [LesionReading], _ scan: inout SubjectProfile.Scan
  ) {
    let diameters = targets.map { target in
      readings.last { $0.lesion == target.lesion }.flatMap(\.diameter)
    }
    var evaluation =
      self.evaluation
      ?? RecistEvaluation(baseline: targets.compactMap(\.diameter), isNodal: targets.map(\.isNodal))
    let before = evaluation.smallestSum
    let target = evaluation.target(diameters)
    self.evaluation = evaluation
    setSum(diameters, nadirBefore: before, nadir: evaluation.smallestSum, &scan)
    let isNew = hasNewLesion(readings) || scan.assessments.contains { $0.newLesion == true }
    guard isNew || !targets.isEmpty || !others.isEmpty else { return }
    scan.derived = RecistEvaluation.overall(
      target: target, nonTarget: nonTarget(scan, readings), newLesion: isNew)
  }

  private func setSum(
    _ diameters: [Double?], nadirBefore: Double, nadir: Double, _ scan: inout SubjectProfile.Scan
  ) {
    guard !diameters.isEmpty else { return }
    scan.nadir = nadir
    let known = diameters.compactMap { $0 }
    guard known.count == diameters.count else { return }
    let sum = known.reduce(0, +)
    scan.sum = sum
    if baselineSum > 0 { scan.changeFromBaseline = (sum - baselineSum) / baselineSum * 100 }
    if nadirBefore > 0 { scan.changeFromNadir = (sum - nadirBefore) / nadirBefore * 100 }
  }

  private func hasNewLesion(_ readings: [LesionReading]) -> Bool {
    readings.contains { reading in
      reading.type == .new && !(targets + others).contains { $0.lesion == reading.lesion }
    }
  }

  private func nonTarget(
    _ scan: SubjectProfile.Scan, _ readings: [LesionReading]
  ) -> Response? {
    let entered = scan.assessments.filter { $0.nonTarget != nil }
    if let own = entered.first(where: { $0.evaluator == evaluator }) ?? entered.first {
      return own.nonTarget
    }
    guard !others.isEmpty else { return nil }
    let seen = others.compactMap { other in readings.last { $0.lesion == other.lesion } }
    guard !seen.isEmpty else { return .notEvaluable }
    return seen.count == others.count && seen.allSatisfy(\.isGone)
      ? .complete : .nonCompleteNonProgressive
  }
}

extension LesionColumns {
  /// A reading under the code of its lesion; one without a name is under -1.
  func codedReading(_ row: Int) -> LesionReading {
    reading(row, of: lesion.code(row) ?? -1)
  }
}
