import CohortModel
import Glibc

/// The lesions of one subject from scan to scan, drawn until the responses that follow from the
/// diameters are those of the fate: overall, outside the field, and progression on its scan and on
/// no earlier one.
struct LowDoseTumour {
  private let fate: LowDoseFate
  private let lesions: [LowDoseLesion]
  private var random: Xoshiro256

  init(_ fate: LowDoseFate, _ lesions: [LowDoseLesion], _ random: Xoshiro256) {
    self.fate = fate
    self.lesions = lesions
    self.random = random
  }

  private var targets: [LowDoseLesion] { lesions.filter(\.isTarget) }

  /// - Throws: `LowDoseRT.Failure` if no course of the lesions fits.
  mutating func scans(on calendar: [Scan]) throws -> [Scan] {
    guard calendar.count > 1 else { return [baseline(calendar[0])] }
    for _ in 0..<4000 {
      let course = measured(calendar)
      if fits(course) { return course.map(\.scan) }
    }
    throw LowDoseRT.Failure.noTumourCourse
  }

  private struct Measured {
    var scan: Scan
    /// Response of the lesions outside the field; nil without any, and at baseline.
    var outside: Response?
  }

  // MARK: - One course

  private mutating func measured(_ calendar: [Scan]) -> [Measured] {
    let depths = depths
    var whole = evaluation(of: targets)
    let outside = targets.filter { !$0.isIrradiated }
    var apart = evaluation(of: outside)
    var course = [Measured(scan: baseline(calendar[0]))]
    for entry in calendar.dropFirst() {
      let isLast = entry.number == calendar.last?.number
      var sizes = zip(targets, depths).map { size($0, depth: $1, on: entry) }
      var new: [LesionMeasure] = []
      if isLast, fate.hasProgressed {
        progress(&sizes, &new, whole.smallestSum)
      }
      var scan = entry
      scan.target = whole.target(sizes.map(Optional.some))
      scan.nonTarget = lesions.contains { !$0.isTarget } ? .nonCompleteNonProgressive : nil
      scan.newLesion = !new.isEmpty
      scan.overall = RecistEvaluation.overall(
        target: scan.target, nonTarget: scan.nonTarget, newLesion: scan.newLesion)
      scan.measures = measures(sizes) + new
      let sizesOutside = zip(targets, sizes).filter { !$0.0.isIrradiated }.map { Optional($0.1) }
      course.append(
        Measured(
          scan: scan,
          outside: outside.isEmpty
            ? nil
            : RecistEvaluation.overall(
              target: apart.target(sizesOutside), nonTarget: nonTargetOutside,
              newLesion: scan.newLesion)))
    }
    return course
  }

  private var nonTargetOutside: Response? {
    lesions.contains { !$0.isTarget && !$0.isIrradiated } ? .nonCompleteNonProgressive : nil
  }

  private func evaluation(of targets: [LowDoseLesion]) -> RecistEvaluation {
    RecistEvaluation(
      baseline: targets.map(\.lesion.diameter), isNodal: targets.map(\.lesion.isNodal))
  }

  private func baseline(_ scan: Scan) -> Scan {
    var scan = scan
    scan.measures = measures(targets.map(\.lesion.diameter))
    return scan
  }

  private func measures(_ sizes: [Double]) -> [LesionMeasure] {
    var next = sizes.makeIterator()
    return lesions.map { lesion in
      LesionMeasure(
        lesion: lesion.lesion.id, type: lesion.lesion.type, organ: lesion.lesion.organ,
        diameter: lesion.isTarget ? next.next() : nil)
    }
  }

  // MARK: - Sizes

  /// What is left of each target in the long run, as a share of its baseline.
  private var depths: [Double] {
    mutating get {
      let inside = depth(fate.best)
      let outside = depth(fate.abscopal)
      return targets.map { max(0, ($0.isIrradiated ? inside : outside) + random.normal(sd: 0.04)) }
    }
  }

  private mutating func depth(_ best: BestOverallResponse) -> Double {
    switch best {
    case .complete: 0
    case .partial: random.uniform(0.2, 0.65)
    case .stable: random.uniform(0.5, 1.08)
    case .progressive: fate.best == .stable ? random.uniform(1.2, 1.45) : random.uniform(0.8, 1.15)
    case .nonCompleteNonProgressive, .notEvaluable, .missing: 1
    }
  }

  /// Whole millimetres: an exponential approach to the depth with two per cent of reading noise.
  private mutating func size(_ target: LowDoseLesion, depth: Double, on scan: Scan) -> Double {
    let elapsed = Double((scan.date ?? scan.plannedOn) - fate.startedOn)
    let share = depth + (1 - depth) * exp(-elapsed / 25)
    let size = (target.lesion.diameter * share * (1 + random.normal(sd: 0.02))).rounded()
    let isGone = depth < 0.1 && elapsed > 70
    guard target.lesion.isNodal else { return isGone || size < 4 ? 0 : size }
    return isGone ? 7 : max(5, size)
  }

  /// A new lesion outside the field, or growth on either side of its border.
  private mutating func progress(
    _ sizes: inout [Double], _ new: inout [LesionMeasure], _ smallest: Double
  ) {
    let growsInside = fate.best == .progressive && fate.abscopal == .stable
    guard growsInside || random.chance(0.4) else {
      new = [newLesion()]
      return
    }
    let side = targets.indices.filter {
      targets[$0].isIrradiated == (growsInside || fate.abscopal == .notEvaluable)
    }
    guard !side.isEmpty else {
      new = [newLesion()]
      return
    }
    let goal = max(smallest * random.uniform(1.22, 1.6), smallest + random.uniform(6, 14))
    let index = random.element(of: side)
    let smallestSize = targets[index].lesion.isNodal ? 15 - sizes[index] : 0
    sizes[index] += max(goal - sizes.reduce(0, +), smallestSize, 6).rounded(.up)
  }

  private mutating func newLesion() -> LesionMeasure {
    let organ = random.pick(Organ.metastatic)
    let size = (9 + random.gamma(shape: 2, mean: 7)).rounded()
    return LesionMeasure(
      lesion: "NEW1", type: .new, organ: organ, diameter: organ == .bone ? nil : size)
  }

  // MARK: - The fate

  private func fits(_ course: [Measured]) -> Bool {
    let scans = course.dropFirst()
    let early = fate.hasProgressed ? scans.dropLast() : scans
    guard early.allSatisfy({ $0.scan.overall != .progressive }),
      !fate.hasProgressed || scans.last?.scan.overall == .progressive
    else { return false }
    let outside = scans.compactMap(\.outside)
    return best(scans.compactMap(\.scan.overall)) == fate.best
      && (outside.isEmpty ? .notEvaluable : best(outside)) == fate.abscopal
  }

  /// The best up to and with the first progression; every scan is late enough for stable disease.
  private func best(_ responses: [Response]) -> BestOverallResponse {
    let end = responses.firstIndex(of: .progressive) ?? responses.endIndex
    let counting = responses[..<end]
    if counting.contains(.complete) { return .complete }
    if counting.contains(.partial) { return .partial }
    if counting.contains(.stable) { return .stable }
    return end < responses.endIndex ? .progressive : .notEvaluable
  }
}
