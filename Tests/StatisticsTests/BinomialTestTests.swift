import Statistics
import Testing

@Suite struct BinomialTestTests {
  /// By hand: of 4 with probability ⅓, 3 has 8/81 and 4 has 1/81; on the other side 0 has 16/81,
  /// which is likelier than 3 and does not count.
  @Test func `three of four at a third`() {
    let p = BinomialTest.pValue(3, of: 4, probability: 1.0 / 3)
    #expect(agree(p, 9.0 / 81, tolerance: 1e-13))
    #expect(BinomialTest.pValue(2, of: 4, probability: 0.5) == 1)
  }

  @Test func `p agrees with binom test of R`() throws {
    for row in try ReferenceTable("binomial-tests").rows {
      let p = BinomialTest.pValue(
        try row.count("x"), of: try row.count("n"), probability: try row.value("p"))
      #expect(agree(p, row.number("pValue")), "\(row) \(p)")
    }
  }
}
