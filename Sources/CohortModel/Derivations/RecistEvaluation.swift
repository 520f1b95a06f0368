/// RECIST 1.1 over the scans of one subject (Eisenhauer, Eur J Cancer 2009;45:228).
///
/// Target response comes from the sum of diameters: partial at 30 % or more below baseline,
/// progressive at 20 % and 5 mm or more above the smallest sum so far. After all targets were gone,
/// a target that comes back is progression, and so is a node of 10 mm or more that grew by 5 mm.
/// Percentages are compared in whole tenths, for 0.7 · 90 falls short of 63 in binary.
package struct RecistEvaluation: Sendable {
  private let isNodal: [Bool]
  private let baselineSum: Double
  private var nadir: Double
  private var smallest: [Double]
  private var wasGone = false

  /// - Parameter baseline: diameters of the targets before treatment, in millimetres.
  package init(baseline: [Double], isNodal: [Bool]) {
    precondition(baseline.count == isNodal.count, "one kind for every lesion")
    self.isNodal = isNodal
    baselineSum = baseline.reduce(0, +)
    nadir = baselineSum
    smallest = baseline
  }

  /// Smallest sum of the scans so far, baseline included, in millimetres.
  package var smallestSum: Double { nadir }

  /// Response of the targets at the next scan; nil where the subject has none.
  package mutating func target(_ diameters: [Double?]) -> Response? {
    guard !isNodal.isEmpty else { return nil }
    let known = diameters.compactMap { $0 }
    let sum = known.reduce(0, +)
    guard known.count == isNodal.count else {
      return grew(to: sum) ? .progressive : .notEvaluable
    }
    let response = response(known, sum: sum)
    nadir = min(nadir, sum)
    smallest = zip(smallest, known).map { min($0, $1) }
    wasGone = wasGone || response == .complete
    return response
  }

  private func response(_ diameters: [Double], sum: Double) -> Response {
    let isGone = zip(diameters, isNodal).allSatisfy { $1 ? $0 < 10 : $0 == 0 }
    if wasGone {
      if reappeared(diameters) { return .progressive }
      return isGone ? .complete : .partial
    }
    if isGone { return .complete }
    if grew(to: sum) { return .progressive }
    return 10 * sum <= 7 * baselineSum ? .partial : .stable
  }

  private func grew(to sum: Double) -> Bool {
    10 * sum >= 12 * nadir && sum >= nadir + 5
  }

  private func reappeared(_ diameters: [Double]) -> Bool {
    diameters.indices.contains { index in
      isNodal[index]
        ? diameters[index] >= 10 && diameters[index] >= smallest[index] + 5
        : diameters[index] > 0
    }
  }

  /// The table of RECIST 1.1 that joins targets, non-targets and new lesions.
  package static func overall(
    target: Response?, nonTarget: Response?, newLesion: Bool
  ) -> Response {
    if newLesion || target == .progressive || nonTarget == .progressive { return .progressive }
    switch target {
    case nil: return nonTarget ?? .notEvaluable
    case .notEvaluable?: return .notEvaluable
    case .complete?:
      return nonTarget == nil || nonTarget == .complete ? .complete : .partial
    case let response?: return response
    }
  }
}
