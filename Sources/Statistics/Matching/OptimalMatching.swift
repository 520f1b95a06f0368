/// 1:1 matching without replacement of the least total distance among all that make as many pairs
/// as the caliper allows.
///
/// On a line two crossing pairs can be uncrossed without either distance growing beyond the larger
/// one, nor their sum; so some best matching keeps the order of the logits, and a walk over treated
/// subjects and controls in that order finds it exactly: best(i, j) of the first i and j leaves out
/// the i-th treated, or the j-th control, or pairs them. Only controls within the caliper of a
/// treated subject are visited; their number, not that of subjects, bounds time and memory. Among
/// equally good matchings the one that leaves out the later subjects is taken.
package struct OptimalMatching: Sendable {
  package let outcome: Result<Matches, Matches.Refusal>

  package var matches: Matches? { try? outcome.get() }

  /// Pairs within the caliper that are compared at most, one byte each.
  package static let candidateLimit = 100_000_000

  /// The parameters are those of `NearestNeighbourMatching`.
  package init(
    logits: [Double], treated: [Bool], caliper: MatchingCaliper = .standardDeviations(0.2),
    order: [Int]? = nil, candidateLimit: Int = Self.candidateLimit,
    checkpoint: Checkpoint
  ) rethrows {
    let line = MatchingLine.line(logits, treated: treated, caliper: caliper, order: order)
    switch line {
    case .failure(let refusal): outcome = .failure(refusal)
    case .success(let line):
      let windows = Self.windows(line)
      guard windows.reduce(0, { $0 + $1.count }) <= candidateLimit else {
        outcome = .failure(.tooManyCandidates(limit: candidateLimit))
        return
      }
      var walk = OrderedMatchingWalk(line, windows)
      try walk.run(checkpoint: checkpoint)
      outcome = .success(line.matches(walk.pairs()))
    }
  }

  package init(
    logits: [Double], treated: [Bool], caliper: MatchingCaliper = .standardDeviations(0.2),
    order: [Int]? = nil, candidateLimit: Int = Self.candidateLimit
  ) {
    self.init(
      logits: logits, treated: treated, caliper: caliper, order: order,
      candidateLimit: candidateLimit, checkpoint: { _ in })
  }

  /// The controls within the caliper of each treated subject; both ends ascend.
  private static func windows(_ line: MatchingLine) -> [Range<Int>] {
    var first = 0
    var last = 0
    return line.treated.map { subject in
      func isWithin(_ control: Int) -> Bool {
        line.isWithinCaliper(abs(subject.logit - line.controls[control].logit))
      }
      let before = Int(subject.before)
      while first < before, !isWithin(first) { first += 1 }
      last = max(last, before)
      while last < line.controls.count, isWithin(last) { last += 1 }
      return first..<last
    }
  }
}

/// Best matchings of ever more treated subjects with all the controls up to each.
private struct OrderedMatchingWalk {
  private enum Choice: UInt8 {
    case leavesTreated, leavesControl, pairs
  }

  private struct Score {
    var pairs = 0
    var distance = 0.0

    func isBetter(than other: Score) -> Bool {
      pairs != other.pairs ? pairs > other.pairs : distance < other.distance
    }
  }

  private let line: MatchingLine
  private let windows: [Range<Int>]
  /// Choices of all windows, one after the other.
  private var choices: [Choice] = []

  init(_ line: MatchingLine, _ windows: [Range<Int>]) {
    self.line = line
    self.windows = windows
    choices.reserveCapacity(windows.reduce(0) { $0 + $1.count })
  }

  mutating func run(checkpoint: Checkpoint) rethrows {
    // Element j is the best score of the first j controls; beyond `reach` it is that at `reach`,
    // for no treated subject so far could pair with them.
    var best = Array(repeating: Score(), count: line.controls.count + 1)
    var reach = 0
    for (index, window) in windows.enumerated() {
      if index % 256 == 0 { try checkpoint(Double(index) / Double(windows.count)) }
      while reach < window.upperBound {
        best[reach + 1] = best[reach]
        reach += 1
      }
      choose(for: line.treated[index].logit, window, &best)
    }
  }

  private mutating func choose(for logit: Double, _ window: Range<Int>, _ best: inout [Score]) {
    var earlier = best[window.lowerBound]
    for control in window {
      var (score, choice) = (best[control + 1], Choice.leavesTreated)
      let paired = Score(
        pairs: earlier.pairs + 1,
        distance: earlier.distance + abs(logit - line.controls[control].logit))
      earlier = score
      if paired.isBetter(than: score) { (score, choice) = (paired, .pairs) }
      if best[control].isBetter(than: score) { (score, choice) = (best[control], .leavesControl) }
      best[control + 1] = score
      choices.append(choice)
    }
  }

  /// The choices followed back from the end; from the largest logit down.
  func pairs() -> [MatchedPair] {
    var pairs: [MatchedPair] = []
    var start = choices.count
    var controls = line.controls.count
    for (index, window) in windows.enumerated().reversed() {
      start -= window.count
      if let control = partner(window, choicesFrom: start, among: &controls) {
        pairs.append(line.pair(line.treated[index], line.controls[control]))
      }
    }
    return pairs
  }

  private func partner(
    _ window: Range<Int>, choicesFrom start: Int, among controls: inout Int
  ) -> Int? {
    var last = min(controls, window.upperBound)
    while last > window.lowerBound {
      switch choices[start + last - 1 - window.lowerBound] {
      case .leavesTreated:
        controls = last
        return nil
      case .leavesControl: last -= 1
      case .pairs:
        controls = last - 1
        return last - 1
      }
    }
    controls = min(controls, last)
    return nil
  }
}
