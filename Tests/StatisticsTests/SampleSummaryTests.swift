import Statistics
import Testing

@Suite struct SampleSummaryTests {
  /// By hand: position 1 + 3 · 0.25 lies three quarters of the way from 1 to 2.
  @Test func `quantiles interpolate between the order statistics`() {
    let sample = SampleSummary([8, 1, 4, 2])
    #expect(sample.quantile(0.25) == 1.75)
    #expect(sample.median == 3)
    #expect(sample.minimum == 1 && sample.maximum == 8 && sample.mean == 3.75)
  }

  @Test func `nobody has no median, one value has no spread`() {
    #expect(SampleSummary([]).median == nil && SampleSummary([]).mean == nil)
    #expect(SampleSummary([5]).median == 5 && SampleSummary([5]).standardDeviation == nil)
  }

  @Test func `quantiles, mean and spread agree with R`() throws {
    let values = try ReferenceTable("sample-data").groups(by: "sample")
    for row in try ReferenceTable("sample-quantiles").rows {
      let members = try #require(values[[row.text("sample")]])
      let sample = SampleSummary(try members.map { try $0.value("value") })
      #expect(agree(sample.quantile(try row.value("p")), row.number("quantile")), "\(row)")
      #expect(agree(sample.mean, row.number("mean")), "\(row)")
      #expect(agree(sample.standardDeviation, row.number("standardDeviation")), "\(row)")
    }
  }
}
