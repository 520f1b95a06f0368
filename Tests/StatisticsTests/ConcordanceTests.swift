import Statistics
import Testing

@Suite struct ConcordanceTests {
  /// By hand. Events at 1, 3 and 3, censored at 3 and 5; the scores are 4, 2, 2, 3, 1.
  /// The first event meets four with lower scores: 4 concordant. Each event at 3 meets the one
  /// censored at 3 (higher score, discordant) and the one at 5 (concordant): 2 and 2. The two events
  /// at 3 share time and score. C = 6/8, d = 1/2.
  /// Influences (net − d · met)/(2 · 8): 4 − 2 = 2; (1 − 1 + 1) − 3/2 = −1/2, twice;
  /// (1 − 2) − 3/2 = −5/2; 3 − 3/2 = 3/2. Squares 4 + 2/4 + 25/4 + 9/4 = 13.
  @Test func `five subjects give the numbers worked by hand`() {
    let concordance = Concordance(
      scores: [4, 2, 2, 3, 1], times: [1, 3, 3, 3, 5], events: [true, true, true, false, false])
    #expect(concordance.pairs.concordant == 6)
    #expect(concordance.pairs.discordant == 2)
    #expect(concordance.pairs.tiedScore == 0)
    #expect(concordance.pairs.tiedTime == 0)
    #expect(concordance.pairs.tiedBoth == 1)
    #expect(concordance.estimate == 0.75)
    #expect(agree(concordance.standardError, 13.0.squareRoot() / 16, tolerance: 1e-14))
  }

  /// By hand: the event at 2 meets nobody, for the second row enters at 2; the event at 4 meets the
  /// third row. With entry at 1.5 the event at 2 meets the second row too.
  @Test func `a row is not at risk at its entry`() {
    func pairs(entry: Double) -> Concordance.Pairs {
      Concordance(
        scores: [1, 2, 3], times: [2, 4, 5], events: [true, true, false], entries: [0, entry, 3]
      ).pairs
    }
    #expect(pairs(entry: 2).comparable == 1)
    #expect(pairs(entry: 1.5).comparable == 2)
  }

  @Test func `what cannot be compared is refused`() {
    func refusal(
      _ scores: [Double], _ times: [Double], _ events: [Bool], entries: [Double]? = nil,
      weights: [Double]? = nil
    ) -> Concordance.Refusal? {
      let concordance = Concordance(
        scores: scores, times: times, events: events, entries: entries, weights: weights)
      guard case .failure(let refusal) = concordance.outcome else { return nil }
      #expect(concordance.estimate == nil && concordance.standardError == nil)
      return refusal
    }
    let both = [true, true]
    #expect(refusal([], [], []) == .noSubjects)
    #expect(refusal([1], [0], [true]) == .nothingComparable)
    #expect(refusal([1, 2], [0, 3], [false, false]) == .noEvents)
    #expect(refusal([1, 2], [7, 7], both) == .nothingComparable)
    #expect(refusal([1, 2], [3, 4], [false, true]) == .nothingComparable)
    #expect(refusal([1, 2], [3, 4], both, weights: [0, 0]) == .nothingComparable)
    #expect(refusal([1, .nan], [3, 4], both) == .notFinite(row: 1))
    #expect(refusal([1, 2], [.infinity, 4], both) == .notFinite(row: 0))
    #expect(refusal([1, 2], [3, 4], both, entries: [0, .nan]) == .notFinite(row: 1))
    #expect(refusal([1, 2], [3, 4], both, weights: [1, .nan]) == .notFinite(row: 1))
    #expect(refusal([1, 2], [3, 4], both, weights: [-1, 1]) == .negativeWeight(row: 0))
    #expect(refusal([1, 2], [3, 4], both, entries: [0, 4]) == .entryNotBeforeTime(row: 1))
    #expect(
      refusal([1, 2], [3, 4], both, entries: [3 - 1e-12, 0]) == .entryNotBeforeTime(row: 0))
  }

  @Test func `an event on day 0 comes before a censoring on day 0`() {
    let concordance = Concordance(scores: [2, 1], times: [0, 0], events: [true, false])
    #expect(concordance.estimate == 1)
    #expect(concordance.standardError == 0)
  }

  @Test func `times whose sum overflows are still told apart`() {
    let concordance = Concordance(
      scores: [3, 2, 1], times: [1e308, 1.2e308, 1.5e308], events: [true, true, true])
    #expect(concordance.estimate == 1)
  }

  @Test func `a constant score is one half`() {
    let concordance = Concordance(
      scores: [5, 5, 5], times: [1, 2, 3], events: [true, true, false])
    #expect(concordance.estimate == 0.5)
    #expect(concordance.standardError == 0)
    #expect(concordance.pairs.tiedScore == 3)
  }
}
