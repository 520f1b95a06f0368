import Dashboard
import Statistics
import Terminal
import Testing

@Suite struct KaplanMeierChartTests {
  /// A fortieth of a column of 200 is less than any display shows.
  @Test func `points that no display can tell apart are left out`() throws {
    let times = (1...40_000).map { Double($0) * 0.001 + 0.0001 }
    let table = try EventTable(times: times, events: times.indices.map { $0 % 2 == 0 })
    let steps = KaplanMeier(table).steps
    let chart = KaplanMeierChart(
      [.init(label: nil, estimate: KaplanMeier(table))], xAxis: ChartAxis.values(to: 40)
    ).chart
    let points = chart.series[0].steps
    #expect(points.count < 17_000 && chart.series[0].censored.count < 17_000)
    #expect(
      points.last == steps.last { $0.events > 0 }.map { ChartPoint(x: $0.time, y: $0.survival) })
    var place = 0
    for step in steps where step.events > 0 {
      while points[place].x < step.time { place += 1 }
      #expect(points[place].x - step.time < 40.0 / 8000)
    }
  }

  @Test func `a curve of a trial keeps every point`() {
    let times = (1...900).map { EventTime(time: Int32($0 * 7 % 1000), kind: .event) }
    let estimate = KaplanMeier(times)
    let chart = KaplanMeierChart(
      [.init(label: nil, estimate: estimate)], xAxis: ChartAxis.values(to: 1000)
    ).chart
    #expect(chart.series[0].steps.count == estimate.steps.count + 1)
  }
}
