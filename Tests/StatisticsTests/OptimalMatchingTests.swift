import Statistics
import Testing

@Suite struct OptimalMatchingTests {
  /// Treated at 3 and 2, controls at 2.25 and 0. The greedy way pairs 3 with 2.25 and 2 with 0:
  /// 0.75 + 2 = 2.75. So does every way: 3–0 and 2–2.25 come to 3.25. Within a caliper of 1 only one
  /// pair can be made: 2–2.25 at 0.25, where the greedy way has 3–2.25 at 0.75.
  @Test func `the least distance of a small case is that worked by hand`() throws {
    let logits = [3.0, 2, 2.25, 0]
    let treated = [true, true, false, false]
    let free = try OptimalMatching(logits: logits, treated: treated, caliper: .none).outcome.get()
    #expect(free.totalDistance == 2.75)
    let near = try OptimalMatching(
      logits: logits, treated: treated, caliper: .distance(1)
    ).outcome.get()
    #expect(near.pairs == [MatchedPair(treated: 1, control: 2, distance: 0.25)])
    #expect(near.unmatchedTreated == [0])
  }

  /// Treated at 0 and 1, controls at −0.9 and 0.2. The greedy way: 1 takes 0.2, 0 takes −0.9.
  /// With the caliper 0.8: 1 takes 0.2 and 0 stays alone; one pair at most; 0–0.2 is nearer.
  @Test func `pairs come before distance and distance before the greedy choice`() throws {
    let logits = [0.0, 1, -0.9, 0.2]
    let treated = [true, true, false, false]
    let wide = try OptimalMatching(
      logits: logits, treated: treated, caliper: .distance(0.95)
    ).outcome.get()
    #expect(wide.pairs.count == 2)
    let narrow = try OptimalMatching(
      logits: logits, treated: treated, caliper: .distance(0.8)
    ).outcome.get()
    #expect(narrow.pairs == [MatchedPair(treated: 0, control: 3, distance: 0.2)])
  }

  @Test(arguments: 0..<300)
  func `no assignment makes more pairs or the same at less distance`(seed: Int) throws {
    let data = MatchingData(seed: UInt64(seed), size: 2...10)
    let matches = try OptimalMatching(
      logits: data.logits, treated: data.treated, caliper: data.caliper
    ).outcome.get()
    let best = data.bestPairs(caliper: matches.caliper)
    #expect(matches.pairs.count == best.count)
    #expect(abs(matches.totalDistance - best.distance) < 1e-12)
    #expect(Set(matches.pairs.map(\.treated)).count == best.count)
    #expect(Set(matches.pairs.map(\.control)).count == best.count)
    for pair in matches.pairs {
      #expect(data.treated[pair.treated] && !data.treated[pair.control])
      #expect(pair.distance == abs(data.logits[pair.treated] - data.logits[pair.control]))
      #expect(pair.distance <= matches.caliper ?? .infinity)
    }
  }

  @Test func `more candidates than the limit are refused`() {
    let matching = OptimalMatching(
      logits: [1, 2, 3, 4], treated: [true, false, true, false], caliper: .none,
      candidateLimit: 3, checkpoint: { _ in })
    #expect(throws: Matches.Refusal.tooManyCandidates(limit: 3)) { try matching.outcome.get() }
  }

  @Test func `an empty arm is refused`() {
    let matching = OptimalMatching(logits: [1], treated: [true], checkpoint: { _ in })
    #expect(throws: Matches.Refusal.noControls) { try matching.outcome.get() }
  }
}
