import Statistics
import Testing

@Suite struct PearsonTestTests {
  /// By hand: every expected count is 2, every distance 1: χ² = 4 · 1/2 and 4 · (1/2)²/2.
  @Test func `three of four against one of four`() throws {
    let groups = TwoProportions(3, of: 4, against: 1, of: 4)
    #expect(try PearsonTest.test(groups).get() == ChiSquareTest(statistic: 2, degreesOfFreedom: 1))
    #expect(try PearsonTest.test(groups, isCorrected: true).get().statistic == 0.5)
  }

  @Test func `both statistics agree with R, and are refused where R has none`() throws {
    for row in try ReferenceTable("two-by-two").rows {
      let groups = try row.twoProportions()
      let plain = try? PearsonTest.test(groups).get()
      let yates = try? PearsonTest.test(groups, isCorrected: true).get()
      #expect(agree(plain?.statistic, row.number("statistic")), "\(row)")
      #expect(agree(plain?.pValue, row.number("pValue")), "\(row)")
      let corrected = row.number("correctedStatistic")
      #expect(agreeOrInfinite(yates?.statistic, corrected, orWithin: 1e-15), "\(row)")
      #expect(agree(yates?.pValue, row.number("correctedPValue")), "\(row)")
      if row.number("statistic") == nil {
        #expect(PearsonTest.test(groups) == .failure(.emptyMargin))
      }
    }
  }

  @Test func `larger tables agree with R, with no correction`() throws {
    for (name, rows) in try ReferenceTable("contingency").groups(by: "table") {
      let size = (try rows.map { try $0.count("row") }.max()) ?? 0
      let counts = try (1...size).map { index in
        try rows.filter { try $0.count("row") == index }.map { try $0.count("count") }
      }
      let test = try PearsonTest.test(counts, isCorrected: true).get()
      #expect(agree(test.statistic, rows[0].number("statistic")), "\(name)")
      #expect(test.degreesOfFreedom == (try rows[0].count("degreesOfFreedom")), "\(name)")
      #expect(agree(test.pValue, rows[0].number("pValue")), "\(name)")
    }
  }

  @Test func `one row, one column or nobody is refused`() {
    #expect(PearsonTest.test([[1, 2]]) == .failure(.fewerThanTwoRowsOrColumns))
    #expect(PearsonTest.test([[1], [2]]) == .failure(.fewerThanTwoRowsOrColumns))
    #expect(PearsonTest.test([]) == .failure(.fewerThanTwoRowsOrColumns))
    #expect(PearsonTest.test([[0, 0], [0, 0]]) == .failure(.emptyMargin))
    #expect(PearsonTest.test([[0, 0, 0], [1, 2, 3]]) == .failure(.emptyMargin))
  }
}
