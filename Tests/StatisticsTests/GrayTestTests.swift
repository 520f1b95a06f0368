import Statistics
import Testing

@Suite struct GrayTestTests {
  /// By hand. On day 0 both groups have 2 at risk; the first has an event of each cause and is empty
  /// then: E = 1/2, a₁₁ = 2(1 − 2/4) = 1, a₁₂ = −1, and the variance of an increment in either group
  /// is 1/(4 · 2): V = 2/8. On day 3 only the second group is left. χ² = (1 − 1/2)²/(1/4).
  @Test func `two small groups give the chi-square worked by hand`() throws {
    let test = GrayTest(
      times: [0, 0, 3, 3], causes: [1, 2, 0, 1], groups: [0, 0, 1, 1], groupCount: 2)
    #expect(test.groups.map(\.events) == [1, 1])
    #expect(test.groups.map(\.expected) == [0.5, 1.5])
    #expect(agree(test.chiSquare, 1, tolerance: 1e-14))
    #expect(test.degreesOfFreedom == 1)
    #expect(agree(test.pValue, 0.31731050786291415, tolerance: 1e-12))
  }

  /// By hand: on day 1 two events among 2, 1 and 1 at risk, s = (−1, ½, ½); the variance of an
  /// increment is (1 − 1/3) · 2/(4 n), so V₁₁ = 1²/6 + 2 · (½)²/3 = 1/3 and χ² = 1/V₁₁. The incidence
  /// is 1 on day 4 already; day 5 has one group left and leaves nothing to chance.
  @Test func `a group that outlives the others adds nothing`() {
    let test = GrayTest(
      times: [1, 4, 1, 5], causes: [1, 1, 1, 1], groups: [2, 0, 1, 0], groupCount: 3)
    #expect(test.groups.map(\.expected) == [3, 0.5, 0.5])
    #expect(agree(test.chiSquare, 3, tolerance: 1e-12))
    #expect(test.degreesOfFreedom == 2)
  }

  private func refusal(
    _ times: [Double], _ causes: [Int], _ groups: [Int], groupCount: Int = 2, cause: Int = 1
  ) -> GrayTest.Refusal? {
    let test = GrayTest(
      times: times, causes: causes, groups: groups, groupCount: groupCount, cause: cause)
    guard case .failure(let refusal) = test.outcome else { return nil }
    #expect(test.chiSquare == nil && test.pValue == nil)
    return refusal
  }

  @Test func `what cannot be tested is refused`() {
    #expect(refusal([], [], []) == .fewerThanTwoGroups)
    #expect(refusal([], [], [], groupCount: 0) == .fewerThanTwoGroups)
    #expect(refusal([1, 2], [1, 1], [0, 0]) == .fewerThanTwoGroups)
    #expect(refusal([1, 2], [0, 0], [0, 1]) == .noEvents)
    #expect(refusal([1, 2], [2, 2], [0, 1]) == .noEvents)
    #expect(refusal([1, 2], [2, 1], [0, 1], cause: 3) == .noEvents)
    #expect(refusal([4, 4, 4, 4], [1, 1, 1, 1], [0, 0, 1, 1]) == .singularVariance)
    #expect(
      refusal(
        [1, 1, 1, 1, 2, 1, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 2, 1, 2, 0], groupCount: 3)
        == .singularVariance)
    #expect(refusal([1, .nan], [1, 1], [0, 1]) == .invalid(.notFinite(row: 1)))
    #expect(refusal([1, -1], [1, 1], [0, 1]) == .invalid(.negativeTime(row: 1)))
    #expect(refusal([1, 1], [1, -1], [0, 1]) == .invalid(.negativeCause(row: 1)))
  }

  private struct Data {
    var times: [Double] = []
    var causes: [Int] = []
    var groups: [Int] = []
    var strata: [Int] = []

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      for _ in 0..<90 {
        groups.append(Int.random(in: 0...2, using: &random))
        times.append(Double(Int.random(in: 0...25, using: &random)))
        causes.append(Int.random(in: 0...3, using: &random))
        strata.append(Int.random(in: 4...6, using: &random))
      }
    }

    func test(groupCount: Int = 3) -> GrayTest {
      GrayTest(
        times: times, causes: causes, groups: groups, groupCount: groupCount, strata: strata)
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `the order of subjects, groups and strata changes nothing`(seed: UInt64) {
    var data = Data(seed: seed)
    let before = data.test()
    var random = SeededGenerator(seed: seed + 40)
    let order = data.times.indices.shuffled(using: &random)
    data.times = order.map { data.times[$0] }
    data.causes = order.map { data.causes[$0] }
    data.groups = order.map { 2 - data.groups[$0] }
    data.strata = order.map { -data.strata[$0] }
    #expect(agree(data.test().chiSquare, before.chiSquare, tolerance: 1e-10))
    #expect(before.chiSquare != nil)
  }

  @Test(arguments: UInt64(1)...30)
  func `expected events add to the observed, and an empty group changes nothing`(seed: UInt64) {
    var data = Data(seed: seed)
    let before = data.test()
    let expected = before.groups.reduce(0) { $0 + $1.expected }
    let events = before.groups.reduce(0) { $0 + $1.events }
    #expect(agree(expected, Double(events), tolerance: 1e-12))
    data.groups = data.groups.map { $0 == 2 ? 3 : $0 }
    let after = data.test(groupCount: 4)
    #expect(after.degreesOfFreedom == 2)
    #expect(agree(after.chiSquare, before.chiSquare, tolerance: 1e-10))
  }

  @Test(arguments: UInt64(1)...30)
  func `the other causes may be told apart or not`(seed: UInt64) {
    var data = Data(seed: seed)
    let before = data.test()
    data.causes = data.causes.map { $0 == 3 ? 2 : $0 }
    #expect(data.test().outcome == before.outcome)
  }

  @Test func `groups with the same data have a chi-square of 0`() throws {
    let data = Data(seed: 9)
    let test = GrayTest(
      times: data.times + data.times, causes: data.causes + data.causes,
      groups: data.times.map { _ in 0 } + data.times.map { _ in 1 }, groupCount: 2)
    #expect(abs(try #require(test.chiSquare)) < 1e-20)
  }
}
