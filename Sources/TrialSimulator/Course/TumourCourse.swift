import CohortModel
import Glibc

/// The lesions of one subject from scan to scan, until a scan finds progression.
///
/// Diameters follow shrinkage, local treatment and noise; the response is read off them by
/// `RecistEvaluation` and nothing else, so the two always agree.
struct TumourCourse {
  private let baseline: [BaselineLesion]
  private let course: DiseaseCourse
  private let local: LocalTherapy
  private let targets: [BaselineLesion]
  private var random: Xoshiro256
  private var evaluation: RecistEvaluation
  private var melting: [Double]
  private var previous: [Double]
  private var nonTarget: Response?

  init(
    _ baseline: Baseline, _ course: DiseaseCourse, _ local: LocalTherapy, seed: UInt64, index: Int
  ) {
    self.baseline = baseline.lesions
    self.course = course
    self.local = local
    targets = baseline.lesions.filter { $0.type == .target }
    random = Xoshiro256(seed: seed, purpose: .tumour, index: index)
    previous = targets.map(\.diameter)
    evaluation = RecistEvaluation(baseline: previous, isNodal: targets.map(\.isNodal))
    melting = []
    for _ in targets {
      melting.append(min(1, max(-0.25, course.shrinkage + random.normal(sd: 0.09))))
    }
    let hasNonTarget = baseline.lesions.contains { $0.type == .nonTarget }
    nonTarget = hasNonTarget ? .nonCompleteNonProgressive : nil
  }

  /// The baseline scan, then each of the calendar until one finds progression.
  mutating func scans(on calendar: ScanCalendar) -> [Scan] {
    var scans = [baselineScan(on: calendar.baselineOn)]
    for entry in calendar.entries {
      scans.append(entry.date.map { scan(entry, on: $0) } ?? missed(entry))
      if scans.last?.overall == .progressive { break }
    }
    return scans
  }

  private func missed(_ entry: ScanCalendar.Entry) -> Scan {
    Scan(number: entry.number, plannedOn: entry.plannedOn)
  }

  private func baselineScan(on day: Day) -> Scan {
    let measures = baseline.map { lesion in
      LesionMeasure(
        lesion: lesion.id, type: lesion.type, organ: lesion.organ,
        diameter: lesion.type == .target ? lesion.diameter : nil)
    }
    return Scan(number: 0, plannedOn: day, date: day, measures: measures)
  }

  private mutating func scan(_ entry: ScanCalendar.Entry, on date: Day) -> Scan {
    var diameters = targets.indices.map { diameter($0, on: date) }
    var newLesions: [LesionMeasure] = []
    let hasProgressed = date >= course.progressionOn
    let elapsed = date - course.randomisedOn
    if nonTarget != nil, course.shrinkage > 0.68, elapsed > 80 { nonTarget = .complete }
    if hasProgressed { progress(&diameters, &newLesions) }
    previous = diameters
    var measured = diameters.map(Optional.some)
    if !hasProgressed, !measured.isEmpty, random.chance(0.012) {
      measured[random.integer(in: 0...measured.count - 1)] = nil
    }
    var scan = Scan(number: entry.number, plannedOn: entry.plannedOn, date: date)
    scan.isUnscheduled = entry.isUnscheduled
    scan.measures = measures(measured) + newLesions
    scan.target = evaluation.target(measured)
    scan.nonTarget = nonTarget
    scan.newLesion = !newLesions.isEmpty
    scan.overall = RecistEvaluation.overall(
      target: scan.target, nonTarget: scan.nonTarget, newLesion: scan.newLesion)
    return scan
  }

  private func measures(_ diameters: [Double?]) -> [LesionMeasure] {
    var next = diameters.makeIterator()
    return baseline.map { lesion in
      LesionMeasure(
        lesion: lesion.id, type: lesion.type, organ: lesion.organ,
        diameter: lesion.type == .target ? next.next() ?? nil : nil)
    }
  }

  /// Whole millimetres before progression: exponential approach to the subject's depth, the effect
  /// of local treatment, two per cent of reading noise.
  private mutating func diameter(_ index: Int, on date: Day) -> Double {
    let lesion = targets[index]
    let elapsed = Double(date - course.randomisedOn)
    var size = lesion.diameter * (1 - melting[index] * (1 - exp(-elapsed / 40)))
    if let treatment = local.treatment(of: lesion.id), treatment.endedOn < date {
      size *= remaining(after: treatment, on: date)
    }
    size *= 1 + random.normal(sd: 0.02)
    return settled(size.rounded(), index)
  }

  private func remaining(after treatment: LocalTreatment, on date: Day) -> Double {
    let days = Double(date - treatment.endedOn)
    switch treatment.kind {
    case .surgery: return 0
    case .ablation: return 0.85 - 0.35 * (1 - exp(-days / 90))
    case .radiotherapy, .systemic: return 1 - 0.4 * (1 - exp(-days / 60))
    }
  }

  /// What is too small to measure is gone and stays so; a node shrinks to a normal size, not away.
  private func settled(_ size: Double, _ index: Int) -> Double {
    if previous[index] == 0 { return 0 }
    if targets[index].isNodal {
      let wasResected = size == 0
      let size = wasResected ? 0 : max(4, size)
      return previous[index] < 10 ? min(size, 9) : size
    }
    return size < 4 ? 0 : size
  }

  private enum Progression { case newLesion, growth, both, nonTarget }

  /// New lesions, growth, or both; where local treatment held the old lesions, mostly new ones.
  private mutating func progress(_ diameters: inout [Double], _ newLesions: inout [LesionMeasure]) {
    let growth = local.treatments.isEmpty ? 45.0 : 20
    var kind = random.pick([
      (Progression.newLesion, 45), (.growth, growth), (.both, 12), (.nonTarget, 7),
    ])
    if targets.isEmpty && kind == .growth || nonTarget == nil && kind == .nonTarget {
      kind = .newLesion
    }
    if kind == .growth || kind == .both, !targets.isEmpty { grow(&diameters) }
    if kind == .newLesion || kind == .both { newLesions = drawNewLesions() }
    if kind == .nonTarget { nonTarget = .progressive }
  }

  /// Adds to one target what makes the sum progressive.
  private mutating func grow(_ diameters: inout [Double]) {
    let goal = max(
      evaluation.smallestSum * random.uniform(1.25, 1.7),
      evaluation.smallestSum + random.uniform(7, 14))
    let missing = goal - diameters.reduce(0, +)
    let index = random.integer(in: 0...diameters.count - 1)
    let smallest = targets[index].isNodal ? 16.0 - diameters[index] : 0
    diameters[index] += max(missing, smallest, 6).rounded(.up)
  }

  private mutating func drawNewLesions() -> [LesionMeasure] {
    let count = random.pick([(1, 55), (2, 28), (3, 17)])
    return (1...count).map { number in
      let organ = random.pick(Organ.metastatic + [(.pleura, 6), (.peritoneum, 3)])
      let size = (8 + random.gamma(shape: 2, mean: 8)).rounded()
      let isMeasured = organ != .bone && organ != .pleura && organ != .peritoneum
      return LesionMeasure(
        lesion: "NEW" + String(number), type: .new, organ: organ, diameter: isMeasured ? size : nil)
    }
  }
}
