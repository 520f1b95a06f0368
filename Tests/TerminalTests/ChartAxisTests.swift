import Terminal
import Testing

@Suite struct ChartAxisTests {
  private static let scales: [(Double, [String])] = [
    (36.5, ["0", "5", "10", "15", "20", "25", "30", "35", "40"]), (0.07, ["0", "0.01", "0.02"]),
    (1022, ["0", "200", "400"]), (8, ["0", "1", "2"]), (0.9, ["0", "0.2", "0.4", "0.6"]),
    (1e300, ["0", "200000000000000"]),
  ]

  @Test(arguments: scales)
  func `ticks are a person's numbers at any scale`(_ top: Double, _ labels: [String]) {
    let axis = ChartAxis.values(to: top)
    #expect(axis.ticks.map(\.label).starts(with: labels))
    #expect(axis.ticks.count <= 9)
    #expect(axis.range.upperBound == axis.ticks.last?.value)
    if top < 1e15 { #expect(axis.range.contains(top)) }
  }

  @Test(arguments: [0, -1, Double.nan, .infinity, 1e-300])
  func `what is no length makes an axis to 1`(_ top: Double) {
    #expect(ChartAxis.values(to: top).range == 0...1)
  }
}
