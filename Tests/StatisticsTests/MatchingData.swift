import Statistics

/// Small cohorts for matching, with as many ties as not, and the plainest way to match them.
struct MatchingData {
  let logits: [Double]
  let treated: [Bool]
  let order: [Int]
  let caliper: MatchingCaliper

  init(seed: UInt64, size: ClosedRange<Int> = 2...60) {
    var generator = SeededGenerator(seed: seed &* 7919 &+ 3)
    let count = Int.random(in: size, using: &generator)
    let steps = [1.0, 4, 1e6][Int(seed % 3)]
    logits = (0..<count).map { _ in
      (Double.random(in: -3...3, using: &generator) * steps).rounded() / steps
    }
    let share = Int.random(in: 1...9, using: &generator)
    let drawn = (0..<count).map { _ in Int.random(in: 0..<10, using: &generator) < share }
    treated = [true, false] + drawn.dropFirst(2)
    order = logits.indices.shuffled(using: &generator)
    caliper =
      [
        .none, .standardDeviations(0.2), .distance(0), .distance(1), .standardDeviations(0.05),
      ][Int(seed / 3 % 5)]
  }

  func rows(of arm: Bool) -> [Int] { treated.indices.filter { treated[$0] == arm } }

  /// Word for word: sort, walk from the largest, look at every control.
  func greedyPairs(caliper: Double?, order: [Int]?) -> [MatchedPair] {
    let given = order ?? Array(logits.indices)
    let sorted = given.enumerated().sorted {
      (logits[$0.element], $0.offset) < (logits[$1.element], $1.offset)
    }.map(\.element)
    let choosing = given.enumerated().filter { treated[$0.element] }.sorted {
      (-logits[$0.element], $0.offset) < (-logits[$1.element], $1.offset)
    }.map(\.element)
    var used: Set<Int> = []
    var pairs: [MatchedPair] = []
    for subject in choosing {
      let place = sorted.firstIndex(of: subject)!
      let isFree = { (row: Int) in !treated[row] && !used.contains(row) }
      let sides = [sorted[..<place].last(where: isFree), sorted[place...].first(where: isFree)]
      let nearest = sides.compactMap(\.self).map { ($0, abs(logits[subject] - logits[$0])) }
        .reduce(nil as (Int, Double)?) { best, next in
          best.map { next.1 < $0.1 ? next : $0 } ?? next
        }
      guard let (control, distance) = nearest, distance <= caliper ?? .infinity else { continue }
      used.insert(control)
      pairs.append(MatchedPair(treated: subject, control: control, distance: distance))
    }
    return pairs
  }

  /// The most pairs and among those the least distance, by trying every assignment.
  func bestPairs(caliper: Double?) -> (count: Int, distance: Double) {
    let controls = rows(of: false)
    func best(_ rest: ArraySlice<Int>, _ used: Set<Int>) -> (count: Int, distance: Double) {
      guard let subject = rest.first else { return (0, 0) }
      var found = best(rest.dropFirst(), used)
      for control in controls where !used.contains(control) {
        let distance = abs(logits[subject] - logits[control])
        guard distance <= caliper ?? .infinity else { continue }
        let others = best(rest.dropFirst(), used.union([control]))
        let candidate = (count: others.count + 1, distance: others.distance + distance)
        if (-candidate.count, candidate.distance) < (-found.count, found.distance) {
          found = candidate
        }
      }
      return found
    }
    return best(rows(of: true)[...], [])
  }
}
