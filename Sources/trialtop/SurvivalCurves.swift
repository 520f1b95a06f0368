import Dashboard
import Reports
import Statistics
import Terminal

/// The Kaplan–Meier curves of an analysis as lines of text, a picture for each few groups.
struct SurvivalCurves {
  /// More curves on one plot cannot be told apart.
  private static let mostCurves = 4

  let analysis: SurvivalAnalysis
  let size: Size
  let charset: Charset

  init(_ analysis: SurvivalAnalysis, size: Size, charset: Charset) {
    self.analysis = analysis
    self.size = size
    self.charset = charset
  }

  var lines: [String] {
    let groups = analysis.groups.filter { $0.estimate.subjects > 0 }
    return stride(from: 0, to: groups.count, by: SurvivalCurves.mostCurves).flatMap { start in
      picture(Array(groups[start..<min(start + SurvivalCurves.mostCurves, groups.count)]))
    }
  }

  private func picture(_ groups: [SurvivalAnalysis.Group]) -> [String] {
    let curves = groups.map { group in
      KaplanMeierChart.Curve(
        label: analysis.groupColumn == nil ? nil : group.name, estimate: group.estimate)
    }
    let axis = ChartAxis.values(to: analysis.longestTime)
    let chart = KaplanMeierChart(curves, xAxis: axis).chart
    // Each group has three rows of numbers, which take nothing from the plot.
    let whole = Size(width: size.width, height: size.height + chart.tableRows.count - 3)
    var buffer = Buffer(size: whole, charset: charset)
    chart.draw(in: buffer.area, of: &buffer)
    return buffer.lines(trimmed: true) + [axisTitle]
  }

  private var axisTitle: String {
    let unit = analysis.options.timeUnit.map { " (\($0.rawValue))" } ?? ""
    let title = "time" + unit
    return String(repeating: " ", count: max(0, size.width - title.count)) + title
  }
}
