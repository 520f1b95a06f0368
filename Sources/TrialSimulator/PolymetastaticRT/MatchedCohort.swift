import Glibc
import Statistics

extension PolymetastaticRT {
  /// 331 subjects, 88 of them irradiated, of whom the matching pairs exactly 75.
  ///
  /// Drawn anew until it does, the pairs are alike and no choice of the matching hangs on a tie.
  struct MatchedCohort {
    let candidates: [Candidate]
    let isIrradiated: [Bool]
    let pairs: [MatchedPair]

    /// The largest standardised mean difference that is left after matching.
    private static let balance = 0.12
    private static let attempts = 3000

    init(seed: UInt64) throws {
      for attempt in 0..<Self.attempts {
        var random = Xoshiro256(seed: seed, purpose: .baseline, index: 1 << 32 + attempt)
        let candidates = Self.candidates(&random)
        let isIrradiated = Self.choose(candidates, &random)
        guard let pairs = Self.pairs(candidates, isIrradiated) else { continue }
        self.candidates = candidates
        self.isIrradiated = isIrradiated
        self.pairs = pairs
        return
      }
      throw NotReached(seed: seed, target: "75 matched pairs")
    }

    var strata: [Stratum] {
      let matched = Set(pairs.flatMap { [$0.treated, $0.control] })
      return candidates.indices.map {
        Stratum(isIrradiated: isIrradiated[$0], isMatched: matched.contains($0))
      }
    }

    /// No two alike, so that equal logits do not occur.
    private static func candidates(_ random: inout Xoshiro256) -> [Candidate] {
      let affected = Targets.dysphagia.irradiated.whole + Targets.dysphagia.systemic.whole
      var known: Set<Candidate> = []
      return (0..<Targets.subjects).map { index in
        while true {
          let candidate = Candidate.draw(hasDysphagia: index < affected, &random)
          if known.insert(candidate).inserted { return candidate }
        }
      }
    }

    /// Exactly 60 irradiated with dysphagia and 28 without, by inclination and chance.
    private static func choose(
      _ candidates: [Candidate], _ random: inout Xoshiro256
    ) -> [Bool] {
      let slope = random.uniform(0.75, 1.15)
      let keys = candidates.map { slope * $0.inclination - log(-log(1 - random.uniform())) }
      let order = candidates.indices.sorted { keys[$0] > keys[$1] }
      let affected = Targets.dysphagia.irradiated.whole
      let chosen =
        order.filter { candidates[$0].hasDysphagia }.prefix(affected)
        + order.filter { !candidates[$0].hasDysphagia }.prefix(Targets.irradiated - affected)
      var isIrradiated = Array(repeating: false, count: candidates.count)
      for index in chosen { isIrradiated[index] = true }
      return isIrradiated
    }

    /// Nil where the cohort does not serve.
    private static func pairs(
      _ candidates: [Candidate], _ isIrradiated: [Bool]
    ) -> [MatchedPair]? {
      let covariates = Candidate.covariates(of: candidates)
      let design = DesignMatrix(covariates, rows: candidates.count)
      let score = PropensityScore(treated: isIrradiated, design: design) { _ in }
      guard let logits = score.logits else { return nil }
      let matching = NearestNeighbourMatching(logits: logits, treated: isIrradiated) { _ in }
      guard let matches = matching.matches, matches.pairs.count == Targets.pairs else { return nil }
      let after = CovariateBalance(
        treated: isIrradiated, covariates: covariates,
        weights: matches.weights(rows: candidates.count))
      let isBalanced = after.lines.allSatisfy {
        abs($0.after.standardisedDifference ?? 1) <= balance
      }
      guard isBalanced, MatchingReplay(logits, isIrradiated).isClear(matches) else { return nil }
      return matches.pairs
    }
  }
}
