import Statistics
import Testing

@Suite struct SymmetricQuantileTests {
  /// Collett's example, time to discontinuation of an intrauterine device in weeks: median 93,
  /// S(75) = 0.5594 and S(97) = 0.3729 about it, so f = 0.1865/22 = 0.00848; the error of S(93) is
  /// 0.1452, so SE = 17.13 and the interval is 59 to 127 weeks.
  @Test func `the median's interval is the published one`() throws {
    let curve = KaplanMeier(try EstimatesData().table("iud"))
    let median = try #require(curve.symmetricMedian.fit)
    #expect(median.estimate == 93)
    #expect((median.standardError * 100).rounded() == 1713)
    #expect(median.lower.rounded() == 59 && median.upper.rounded() == 127)
  }

  /// By hand: n events at 1, 4, 9 …, so S(u) = 0.55 at u = (0.45 n)² and S(l) = 0.45 at
  /// l = (0.55 n)², the density is 0.1 / (0.1 n²), the error of S is 0.5/√n, and SE = n √n / 2. The
  /// levels are met only but for rounding.
  @Test(arguments: [20, 40, 60, 80, 100, 140])
  func `levels met but for rounding count as met`(subjects: Int32) throws {
    let curve = KaplanMeier((1...subjects).map { EventTime.event(at: $0 * $0) })
    let median = try #require(curve.symmetricMedian.fit)
    let n = Double(subjects)
    #expect(median.estimate == (n / 2 * n / 2 + (n / 2 + 1) * (n / 2 + 1)) / 2)
    #expect(agree(median.standardError, n * n.squareRoot() / 2, tolerance: 1e-13))
  }

  @Test func `estimate, error and limits agree with the formula over survfit`() throws {
    let data = try EstimatesData()
    for row in try ReferenceTable("symmetric-quantiles").rows {
      let table = try data.table(row.text("dataset"))
      let curve = KaplanMeier(table, level: try row.value("level"))
      let p = try row.value("p")
      let quantile = curve.symmetricQuantile(p, epsilon: try row.value("epsilon")).fit
      #expect(agree(quantile?.standardError, row.number("standardError")), "\(row)")
      #expect(agree(quantile?.lower, row.number("lower")), "\(row)")
      #expect(agree(quantile?.upper, row.number("upper")), "\(row)")
      guard let quantile else { continue }
      #expect(agree(quantile.estimate, row.number("estimate")), "\(row)")
      #expect(quantile.estimate == curve.quantile(p).estimate, "\(row)")
    }
  }

  @Test func `a reason stands where there is no interval`() {
    func reason(_ times: [EventTime]) -> SymmetricQuantile.Refusal? {
      if case .failure(let refusal) = KaplanMeier(times).symmetricMedian.outcome {
        refusal
      } else {
        nil
      }
    }
    #expect(reason([]) == .notReached)
    #expect(reason([.censored(at: 1)]) == .notReached)
    #expect(reason([.event(at: 1)]) == .survivalIsZero)
    #expect(reason([.event(at: 1), .event(at: 2)]) == .noTimeAbove)
    // S is 2/3, 1/2 at once, and then nobody is followed to 0.45.
    let flat: [EventTime] = [
      .event(at: 1), .event(at: 1), .event(at: 2), .censored(at: 3), .censored(at: 3),
      .censored(at: 3),
    ]
    #expect(reason(flat) == .noTimeBelow)
  }
}
