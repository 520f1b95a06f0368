import Statistics

extension PolymetastaticRT {
  /// The choices of a greedy matching once more, to see how near the second best was.
  ///
  /// A matching in which no choice is near a tie comes out the same whatever the order of rows and
  /// columns, the last digits of the logits and the program's rule for ties.
  struct MatchingReplay {
    private let logits: [Double]
    private let treated: [Int]
    private let controls: [Int]
    private static let margin = 1e-7

    init(_ logits: [Double], _ isTreated: [Bool]) {
      self.logits = logits
      let order = logits.indices.sorted { logits[$0] > logits[$1] }
      treated = order.filter { isTreated[$0] }
      controls = order.filter { !isTreated[$0] }
    }

    func isClear(_ matches: Matches) -> Bool {
      guard let caliper = matches.caliper, isOrdered else { return false }
      let partner = Dictionary(
        uniqueKeysWithValues: matches.pairs.map { ($0.treated, $0.control) })
      var unused = controls
      for subject in treated {
        let distances = unused.map { abs(logits[$0] - logits[subject]) }.sorted()
        guard let nearest = distances.first else { continue }
        let runnerUp = distances.count > 1 ? distances[1] : .infinity
        let isMatched = partner[subject] != nil
        guard abs(nearest - caliper) > Self.margin,
          !isMatched || runnerUp - nearest > Self.margin
        else { return false }
        unused.removeAll { $0 == partner[subject] }
      }
      return true
    }

    private var isOrdered: Bool {
      zip(treated, treated.dropFirst()).allSatisfy { logits[$0] - logits[$1] > Self.margin }
    }
  }
}
