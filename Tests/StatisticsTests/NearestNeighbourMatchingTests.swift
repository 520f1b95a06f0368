import Statistics
import Testing

@Suite struct NearestNeighbourMatchingTests {
  /// Treated at 3, 2 and 0 (rows 0, 1, 2); controls at 2.5, 1.5, 1 and −2 (rows 3 … 6).
  /// 3 takes 2.5, the only one near. 2 finds 1.5 before it (0.5), nothing unused after. 0 has −2
  /// before it and 1 after it, nearer.
  @Test func `the pairs of a small case are those worked by hand`() throws {
    let matches = try match(
      [3, 2, 0, 2.5, 1.5, 1, -2], treated: 3, caliper: .none)
    #expect(
      matches.pairs == [
        MatchedPair(treated: 0, control: 3, distance: 0.5),
        MatchedPair(treated: 1, control: 4, distance: 0.5),
        MatchedPair(treated: 2, control: 5, distance: 1),
      ])
    let near = try match([3, 2, 0, 2.5, 1.5, 1, -2], treated: 3, caliper: .distance(0.5))
    #expect(near.pairs.map(\.treated) == [0, 1])
    #expect(near.unmatchedTreated == [2])
  }

  @Test func `on equal distance the control before is taken`() throws {
    #expect(try match([2, 3, 1], treated: 1, caliper: .none).pairs.map(\.control) == [2])
  }

  /// Equal logits stand in the order of the data: c, t, c, t, c in rows 0 … 4. The first treated
  /// takes the control before it, the second the nearest before it, which is row 2.
  @Test func `equal logits match by their order`() throws {
    let treated = [false, true, false, true, false]
    func pairs(_ order: [Int]?) throws -> [[Int]] {
      try NearestNeighbourMatching(
        logits: Array(repeating: 0.3, count: 5), treated: treated, order: order
      ).outcome.get().pairs.map { [$0.treated, $0.control] }
    }
    #expect(try pairs(nil) == [[1, 0], [3, 2]])
    #expect(try pairs([4, 3, 2, 1, 0]) == [[3, 4], [1, 2]])
  }

  @Test func `a caliper of zero pairs equal logits alone, negative zero too`() throws {
    let matches = try match([1, 0.0, 5, -0.0, 1, 4.999], treated: 3, caliper: .distance(0))
    #expect(matches.pairs.map { [$0.treated, $0.control] } == [[0, 4], [1, 3]])
    #expect(matches.unmatchedTreated == [2])
  }

  @Test func `when treated outnumber controls the lowest stay alone`() throws {
    let matches = try match([1, 2, 3, 4, 0, 0], treated: 4, caliper: .none)
    #expect(matches.pairs.map(\.treated) == [3, 2])
    #expect(matches.unmatchedTreated == [0, 1])
  }

  /// Logits 0, 0, 1, 1: SD = √(1/3), so 0.2 SD = 0.11547.
  @Test func `the caliper is measured in standard deviations of all subjects`() throws {
    let matches = try match([0, 1, 0, 1], treated: 2, caliper: .standardDeviations(0.2))
    #expect(agree(matches.caliper, 0.2 * (1.0 / 3).squareRoot(), tolerance: 1e-14))
    #expect(matches.pairs.count == 2)
  }

  @Test func `an empty arm and a logit that is no number are refused`() {
    #expect(refusal([1, 2], [true, true]) == .noControls)
    #expect(refusal([1, 2], [false, false]) == .noTreated)
    #expect(refusal([], []) == .noTreated)
    #expect(refusal([1, .nan], [false, true]) == .notFinite(row: 1))
    #expect(refusal([-.infinity, 1], [false, true]) == .notFinite(row: 0))
  }

  @Test func `a checkpoint that throws stops the matching`() {
    struct Cancelled: Error {}
    #expect(throws: Cancelled.self) {
      try NearestNeighbourMatching(logits: [1, 2], treated: [true, false]) {
        if $0 > 0.5 { throw Cancelled() }
      }
    }
  }

  @Test(arguments: 0..<300)
  func `the pairs are those of a search through all controls`(seed: Int) throws {
    let data = MatchingData(seed: UInt64(seed))
    let order = seed % 3 == 0 ? data.order : nil
    let matches = try NearestNeighbourMatching(
      logits: data.logits, treated: data.treated, caliper: data.caliper, order: order
    ).outcome.get()
    let expected = data.greedyPairs(caliper: matches.caliper, order: order)
    #expect(matches.pairs == expected)
    let alone = data.rows(of: true).filter { row in !expected.contains { $0.treated == row } }
    #expect(matches.unmatchedTreated == alone)
  }

  @Test func `permuting the data changes no pair where an order is given`() throws {
    for seed in 0..<50 {
      let data = MatchingData(seed: UInt64(seed))
      var generator = SeededGenerator(seed: 77)
      let places = data.logits.indices.shuffled(using: &generator)
      var order = places
      for (row, original) in places.enumerated() { order[original] = row }
      let original = try NearestNeighbourMatching(
        logits: data.logits, treated: data.treated, caliper: .distance(2)
      ).outcome.get()
      let permuted = try NearestNeighbourMatching(
        logits: places.map { data.logits[$0] }, treated: places.map { data.treated[$0] },
        caliper: .distance(2), order: order
      ).outcome.get()
      #expect(
        original.pairs.map { [$0.treated, $0.control] }
          == permuted.pairs.map { [places[$0.treated], places[$0.control]] })
    }
  }

  /// The first `treated` of the logits are treated.
  private func match(
    _ logits: [Double], treated: Int, caliper: MatchingCaliper
  ) throws -> Matches {
    try NearestNeighbourMatching(
      logits: logits, treated: logits.indices.map { $0 < treated }, caliper: caliper
    ).outcome.get()
  }

  private func refusal(_ logits: [Double], _ treated: [Bool]) -> Matches.Refusal? {
    let matching = NearestNeighbourMatching(
      logits: logits, treated: treated, checkpoint: { _ in })
    guard case .failure(let refusal) = matching.outcome else { return nil }
    return refusal
  }
}
