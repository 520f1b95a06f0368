import CohortModel
import Glibc

/// The lesions of one subject from scan to scan; responses are read off the diameters by
/// `RecistEvaluation` and nothing else.
///
/// Courses are drawn until one gives what the search asked for: a response or none before
/// progression, and progression at the scan that found it.
struct LiverTumour {
  private let member: LiverMember
  private let local: [LocalTreatment]
  private let targets: [BaselineLesion]
  private var random: Xoshiro256
  private static let tries = 400

  init(_ member: LiverMember, _ local: [LocalTreatment], _ random: Xoshiro256) {
    self.member = member
    self.local = local
    self.random = random
    targets = member.baseline.lesions.filter { $0.type == .target }
  }

  /// The baseline scan and those after it; nil where no course fits.
  mutating func scans() -> [Scan]? {
    let before = ClinicCalendar.onOrBefore(member.start - random.integer(in: 3...20))
    var baseline = Scan(number: 0, plannedOn: before, date: before)
    baseline.measures = measures(targets.map(\.diameter))
    for _ in 0..<Self.tries {
      let scans = attempt()
      if fits(scans) { return [baseline] + scans }
    }
    return nil
  }

  private func fits(_ scans: [Scan]) -> Bool {
    let isFound = scans.last?.overall == .progressive
    guard isFound == (member.course.progression != nil) else { return false }
    let before = (isFound ? scans.dropLast() : scans[...]).compactMap(\.overall)
    let responds = before.contains { $0 == .partial || $0 == .complete }
    return !before.contains(.progressive) && responds == member.isResponder
  }

  private mutating func attempt() -> [Scan] {
    let depth = member.isResponder ? depthOfResponse() : random.uniform(-0.12, 0.26)
    let melting = targets.map { _ in min(1, depth + random.normal(sd: 0.05)) }
    var sizes = targets.map(\.diameter)
    var evaluation = RecistEvaluation(baseline: sizes, isNodal: targets.map(\.isNodal))
    return member.course.scans.enumerated().map { index, offset in
      var scan = Scan(
        number: index + 1, plannedOn: member.day(offset), date: member.day(offset))
      sizes = targets.indices.map { size(of: $0, after: offset, melting[$0], from: sizes[$0]) }
      scan.nonTarget = nonTarget(after: offset, isGone: depth >= 1)
      var newLesions: [LesionMeasure] = []
      if offset == member.course.progression {
        newLesions = progress(&sizes, nadir: evaluation.smallestSum)
      }
      scan.measures = measures(sizes) + newLesions
      scan.newLesion = !newLesions.isEmpty
      scan.target = evaluation.target(sizes)
      scan.overall = RecistEvaluation.overall(
        target: scan.target, nonTarget: scan.nonTarget, newLesion: scan.newLesion)
      return scan
    }
  }

  private mutating func depthOfResponse() -> Double {
    random.chance(0.08) ? 1.1 : random.uniform(0.42, 0.88)
  }

  private func nonTarget(after offset: Int, isGone: Bool) -> Response? {
    guard targets.count < member.baseline.lesions.count else { return nil }
    return isGone && offset > 60 ? .complete : .nonCompleteNonProgressive
  }

  /// Whole millimetres: exponential approach to the depth, the effect of local therapy, noise.
  private mutating func size(
    of index: Int, after offset: Int, _ melting: Double, from previous: Double
  ) -> Double {
    var size = targets[index].diameter * (1 - melting * (1 - exp(-Double(offset) / 34)))
    if let treated = local.first(where: { $0.lesion == targets[index].id }),
      treated.endedOn < member.day(offset)
    {
      size *= treated.kind == .surgery ? 0 : member.isResponder ? 0.6 : 0.94
    }
    size = (size * (1 + random.normal(sd: 0.02))).rounded()
    if targets[index].isNodal { return max(5, size) }
    return previous == 0 || size < 4 ? 0 : size
  }

  /// New lesions, growth of one lesion that makes the sum progressive, or both.
  private mutating func progress(_ sizes: inout [Double], nadir: Double) -> [LesionMeasure] {
    let (grows, spreads) = random.pick([
      ((true, false), 45), ((false, true), 40), ((true, true), 15),
    ])
    if grows {
      let goal = max(nadir * random.uniform(1.24, 1.7), nadir + random.uniform(7, 16))
      let index = random.integer(in: 0...sizes.count - 1)
      sizes[index] += max(6, goal - sizes.reduce(0, +)).rounded(.up)
    }
    guard spreads else { return [] }
    return (1...random.pick([(1, 50), (2, 30), (3, 20)])).map { number in
      let organ = random.pick([(Organ.liver, 50), (.lymphNode, 20), (.lung, 20), (.bone, 10)])
      let size = (8 + random.gamma(shape: 2, mean: 8)).rounded()
      return LesionMeasure(
        lesion: "NEW" + String(number), type: .new, organ: organ,
        diameter: organ == .bone ? nil : size)
    }
  }

  private func measures(_ sizes: [Double]) -> [LesionMeasure] {
    var next = sizes.makeIterator()
    return member.baseline.lesions.map { lesion in
      LesionMeasure(
        lesion: lesion.id, type: lesion.type, organ: lesion.organ,
        diameter: lesion.type == .target ? next.next() : nil)
    }
  }
}
