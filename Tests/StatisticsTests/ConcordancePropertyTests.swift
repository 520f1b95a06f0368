import Statistics
import Testing

/// Small random data with ties in everything, against every pair taken by itself.
@Suite struct ConcordancePropertyTests {
  private struct Data {
    var scores: [Double] = []
    var times: [Double] = []
    var events: [Bool] = []
    var entries: [Double]?
    var strata: [Int]?
    var weights: [Double]?

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...40, using: &random)
      let last = [3, 12, 200].randomElement(using: &random) ?? 3
      for _ in 0..<count {
        scores.append(Double(Int.random(in: -last...last, using: &random)) / 4)
        times.append(Double(Int.random(in: 1...last, using: &random)))
        events.append(Bool.random(using: &random))
      }
      if seed % 2 == 0 {
        entries = times.map { Double(Int.random(in: -1..<Int($0), using: &random)) }
      }
      if seed % 3 == 0 { strata = times.map { _ in Int.random(in: 7...9, using: &random) } }
      if seed % 5 == 0 {
        weights = times.map { _ in Double(Int.random(in: 0...4, using: &random)) / 2 }
      }
    }

    var concordance: Concordance {
      Concordance(
        scores: scores, times: times, events: events, entries: entries, strata: strata,
        weights: weights)
    }

    func reordered(_ order: [Int]) -> Data {
      var copy = self
      copy.scores = order.map { scores[$0] }
      copy.times = order.map { times[$0] }
      copy.events = order.map { events[$0] }
      copy.entries = entries.map { entries in order.map { entries[$0] } }
      copy.strata = strata.map { strata in order.map { strata[$0] } }
      copy.weights = weights.map { weights in order.map { weights[$0] } }
      return copy
    }

    /// `a` has the event while `b` is at risk and has none then.
    func isComparable(_ a: Int, _ b: Int) -> Bool {
      guard events[a], strata?[a] == strata?[b], a != b else { return false }
      if let entries, entries[b] >= times[a] { return false }
      return times[b] > times[a] || (times[b] == times[a] && !events[b])
    }

    /// The definition, pair by pair: estimate and standard error.
    func byPairs() -> (estimate: Double, standardError: Double)? {
      var net = scores.map { _ in 0.0 }
      var met = net
      for a in scores.indices {
        for b in scores.indices where isComparable(a, b) {
          let sign = scores[a] > scores[b] ? 1.0 : scores[a] < scores[b] ? -1.0 : 0
          let (first, second) = (weights?[a] ?? 1, weights?[b] ?? 1)
          net[a] += second * sign
          net[b] += first * sign
          met[a] += second
          met[b] += first
        }
      }
      let weight = { (row: Int) in weights?[row] ?? 1 }
      let all = scores.indices.reduce(0) { $0 + weight($1) * met[$1] } / 2
      guard all > 0 else { return nil }
      let somers = scores.indices.reduce(0) { $0 + weight($1) * net[$1] } / 2 / all
      let squares = scores.indices.reduce(0.0) {
        let influence = weight($1) * (net[$1] - somers * met[$1]) / all
        return $0 + influence * influence
      }
      return ((somers + 1) / 2, squares.squareRoot() / 2)
    }
  }

  private static let seeds = UInt64(1)...120

  @Test(arguments: seeds)
  func `counting by ranks equals counting pair by pair`(seed: UInt64) {
    let data = Data(seed: seed)
    let (concordance, expected) = (data.concordance, data.byPairs())
    #expect(agree(concordance.estimate, expected?.estimate, tolerance: 1e-12))
    #expect(agree(concordance.standardError, expected?.standardError, tolerance: 1e-12))
  }

  @Test(arguments: seeds)
  func `turning the scores round turns concordance round`(seed: UInt64) {
    var data = Data(seed: seed)
    let forwards = data.concordance
    data.scores = data.scores.map { -$0 }
    let backwards = data.concordance
    #expect(agree(backwards.estimate, forwards.estimate.map { 1 - $0 }, tolerance: 1e-12))
    #expect(agree(backwards.standardError, forwards.standardError, tolerance: 1e-12))
    #expect(backwards.pairs.concordant == forwards.pairs.discordant)
    #expect(backwards.pairs.tiedScore == forwards.pairs.tiedScore)
    #expect(backwards.pairs.tiedBoth == forwards.pairs.tiedBoth)
  }

  @Test(arguments: seeds)
  func `the order of the rows changes nothing`(seed: UInt64) {
    let data = Data(seed: seed)
    var random = SeededGenerator(seed: seed + 5000)
    let shuffled = data.reordered(data.scores.indices.shuffled(using: &random)).concordance
    #expect(shuffled.pairs == data.concordance.pairs)
    #expect(agree(shuffled.standardError, data.concordance.standardError, tolerance: 1e-12))
  }

  @Test(arguments: seeds)
  func `a weight of two counts as two rows of one cluster`(seed: UInt64) {
    var data = Data(seed: seed)
    data.weights = data.scores.map { _ in 2 }
    let weighted = data.concordance
    let rows = Array(data.scores.indices)
    var twice = data.reordered(rows + rows)
    twice.weights = nil
    let doubled = Concordance(
      scores: twice.scores, times: twice.times, events: twice.events, entries: twice.entries,
      strata: twice.strata, clusters: rows + rows)
    #expect(doubled.pairs.concordant == weighted.pairs.concordant)
    #expect(doubled.pairs.discordant == weighted.pairs.discordant)
    #expect(agree(doubled.estimate, weighted.estimate, tolerance: 1e-12))
    #expect(agree(doubled.standardError, weighted.standardError, tolerance: 1e-12))
  }
}
