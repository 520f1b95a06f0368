import Statistics
import Testing

@Suite struct HolmTests {
  /// By hand: 0.01 × 3, then 0.02 × 2 = 0.04, then 0.03 × 1 raised to 0.04.
  @Test func `each p-value counts the hypotheses left and never falls below an earlier one`() {
    #expect(Holm.adjust([0.03, 0.01, 0.02]) == [0.04, 0.03, 0.04])
  }

  @Test func `a missing p-value stays missing and does not count`() {
    #expect(Holm.adjust([nil, 0.25, .nan, 0.5]) == [nil, 0.5, nil, 0.5])
    #expect(Holm.adjust([nil]) == [nil])
    #expect(Holm.adjust([]) == [])
  }

  @Test func `nothing rises above 1`() {
    #expect(Holm.adjust([0.75, 1]) == [1, 1])
  }

  @Test func `adjusted values agree with R's p.adjust`() throws {
    for (family, rows) in try ReferenceTable("holm").groups(by: "family") {
      let adjusted = Holm.adjust(rows.map { $0.number("pValue") })
      for (value, row) in zip(adjusted, rows) {
        #expect(agree(value, row.number("adjusted"), tolerance: 1e-14), "\(family) \(row)")
      }
    }
  }
}
